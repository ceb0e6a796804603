#include "sim/cli/strace_format.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <string_view>
#include <utility>

#include "sim/cli/strace_calls.h"
#include "sim/cli/strace_signals.h"

namespace sim::cli {

using kernel::PendingSignal;
using kernel::SignalEffect;

namespace {

std::string_view call_name(std::string_view known) { return known.substr(0, known.find('(')); }

std::string call_line(const world::StepRecord& record) {
  const CallText text = strace_call(record);
  const bool resumed = record.attempt == world::StepRecord::Attempt::kAgain;
  const std::string start =
      resumed ? fmt::format("<... {} resumed>", call_name(text.known)) : text.known;
  if (std::holds_alternative<abi::Blocked>(record.outcome)) return start + " <unfinished ...>";
  const std::string whole = start + text.filled;
  return fmt::format("{:<39} = {}", whole, strace_result(record.request, record.outcome));
}

std::string end_line(int raw_status) {
  if (WIFEXITED(raw_status)) return fmt::format("+++ exited with {} +++", WEXITSTATUS(raw_status));
  return fmt::format("+++ killed by {} +++", signal_name(WTERMSIG(raw_status)));
}

// strace calls the number of every thread a pid.
abi::Pid number_of(const world::StepRecord& record) { return abi::Pid{record.thread.value}; }

// strace sees no call in a mistake of the program, and nobody wants to see how a handler returns.
bool is_call(const abi::Request& request) {
  return !std::holds_alternative<abi::FaultRequest>(request) &&
         !std::holds_alternative<abi::SigreturnRequest>(request);
}

// What the kernel tells a parent of the child that this event is about.
std::optional<PendingSignal> news_of_child(const kernel::Event& event) {
  if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) {
    const int raw = exited->raw_status;
    if (WIFSIGNALED(raw)) return PendingSignal{SIGCHLD, CLD_KILLED, exited->pid, WTERMSIG(raw)};
    return PendingSignal{SIGCHLD, CLD_EXITED, exited->pid, WEXITSTATUS(raw)};
  }
  const auto* sent = std::get_if<kernel::SignalSent>(&event);
  if (!sent || sent->effect != SignalEffect::kStopped) return std::nullopt;
  return PendingSignal{SIGCHLD, CLD_STOPPED, sent->pid, sent->signal};
}

// A child that goes on says so before SIGCONT itself is noted.
PendingSignal news_of_continued_child(const world::StepRecord& record) {
  const auto* kill = std::get_if<abi::KillRequest>(&record.request);
  return {SIGCHLD, CLD_CONTINUED, abi::Pid{kill ? kill->pid : 0}, SIGCONT};
}

PendingSignal child_signal(const world::StepRecord& record, std::size_t event) {
  for (std::size_t i = event; i > 0; --i) {
    if (auto news = news_of_child(record.events[i - 1])) return *news;
  }
  return news_of_continued_child(record);
}

// Who has sent the signal of this event, and why.
PendingSignal origin(const world::StepRecord& record, std::size_t event) {
  const auto& sent = std::get<kernel::SignalSent>(record.events[event]);
  const int signal = sent.signal;
  const auto* kill = std::get_if<abi::KillRequest>(&record.request);
  if (kill && kill->signal == signal) return {signal, SI_USER, record.pid, 0};
  const auto* raise = std::get_if<abi::RaiseRequest>(&record.request);
  if (raise && raise->signal == signal) return {signal, SI_TKILL, record.pid, 0};
  if (signal == SIGCHLD) return child_signal(record, event);
  if (signal == SIGPIPE || signal == SIGXFSZ) return {signal, SI_USER, record.pid, 0};
  return {signal, SI_KERNEL, {}, 0};
}

std::optional<PendingSignal> take(std::vector<PendingSignal>& signals, int signal) {
  const auto found = std::find_if(signals.begin(), signals.end(),
                                  [&](const PendingSignal& each) { return each.signal == signal; });
  if (found == signals.end()) return std::nullopt;
  const PendingSignal taken = *found;
  signals.erase(found);
  return taken;
}

}  // namespace

