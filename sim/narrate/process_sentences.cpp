// fork(), exit(), wait() and signal() in sentences.

#include <fmt/format.h>

#include <set>

#include "sim/narrate/blocked.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

static std::size_t open_descriptions(const World& world, abi::Pid pid) {
  const auto& table = world.kernel.processes.at(pid).descriptors;
  std::set<abi::DescriptionId> different;
  for (const abi::Fd fd : kernel::open_descriptors(table)) {
    different.insert(kernel::find(table, fd)->description);
  }
  return different.size();
}

std::string forking(const Story& story, const abi::ForkRequest&) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const long pid = std::get<abi::Returned>(story.record.outcome).value;
  const abi::Pid child{static_cast<int>(pid)};
  return fmt::format("{} forks: {} (pid {}) gets a copy of the descriptor table; both share {}",
                     story.who, process_name(story.after, child), pid,
                     counted(open_descriptions(story.after, child), "open file description"));
}

// What becomes of a process that has ended: its parent, or init, has to reap it.
static std::string afterlife(const Story& story) {
  const auto* process = story.after.kernel.processes.find(story.record.pid);
  if (!process) return "; init reaps it at once";
  if (process->parent == abi::kInitPid) return "";
  return fmt::format(" and stays a zombie until {} reaps it",
                     process_name(story.after, process->parent));
}

static std::string adoptions(const Story& story) {
  std::string text;
  for (const auto& adopted : events_of<kernel::ProcessAdopted>(story)) {
    text += fmt::format("; {} adopts {}", process_name(story.after, adopted.by),
                        process_name(story.before, adopted.pid));
  }
  return text;
}

std::string exiting(const Story& story, const abi::ExitRequest&) {
  const auto& ended = std::get<abi::Ended>(story.record.outcome);
  return fmt::format("{} {}{}{}{}", story.who,
                     status_in_words(ended.raw_status).replace(0, 6, "exits"), afterlife(story),
                     adoptions(story), wakes(story));
}

static std::string asleep_until_child_ends(const Story& story) {
  const auto living = living_children(story.before, story.record.pid);
  const std::string who = living.size() == 1
                              ? process_name(story.before, living.front()) + " has not ended yet"
                              : "no child has ended yet";
  if (story.again()) {
    return fmt::format("{} wakes up, but {}, so it goes back to sleep", story.who, who);
  }
  return fmt::format("{} wants to wait for a child; {}, so the kernel puts {} to sleep", story.who,
                     who, story.who);
}

std::string waiting(const Story& story, const abi::WaitRequest& call) {
  if (std::holds_alternative<abi::Blocked>(story.record.outcome)) {
    return asleep_until_child_ends(story);
  }
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto& returned = std::get<abi::Returned>(story.record.outcome);
  if (returned.value == 0) {
    return fmt::format(
        "No child of {} has ended yet, and {} keeps it from sleeping: waitpid() returns 0",
        story.who, wait_option_names(call.options));
  }
  const abi::Pid child{static_cast<int>(returned.value)};
  const auto* zombie = story.before.kernel.processes.find(child);
  const int status = zombie ? zombie->exit_status.value_or(0) : 0;
  return fmt::format("{} reaps {} (pid {}), which {}", story.who, process_name(story.before, child),
                     child.value, status_in_words(status));
}

std::string setting_signal(const Story& story, const abi::SignalRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const std::string signal = signal_name(call.signal);
  if (call.disposition == abi::Disposition::kIgnore) {
    return fmt::format("{} ignores {} from now on", story.who, signal);
  }
  return fmt::format("{} lets {} have its default effect", story.who, signal);
}

}  // namespace sim::narrate
