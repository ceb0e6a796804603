// fork(), exit(), wait() and exec() in sentences, process groups and limits.

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
  const auto& process = story.before.kernel.processes.at(story.record.pid);
  const std::string parent = process_name(story.before, process.parent);
  switch (afterlife_of(story, story.record.pid)) {
    case Afterlife::kZombie:
      return fmt::format(" and stays a zombie until {} reaps it", parent);
    case Afterlife::kReapedByInit:
      return "; init reaps it at once";
    case Afterlife::kUnwanted:
      return fmt::format("; no zombie stays, because {} wants none", parent);
  }
  return {};
}

std::string adoptions(const Story& story) {
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

// Only waitpid() with WUNTRACED or WCONTINUED hears of those that live on.
static std::string changed_child(const Story& story, abi::Pid child, int raw_status) {
  return fmt::format("{} learns that {} (pid {}) {}", story.who, process_name(story.before, child),
                     child.value, status_in_words(raw_status));
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
  const int status = std::get<abi::ChildStatus>(returned.payload).raw;
  if (events_of<kernel::ProcessReaped>(story).empty()) return changed_child(story, child, status);
  return fmt::format("{} reaps {} (pid {}), which {}", story.who, process_name(story.before, child),
                     child.value, status_in_words(status));
}

static bool had_handlers(const Story& story) {
  const auto& actions = story.before.kernel.processes.at(story.record.pid).actions;
  for (int signal = 1; signal < kernel::kSignals; ++signal) {
    if (actions[signal].disposition == abi::Disposition::kHandler) return true;
  }
  return false;
}

// "; descriptor 5 is closed, because it is marked FD_CLOEXEC"
static std::string closed_by_exec(const Story& story) {
  std::vector<std::string> numbers;
  for (const auto& closed : events_of<kernel::DescriptorClosed>(story)) {
    numbers.push_back(std::to_string(closed.fd.value));
  }
  if (numbers.empty()) return ", its descriptors stay";
  const bool one = numbers.size() == 1;
  return fmt::format(", its descriptors stay, but {} {} closed, because {} marked FD_CLOEXEC",
                     listed(numbers), one ? "is" : "are", one ? "it is" : "they are");
}

std::string executing(const Story& story, const abi::ExecRequest&) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto* replaced = std::get_if<abi::Replaced>(&story.record.outcome);
  if (!replaced) return story.who + " calls exec()";
  return fmt::format("{} becomes {}: the program is replaced{}{}{}{}", story.who, replaced->program,
                     closed_by_exec(story),
                     had_handlers(story) ? "; its signal handlers are gone" : "",
                     objects_gone(story), wakes(story));
}

// The process that a number means, where 0 is the caller.
static std::string named_by(const Story& story, int pid) {
  return pid == 0 ? story.who : process_name(story.before, abi::Pid{pid});
}

std::string grouping(const Story& story, const abi::SetpgidRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const int pid = call.pid == 0 ? story.record.pid.value : call.pid;
  const int group = call.group == 0 ? pid : call.group;
  const std::string who = pid == story.record.pid.value ? "itself" : named_by(story, pid);
  if (group == pid) {
    return fmt::format("{} puts {} into a process group of its own, {}", story.who, who, group);
  }
  return fmt::format("{} puts {} into process group {}", story.who, who, group);
}

static std::string asking(const Story& story, int pid, const std::string& what) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto* returned = std::get_if<abi::Returned>(&story.record.outcome);
  const bool is_own = pid == 0 || pid == story.record.pid.value;
  return fmt::format(
      "{} asks for {}: {}", story.who,
      is_own ? "its " + what : fmt::format("the {} of {}", what, named_by(story, pid)),
      returned ? returned->value : -1);
}

std::string asking_for_group(const Story& story, const abi::GetpgidRequest& call) {
  return asking(story, call.pid, "process group");
}

std::string asking_for_session(const Story& story, const abi::GetsidRequest& call) {
  return asking(story, call.pid, "session");
}

std::string beginning_session(const Story& story) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  return fmt::format("{} begins a session and a process group of its own, {}", story.who,
                     story.record.pid.value);
}

std::string limiting(const Story& story, const abi::LimitRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const std::string resource = resource_name(call.resource);
  if (call.limit) {
    return fmt::format("{} sets {} to {}; it may raise it to {}", story.who, resource,
                       limit_text(call.limit->soft), limit_text(call.limit->hard));
  }
  const auto& returned = std::get<abi::Returned>(story.record.outcome);
  const auto& limit = std::get<abi::ResourceLimit>(returned.payload);
  return fmt::format("{} asks for {}: {}, and it may raise it to {}", story.who, resource,
                     limit_text(limit.soft), limit_text(limit.hard));
}

}  // namespace sim::narrate
