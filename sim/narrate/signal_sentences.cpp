// Signals in sentences: what becomes of them, who blocks them, who waits for them, who sends them.

#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "sim/kernel/signal.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/signal_sets.h"
#include "sim/narrate/story.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using kernel::SignalEffect;
using kernel::SignalSent;

static bool has(int flags, unsigned flag) { return (static_cast<unsigned>(flags) & flag) != 0; }

// SIGCHLD has a second meaning: who ignores it wants no zombies.
static std::string forgetting(const Story& story, int signal, abi::Disposition disposition) {
  const std::string name = signal_name(signal);
  if (disposition == abi::Disposition::kDefault) {
    return fmt::format("{} lets {} have its default effect", story.who, name);
  }
  const std::string zombies = signal == SIGCHLD ? ": its children leave no zombies" : "";
  return fmt::format("{} ignores {} from now on{}", story.who, name, zombies);
}

std::string setting_signal(const Story& story, const abi::SignalRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  if (call.disposition != abi::Disposition::kHandler) {
    return forgetting(story, call.signal, call.disposition);
  }
  return fmt::format(
      "{} sets a handler for {}: it stays set, and a call that it interrupts begins "
      "anew",
      story.who, signal_name(call.signal));
}

// "; SIGTERM is blocked meanwhile"
static std::string extra_mask(const abi::SignalAction& action, int signal) {
  const abi::SignalSet others = action.mask & ~abi::set_of(signal);
  if (others == 0) return {};
  const bool several = signals_in(others).size() > 1;
  return fmt::format("; {} {} blocked meanwhile", signal_set_in_words(others),
                     several ? "are" : "is");
}

static std::string handler_rules(const abi::SignalAction& action) {
  std::string rules = has(action.flags, SA_RESTART)
                          ? ": a call that it interrupts begins anew (SA_RESTART)"
                          : ": a call that it interrupts fails with EINTR (no SA_RESTART)";
  if (has(action.flags, SA_SIGINFO)) rules += "; it learns who sent the signal (SA_SIGINFO)";
  if (has(action.flags, SA_NODEFER)) rules += "; it may interrupt itself (SA_NODEFER)";
  if (has(action.flags, SA_RESETHAND)) rules += "; it runs only once (SA_RESETHAND)";
  if (has(action.flags, SA_NOCLDSTOP)) {
    rules += "; a child that only stops does not count (SA_NOCLDSTOP)";
  }
  if (has(action.flags, SA_NOCLDWAIT)) rules += "; children leave no zombies (SA_NOCLDWAIT)";
  return rules;
}

static std::string action_in_words(const abi::SignalAction& action) {
  switch (action.disposition) {
    case abi::Disposition::kDefault:
      return "its default action";
    case abi::Disposition::kIgnore:
      return "it is ignored";
    case abi::Disposition::kHandler:
      return "a handler runs";
  }
  return {};
}

std::string setting_signal(const Story& story, const abi::SigactionRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const std::string name = signal_name(call.signal);
  if (!call.action) {
    const auto& returned = std::get<abi::Returned>(story.record.outcome);
    return fmt::format("{} asks what {} does: {}", story.who, name,
                       action_in_words(std::get<abi::SignalAction>(returned.payload)));
  }
  if (call.action->disposition != abi::Disposition::kHandler) {
    return forgetting(story, call.signal, call.action->disposition);
  }
  return fmt::format("{} sets a handler for {}{}{}", story.who, name, handler_rules(*call.action),
                     extra_mask(*call.action, call.signal));
}

static abi::SignalSet blocked_in(const world::World& world, abi::ThreadId thread) {
  const auto* found = world.kernel.threads.find(thread);
  return found ? found->blocked : 0;
}

// "; SIGINT was pending, and its handler runs next"
static std::string unblocked_handler(const Story& story) {
  const abi::ThreadId thread = story.record.thread;
  if (!kernel::has_handler_to_run(story.after.kernel, thread)) return {};
  const int signal = kernel::next_signal(story.after.kernel, thread);
  if ((blocked_in(story.before, thread) & abi::set_of(signal)) == 0) return {};
  return fmt::format("; {} was pending, and its handler runs next", signal_name(signal));
}

static std::string changed_mask(const Story& story, const abi::SigprocmaskRequest& call) {
  const std::string signals = signal_set_in_words(*call.set);
  const bool one = signals_in(*call.set).size() == 1;
  switch (call.how) {
    case SIG_BLOCK:
      return fmt::format("{} blocks {}: {} until it is unblocked", story.who, signals,
                         one ? "it stays pending" : "each stays pending");
    case SIG_UNBLOCK:
      return fmt::format("{} unblocks {}", story.who, signals);
    default:
      return fmt::format("{} blocks {} from now on{}", story.who, signals,
                         *call.set == 0 ? "" : ", and no other");
  }
}

std::string masking(const Story& story, const abi::SigprocmaskRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  if (!call.set) {
    return fmt::format("{} asks which signals it blocks: {}", story.who,
                       signal_set_in_words(blocked_in(story.before, story.record.thread)));
  }
  return changed_mask(story, call) + unblocked_handler(story);
}

std::string asking_for_pending(const Story& story) {
  const auto* returned = std::get_if<abi::Returned>(&story.record.outcome);
  const auto* set = returned ? std::get_if<abi::DeliveredSet>(&returned->payload) : nullptr;
  return fmt::format("{} asks which signals are pending because it blocks them: {}", story.who,
                     signal_set_in_words(set ? set->signals : 0));
}