void Strace::say(abi::Pid pid, const std::string& text) {
  lines_.push_back(fmt::format("[pid {:>5}] {}", pid.value, text));
}

void Strace::let_arrive(Signals& signals, abi::Pid pid) {
  for (const PendingSignal& each : std::exchange(signals, {})) say(pid, arrival_text(each));
}

// Handlers begin before the call that the step makes.
void Strace::enter_handlers(const world::StepRecord& record) {
  for (const auto& event : record.events) {
    const auto* delivered = std::get_if<kernel::SignalDelivered>(&event);
    if (!delivered) continue;
    const auto received = take(pending_[record.pid], delivered->signal);
    say(number_of(record),
        arrival_text(received.value_or(PendingSignal{delivered->signal, SI_KERNEL, {}, 0})));
  }
}

void Strace::say_call(const world::StepRecord& record) {
  const bool resumed = record.attempt == world::StepRecord::Attempt::kAgain;
  if (!resumed) let_arrive(unnoticed_[record.pid], record.pid);
  if (is_call(record.request)) say(number_of(record), call_line(record));
  const bool sleeps = std::holds_alternative<abi::Blocked>(record.outcome);
  if (resumed && !sleeps) let_arrive(unnoticed_[record.pid], record.pid);
}

void Strace::take_signal(const world::StepRecord& record, std::size_t event) {
  const auto& sent = std::get<kernel::SignalSent>(record.events[event]);
  if (sent.effect == SignalEffect::kMerged) return;
  Signals& pending = pending_[sent.pid];
  const bool queues = sent.effect == SignalEffect::kPending && sent.signal >= kFirstRealTime;
  const auto waiting = queues ? std::nullopt : take(pending, sent.signal);
  const PendingSignal received = waiting.value_or(origin(record, event));
  switch (sent.effect) {
    case SignalEffect::kPending:
      return pending.push_back(received);
    case SignalEffect::kMerged:
      return;
    case SignalEffect::kIgnored:
      if (sent.pid != record.pid) return unnoticed_[sent.pid].push_back(received);
      return say(sent.pid, arrival_text(received));
    case SignalEffect::kContinued:
      return say(sent.pid, arrival_text(received));
    case SignalEffect::kKilled:
      if (sent.signal != SIGKILL) say(sent.pid, arrival_text(received));
      return;
    case SignalEffect::kStopped:
      say(sent.pid, arrival_text(received));
      return say(sent.pid, fmt::format("--- stopped by {} ---", signal_name(sent.signal)));
  }
}

// With its process, or alone; the main thread's end with the process is the process's own.
void Strace::say_end(const world::StepRecord& record, const kernel::ThreadExited& ended) {
  std::optional<int> status;
  for (const auto& event : record.events) {
    const auto* exited = std::get_if<kernel::ProcessExited>(&event);
    if (exited && exited->pid == ended.pid) status = exited->raw_status;
  }
  const bool is_main = ended.thread.value == ended.pid.value;
  if (!is_main || !status) say(abi::Pid{ended.thread.value}, end_line(status.value_or(0)));
}

void Strace::follow(const world::StepRecord& record) {
  for (std::size_t i = 0; i < record.events.size(); ++i) {
    if (std::holds_alternative<kernel::SignalSent>(record.events[i])) take_signal(record, i);
    if (const auto* ended = std::get_if<kernel::ThreadExited>(&record.events[i])) {
      say_end(record, *ended);
    }
    if (const auto* exited = std::get_if<kernel::ProcessExited>(&record.events[i])) {
      say(exited->pid, end_line(exited->raw_status));
      pending_.erase(exited->pid);
      unnoticed_.erase(exited->pid);
    }
  }
}

std::vector<std::string> Strace::lines(const world::StepRecord& record) {
  lines_.clear();
  if (record.diagnostic) {
    say(number_of(record), abi::to_text(*record.diagnostic));
    return lines_;
  }
  if (world::has_thread(record)) {
    enter_handlers(record);
    say_call(record);
  }
  follow(record);
  return std::move(lines_);
}

}  // namespace sim::cli
