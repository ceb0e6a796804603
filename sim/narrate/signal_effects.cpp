// What a signal does to a process, and what a step does to others beside its call.

#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "sim/kernel/signal.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using kernel::SignalEffect;
using kernel::SignalSent;

Afterlife afterlife_of(const Story& story, abi::Pid pid) {
  for (const auto& reaped : events_of<kernel::ProcessReaped>(story.record.events)) {
    if (reaped.pid != pid) continue;
    return reaped.by == abi::kInitPid ? Afterlife::kReapedByInit : Afterlife::kUnwanted;
  }
  return Afterlife::kZombie;
}

static std::string parent_name(const Story& story, abi::Pid pid) {
  return process_name(story.before, story.before.kernel.processes.at(pid).parent);
}

// "child, which stays a zombie until parent reaps it"
static std::string with_afterlife(const Story& story, abi::Pid pid) {
  const std::string name = process_name(story.before, pid);
  switch (afterlife_of(story, pid)) {
    case Afterlife::kZombie:
      return fmt::format("{}, which stays a zombie until {} reaps it", name,
                         parent_name(story, pid));
    case Afterlife::kReapedByInit:
      return name + ", which init reaps at once";
    case Afterlife::kUnwanted:
      return fmt::format("{}, of which no zombie stays, because {} wants none", name,
                         parent_name(story, pid));
  }
  return name;
}

static bool is_blocked(const Story& story, const SignalSent& sent) {
  const auto* thread = story.before.kernel.threads.find(abi::ThreadId{sent.pid.value});
  return thread && (thread->blocked & abi::set_of(sent.signal)) != 0;
}

static bool was_stopped(const Story& story, abi::Pid pid) {
  const auto* process = story.before.kernel.processes.find(pid);
  return process && kernel::is_stopped(*process);
}

static bool is_ignored_on_purpose(const Story& story, const SignalSent& sent) {
  const auto* process = story.before.kernel.processes.find(sent.pid);
  return process && process->actions[sent.signal].disposition == abi::Disposition::kIgnore;
}

static bool has_handler(const Story& story, const SignalSent& sent) {
  const auto* process = story.before.kernel.processes.find(sent.pid);
  return process && process->actions[sent.signal].disposition == abi::Disposition::kHandler;
}

static std::string pending_effect(const Story& story, const SignalSent& sent) {
  const std::string name = process_name(story.before, sent.pid);
  if (is_blocked(story, sent)) return name + " blocks it, so it stays pending";
  if (sent.pid == story.record.pid) return "its handler runs next";
  if (!was_stopped(story, sent.pid)) return fmt::format("its handler in {} will run", name);
  if (sent.signal == SIGCONT) return name + " goes on, and its handler will run";
  return fmt::format("{} is stopped, so {} has to wait for SIGCONT", name,
                     has_handler(story, sent) ? "its handler" : "the signal");
}

std::string effect(const Story& story, const SignalSent& sent) {
  const std::string name = process_name(story.before, sent.pid);
  switch (sent.effect) {
    case SignalEffect::kKilled:
      return (sent.signal == SIGKILL ? "nothing keeps it from ending "
                                     : "its default action ends ") +
             with_afterlife(story, sent.pid);
    case SignalEffect::kIgnored:
      return is_ignored_on_purpose(story, sent) ? name + " ignores it"
                                                : "its default action does nothing";
    case SignalEffect::kPending:
      return pending_effect(story, sent);
    case SignalEffect::kMerged:
      return name + " has one pending already, so this one is lost";
    case SignalEffect::kStopped:
      return "it stops " + name + " until SIGCONT comes";
    case SignalEffect::kContinued:
      return was_stopped(story, sent.pid) ? name + " goes on"
                                          : name + " is not stopped, so nothing changes";
  }
  return {};
}

