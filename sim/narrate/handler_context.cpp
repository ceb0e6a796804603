// Handlers around a call: what a signal makes of a sleeping call, and which handler makes the call.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <optional>

#include "sim/kernel/signal.h"
#include "sim/narrate/blocked.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using kernel::PendingSignal;

static const PendingSignal* find_signal(const std::vector<PendingSignal>& pending, int signal) {
  const auto found = std::find_if(pending.begin(), pending.end(),
                                  [&](const PendingSignal& each) { return each.signal == signal; });
  return found == pending.end() ? nullptr : &*found;
}

// Its handler is entered and has not begun.
static const PendingSignal* find_entered(const kernel::Thread& thread, int signal) {
  const auto found = std::find_if(
      thread.handlers.begin(), thread.handlers.end(),
      [&](const auto& frame) { return !frame.has_begun && frame.received.signal == signal; });
  return found == thread.handlers.end() ? nullptr : &found->received;
}

// A signal of the calling thread that waited when the step began, or that the step itself has sent.
static const PendingSignal* pending_signal(const Story& story, int signal) {
  for (const world::World* world : {&story.before, &story.after}) {
    const auto* thread = world->kernel.threads.find(story.record.thread);
    if (!thread) continue;
    if (const auto* entered = find_entered(*thread, signal)) return entered;
    if (const auto* own = find_signal(thread->pending, signal)) return own;
    const auto& process = world->kernel.processes.at(thread->process);
    if (const auto* any = find_signal(process.pending, signal)) return any;
  }
  return nullptr;
}

static bool is_key_signal(int signal) {
  const auto& all = kernel::kKeySignals;
  return std::find(all.begin(), all.end(), signal) != all.end();
}

static std::string cause_in_words(const Story& story, const PendingSignal& received) {
  const std::string other = process_name(story.before, received.sender);
  if (received.signal == SIGALRM && received.code == SI_KERNEL) return "its alarm has rung";
  if (received.code == SI_KERNEL && is_key_signal(received.signal)) {
    return signal_key(received.signal) + " was pressed";
  }
  if (received.signal == SIGCHLD && received.code > 0) {
    if (received.code == CLD_STOPPED) return other + " has been stopped";
    return other + (received.code == CLD_CONTINUED ? " goes on" : " has ended");
  }
  if (received.code != SI_USER && received.code != SI_TKILL) return "";
  return "sent by " + (received.sender == story.record.pid ? "itself" : other);
}

// "SIGUSR1 (sent by parent)"
static std::string with_cause(const Story& story, int signal) {
  if (signal == 0) return "A signal";
  const PendingSignal* received = pending_signal(story, signal);
  const std::string cause = received ? cause_in_words(story, *received) : "";
  return signal_name(signal) + (cause.empty() ? "" : " (" + cause + ")");
}

bool is_interrupted(const Story& story) {
  const auto* failed = std::get_if<abi::Failed>(&story.record.outcome);
  return std::holds_alternative<abi::Restarts>(story.record.outcome) ||
         (failed && failed->errno_code == EINTR);
}

static std::string call_name(const abi::Request& request) {
  const std::string call = short_call(request);
  return call.substr(0, call.find('(')) + "()";
}

// What the call returns after the handler.
static std::string after_the_handler(const Story& story) {
  const abi::Request& request = story.record.request;
  const std::string name = call_name(request);
  const auto* failed = std::get_if<abi::Failed>(&story.record.outcome);
  if (!failed) return fmt::format("its handler runs first, then {} begins anew", name);
  const auto* sleep = std::get_if<abi::SleepRequest>(&request);
  if (sleep && sleep->spelling == abi::SleepRequest::Spelling::kSleep) {
    return fmt::format("its handler runs, then {} returns the time that is left, {}", name,
                       duration(failed->left));
  }
  const std::string fails = fmt::format("its handler runs, then {} fails with EINTR", name);
  const bool waits_for_signals = std::holds_alternative<abi::PauseRequest>(request) ||
                                 std::holds_alternative<abi::SigsuspendRequest>(request);
  if (waits_for_signals) return fails + ", as it always does";
  const bool never_restarts = sleep || std::holds_alternative<abi::PollRequest>(request);
  return fails +
         (never_restarts ? ", whatever SA_RESTART says" : ", because SA_RESTART is not set");
}