static std::string asleep_until_signal(const Story& story, const std::string& which) {
  if (story.again()) return fmt::format("{} goes back to sleep until {} comes", story.who, which);
  return fmt::format("{} sleeps until {} comes", story.who, which);
}

static std::string ended_in_sleep(const Story& story) { return story.who + " wakes up"; }

std::string pausing(const Story& story) {
  if (std::holds_alternative<abi::Ended>(story.record.outcome)) return ended_in_sleep(story);
  return asleep_until_signal(story, "a signal");
}

std::string suspending(const Story& story, const abi::SigsuspendRequest& call) {
  if (std::holds_alternative<abi::Ended>(story.record.outcome)) return ended_in_sleep(story);
  return fmt::format("{}; meanwhile it blocks {}", asleep_until_signal(story, "a signal"),
                     signal_set_in_words(call.mask));
}

std::string returning_from_handler(const Story& story) {
  return "The handler of " + story.who + " returns, and the mask is as it was before";
}

// kill(2)'s first argument in words.
static std::string target_in_words(const Story& story, int selector) {
  if (selector == story.record.pid.value) return "itself";
  if (selector > 0) return process_name(story.before, abi::Pid{selector});
  if (selector == 0) return "every process of its group";
  if (selector == -1) return "every process that it may signal";
  return fmt::format("every process of group {}", -static_cast<long>(selector));
}

static std::string shared_effect(SignalEffect effect, const std::string& names) {
  switch (effect) {
    case SignalEffect::kKilled:
      return "it ends " + names;
    case SignalEffect::kIgnored:
      return "it does nothing to " + names;
    case SignalEffect::kPending:
      return "it is pending for " + names;
    case SignalEffect::kMerged:
      return "it was pending already for " + names;
    case SignalEffect::kStopped:
      return "it stops " + names;
    case SignalEffect::kContinued:
      return "it lets " + names + " go on";
  }
  return {};
}

// Those with the same effect together, in the order of the first of each.
static std::string effects_on_many(const Story& story, const std::vector<SignalSent>& sent) {
  std::vector<SignalEffect> kinds;
  for (const SignalSent& each : sent) {
    if (std::find(kinds.begin(), kinds.end(), each.effect) == kinds.end()) {
      kinds.push_back(each.effect);
    }
  }
  std::vector<std::string> clauses;
  for (const SignalEffect kind : kinds) {
    std::vector<std::string> names;
    for (const SignalSent& each : sent) {
      if (each.effect == kind) names.push_back(process_name(story.before, each.pid));
    }
    clauses.push_back(shared_effect(kind, listed(names)));
  }
  return with_commas(clauses);
}

// What leaves no event: a signal to a zombie, and a SIGCONT that lets a process go on to its end.
static std::string without_effect(const Story& story, int selector) {
  const auto* target = story.before.kernel.processes.find(abi::Pid{selector});
  if (!target) return "nothing happens";
  if (kernel::is_zombie(*target)) return target->name + " has ended already, so nothing happens";
  return target->name + " goes on";
}

static std::vector<SignalSent> sent_with(const Story& story, int signal) {
  std::vector<SignalSent> sent;
  for (const auto& each : events_of<SignalSent>(story)) {
    if (each.signal == signal) sent.push_back(each);
  }
  return sent;
}

static std::string effects_of(const Story& story, int signal, int selector) {
  std::vector<SignalSent> sent = sent_with(story, signal);
  // What waits for a handler of the caller's own can act in the same call.
  const bool is_single = selector > 0 && !sent.empty();
  if (is_single) return effect(story, sent.back());
  return sent.empty() ? without_effect(story, selector) : effects_on_many(story, sent);
}

std::string sending(const Story& story, const abi::KillRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const std::string target = target_in_words(story, call.pid);
  if (call.signal == 0) {
    return fmt::format("{} asks whether it could send a signal to {}: yes", story.who, target);
  }
  return fmt::format("{} sends {} to {}: {}{}{}{}", story.who, signal_name(call.signal), target,
                     effects_of(story, call.signal, call.pid), objects_gone(story),
                     adoptions(story), wakes(story));
}

std::string sending(const Story& story, const abi::RaiseRequest& call) {
  return sending(story, abi::KillRequest{story.record.pid.value, call.signal});
}

std::string sending(const Story& story, const abi::ThreadKillRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const std::string target = name_of_thread(story.before, call.thread);
  if (call.signal == 0) return fmt::format("{} asks whether {} is there: yes", story.who, target);
  return fmt::format("{} sends {} to {}: {}{}{}", story.who, signal_name(call.signal), target,
                     effects_of(story, call.signal, story.record.pid.value), adoptions(story),
                     wakes(story));
}

std::string faulting(const Story& story, const abi::FaultRequest& call) {
  const std::string why = call.reason.empty() ? "The processor refuses what " + story.who + " does"
                                              : story.who + " makes a mistake, " + call.reason;
  return fmt::format("{}, so the kernel sends {}: {}{}{}", why, signal_name(call.signal),
                     effects_of(story, call.signal, story.record.pid.value), adoptions(story),
                     wakes(story));
}

}  // namespace sim::narrate