bool ends_by_file_limit(const world::StepRecord& record) {
  const auto* ended = std::get_if<abi::Ended>(&record.outcome);
  const abi::Request& request = record.request;
  return ended && ended->raw_status == SIGXFSZ &&
         (std::holds_alternative<abi::WriteRequest>(request) ||
          std::holds_alternative<abi::PwriteRequest>(request) ||
          std::holds_alternative<abi::TruncateRequest>(request) ||
          std::holds_alternative<abi::FtruncateRequest>(request));
}

// The signal that the sentence itself speaks of; 0: none.
static int told_signal(const world::StepRecord& record) {
  if (ends_by_file_limit(record)) return SIGXFSZ;
  if (record.typed) return record.typed->signal;
  const abi::Request& request = record.request;
  if (const auto* kill = std::get_if<abi::KillRequest>(&request)) return kill->signal;
  if (const auto* raise = std::get_if<abi::RaiseRequest>(&request)) return raise->signal;
  if (const auto* fault = std::get_if<abi::FaultRequest>(&request)) return fault->signal;
  return std::holds_alternative<abi::WriteRequest>(request) ? SIGPIPE : 0;
}

static std::string news_of(const Story& story, const SignalSent& sent) {
  const std::string name = process_name(story.before, sent.pid);
  const std::string signal = signal_name(sent.signal);
  switch (sent.effect) {
    case SignalEffect::kPending:
      return fmt::format("{} gets {}{}", name, signal,
                         is_blocked(story, sent)    ? ", but blocks it"
                         : has_handler(story, sent) ? ", and its handler will run"
                                                    : ", but is stopped");
    case SignalEffect::kMerged:
      return fmt::format("{} has a {} pending already, so this one is lost", name, signal);
    case SignalEffect::kKilled:
      return fmt::format("{} was pending and ends {}", signal, with_afterlife(story, sent.pid));
    case SignalEffect::kStopped:
      return fmt::format("{} was pending and stops {}", signal, name);
    case SignalEffect::kIgnored:
    case SignalEffect::kContinued:
      break;
  }
  return {};
}

std::string news(const Story& story) {
  std::string text;
  for (const auto& sent : events_of<SignalSent>(story)) {
    if (sent.signal == told_signal(story.record)) continue;
    const std::string clause = news_of(story, sent);
    if (!clause.empty()) text += "; " + clause;
  }
  return text;
}

static std::string alarm_news(const Story& story, const SignalSent& sent) {
  const std::string rings = "the alarm of " + process_name(story.before, sent.pid) + " rings";
  if (sent.effect == SignalEffect::kIgnored) return rings + ", but SIGALRM is ignored";
  if (sent.effect == SignalEffect::kKilled) {
    return fmt::format("{}: SIGALRM ends {}", rings, with_afterlife(story, sent.pid));
  }
  return is_blocked(story, sent) ? rings + ", but SIGALRM is blocked" : rings;
}

static std::vector<std::string> doings_of_the_clock(const Story& story) {
  std::vector<std::string> clauses;
  for (const auto& sent : events_of<SignalSent>(story.clock_events)) {
    const bool is_alarm = sent.signal == SIGALRM;
    const std::string clause = is_alarm ? alarm_news(story, sent) : news_of(story, sent);
    if (!clause.empty()) clauses.push_back(clause);
  }
  std::vector<std::string> woken;
  for (const auto& each : events_of<kernel::ThreadWoken>(story.clock_events)) {
    woken.push_back(name_of_thread(story.after, each.thread));
  }
  if (!woken.empty()) {
    clauses.push_back(listed(woken) + (woken.size() == 1 ? " wakes up" : " wake up"));
  }
  return clauses;
}

std::string passing_of_time(const Story& story) {
  const auto moves = events_of<kernel::ClockMoved>(story.clock_events);
  if (moves.empty()) return {};
  const std::string doings = listed(doings_of_the_clock(story));
  return fmt::format("; nothing else can run, so the clock moves on to {}{}{}",
                     duration(moves.back().now), doings.empty() ? "" : ": ", doings);
}

}  // namespace sim::narrate