std::string interrupting(const Story& story) {
  const int signal = kernel::next_signal(story.after.kernel, story.record.thread);
  return fmt::format("{} wakes {} inside {}: {}", with_cause(story, signal), story.who,
                     short_call(story.record.request), after_the_handler(story));
}

namespace {

struct HandlersAround {
  std::vector<int> entered;      // in this step, the first one first
  std::vector<int> running;      // in the world after it, the innermost last
  std::vector<int> was_running;  // in the world before
  bool is_over;                  // the process has ended, or runs another program
};

std::vector<int> handlers_in(const world::World& world, abi::ThreadId thread) {
  std::vector<int> signals;
  const auto* found = world.kernel.threads.find(thread);
  if (!found) return signals;
  for (const auto& frame : found->handlers) {
    if (frame.has_begun) signals.push_back(frame.received.signal);
  }
  return signals;
}

HandlersAround handlers_around(const Story& story) {
  HandlersAround around;
  for (const auto& each : events_of<kernel::SignalDelivered>(story)) {
    around.entered.push_back(each.signal);
  }
  around.running = handlers_in(story.after, story.record.thread);
  around.was_running = handlers_in(story.before, story.record.thread);
  around.is_over = !story.after.kernel.threads.contains(story.record.thread) ||
                   std::holds_alternative<abi::Replaced>(story.record.outcome);
  return around;
}

std::string all_with_cause(const Story& story, const std::vector<int>& signals) {
  std::vector<std::string> names;
  for (const int signal : signals) names.push_back(with_cause(story, signal));
  return listed(names);
}

std::string plural(const std::vector<int>& signals) {
  return signals.size() == 1 ? "handler" : "handlers";
}

std::string inside(const Story& story, const HandlersAround& around) {
  const int signal = around.running.back();
  const bool is_new = !around.entered.empty();
  std::string text =
      "Inside the handler for " + (is_new ? with_cause(story, signal) : signal_name(signal));
  if (is_new && around.running.size() > 1) {
    text += ", on top of that for " + signal_name(around.running[around.running.size() - 2]);
  }
  return text;
}

std::string after_it(const Story& story, const HandlersAround& around) {
  return fmt::format("After the {} for {} {} run", plural(around.entered),
                     all_with_cause(story, around.entered),
                     around.entered.size() == 1 ? "has" : "have");
}

// Where the call stands; empty: no handler has to do with it.
std::string place_of_call(const Story& story, const HandlersAround& around) {
  if (around.is_over) {
    if (around.entered.empty()) return {};
    return fmt::format("The {} for {} {}", plural(around.entered),
                       all_with_cause(story, around.entered),
                       around.entered.size() == 1 ? "runs" : "run");
  }
  if (!around.running.empty()) {
    const bool is_entered =
        around.entered.empty() || around.entered.back() == around.running.back();
    return is_entered ? inside(story, around) : after_it(story, around);
  }
  if (!around.entered.empty()) return after_it(story, around);
  if (around.was_running.empty()) return {};
  return "Back from the handler for " + signal_name(around.was_running.back());
}

// The call that a signal has interrupted, and that the thread makes again after the handler.
bool begins_anew(const Story& story, const HandlersAround& around) {
  const auto* thread = story.before.kernel.threads.find(story.record.thread);
  if (!thread || story.again() || around.is_over) return false;
  const std::size_t left = around.running.size();
  if (thread->interrupted == story.record.request) return left <= thread->handlers.size();
  for (std::size_t i = left; i < thread->handlers.size(); ++i) {
    if (thread->handlers[i].restarts == story.record.request) return true;
  }
  return false;
}

// A sentence in the middle of another: "Pipe #1 is empty" becomes "pipe #1 is empty".
std::string continued(const Story& story, std::string text) {
  const bool is_word = text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])) != 0;
  if (!is_word || text.starts_with(story.who)) return text;
  text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

}  // namespace

std::string in_context(const Story& story, const std::string& sentence) {
  const HandlersAround around = handlers_around(story);
  const std::string place = place_of_call(story, around);
  if (place.empty()) return sentence;
  const std::string rest = continued(story, sentence);
  if (begins_anew(story, around)) {
    return fmt::format("{}, {} begins {} anew: {}", place, story.who,
                       short_call(story.record.request), rest);
  }
  const bool flows = rest.starts_with(story.who) && !place.starts_with("The ");
  return place + (flows ? ", " : ": ") + rest;
}

}  // namespace sim::narrate
