#include "sim/cli/leak_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "sim/narrate/names.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/words.h"

namespace sim::cli {

using world::StepRecord;
using world::World;

static constexpr int kLastStandardStream = 2;

static bool has_ended_in(const StepRecord& record, abi::Pid pid) {
  return std::any_of(record.events.begin(), record.events.end(), [&](const kernel::Event& event) {
    const auto* exited = std::get_if<kernel::ProcessExited>(&event);
    return exited && exited->pid == pid;
  });
}

// Nobody can read from it any more: a pipe without a name gets no new reader.
static bool has_lost_its_readers(const World& world, abi::ObjectId object) {
  const kernel::Pipe* pipe = narrate::pipe_in(world, object);
  if (!pipe) return true;
  return pipe->readers == 0 && (!pipe->fifo || pipe->writers == 0);
}

// "a block of 16 bytes", "3 blocks of 48 bytes in all".
static std::string phrase(const program::UnfreedBlocks& blocks) {
  const std::string bytes = narrate::counted(blocks.bytes, "byte");
  if (blocks.count == 1) return "a block of " + bytes;
  return fmt::format("{} blocks of {} in all", blocks.count, bytes);
}

static bool is_tool(const std::string& path) { return path.starts_with("/bin/"); }

LeakWatch::LeakWatch(const World& start) {
  start.kernel.processes.for_each([&](abi::Pid pid, const kernel::Process& process) {
    processes_[pid] = {process.name, process.parent, {}, {}, false};
  });
}

void LeakWatch::say(const program::SourcePlace& place, const std::string& what) {
  leaks_.push_back(fmt::format("{}:{}: leak: {}", place.file.text(), place.at.line, what));
}

void LeakWatch::note(const World& after, const StepRecord& record) {
  for (const kernel::Event& event : record.events) {
    note_descriptor(after, record, event);
    note_process(after, record, event);
    note_bytes(after, record, event);
  }
}

void LeakWatch::note_descriptor(const World& after, const StepRecord& record,
                                const kernel::Event& event) {
  if (const auto* opened = std::get_if<kernel::DescriptorOpened>(&event)) {
    if (opened->fd.value <= kLastStandardStream) return;
    processes_[opened->pid].descriptors[opened->fd.value] = {
        narrate::target_phrase(after, opened->description), record.place};
  } else if (const auto* closed = std::get_if<kernel::DescriptorClosed>(&event)) {
    const bool by_itself = !has_ended_in(record, closed->pid);
    if (by_itself) processes_[closed->pid].descriptors.erase(closed->fd.value);
  }
}

void LeakWatch::note_process(const World& after, const StepRecord& record,
                             const kernel::Event& event) {
  if (const auto* forked = std::get_if<kernel::ProcessForked>(&event)) {
    const Process& parent = processes_[forked->parent];
    processes_[forked->child] = {narrate::process_name(after, forked->child), forked->parent,
                                 record.place, parent.descriptors, parent.runs_tool};
  } else if (const auto* replaced = std::get_if<kernel::ProgramReplaced>(&event)) {
    processes_[replaced->pid].name = narrate::process_name(after, replaced->pid);
    processes_[replaced->pid].runs_tool = is_tool(replaced->program);
  } else if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) {
    note_end(record, exited->pid);
  } else if (const auto* reaped = std::get_if<kernel::ProcessReaped>(&event)) {
    note_reaped(*reaped);
  }
}

void LeakWatch::note_bytes(const World& after, const StepRecord& record,
                           const kernel::Event& event) {
  if (const auto* made = std::get_if<kernel::ObjectCreated>(&event)) {
    note_object(after, made->object, record.place);
  } else if (const auto* written = std::get_if<kernel::BytesWritten>(&event)) {
    note_object(after, written->object, record.place);
    if (pipes_.contains(written->object)) pipes_[written->object].unread += written->count;
  } else if (const auto* read = std::get_if<kernel::BytesRead>(&event)) {
    if (pipes_.contains(read->object)) pipes_[read->object].unread -= read->count;
  } else if (const auto* freed = std::get_if<kernel::DescriptionFreed>(&event)) {
    note_description_freed(after, freed->object);
  }
}

void LeakWatch::note_object(const World& after, abi::ObjectId object,
                            const program::SourcePlace& place) {
  if (pipes_.contains(object) || !narrate::pipe_in(after, object)) return;
  pipes_[object] = {narrate::object_phrase(after, object), place};
}

void LeakWatch::note_description_freed(const World& after, abi::ObjectId object) {
  const auto found = pipes_.find(object);
  if (found == pipes_.end() || !has_lost_its_readers(after, object)) return;
  Pipe& pipe = found->second;
  if (pipe.unread > 0) {
    say(pipe.made, fmt::format("{} in {} {} never read", narrate::counted(pipe.unread, "byte"),
                               pipe.name, pipe.unread == 1 ? "is" : "are"));
  }
  pipe.unread = 0;
  if (!narrate::pipe_in(after, object)) pipes_.erase(found);
}

// What init reaps at its parent's end still counts as that parent's.
void LeakWatch::note_reaped(const kernel::ProcessReaped& reaped) {
  const bool has_been_waited_for = reaped.by != abi::kInitPid;
  if (has_been_waited_for || processes_[reaped.pid].parent == abi::kInitPid)
    processes_.erase(reaped.pid);
}

void LeakWatch::note_end(const StepRecord& record, abi::Pid pid) {
  Process& process = processes_[pid];
  if (!process.runs_tool) {
    say_memory(record, pid);
    say_descriptors(process);
    say_children(pid);
  }
  process.descriptors.clear();
  for (auto& [child_pid, child] : processes_) {
    if (child.parent == pid) child.parent = abi::kInitPid;
  }
}

void LeakWatch::say_memory(const StepRecord& record, abi::Pid pid) {
  for (const world::UnfreedHeap& heap : record.unfreed) {
    if (heap.pid != pid) continue;
    for (const program::UnfreedBlocks& blocks : heap.blocks) {
      say(blocks.place,
          fmt::format("{} never frees {}, allocated here", processes_[pid].name, phrase(blocks)));
    }
  }
}

void LeakWatch::say_descriptors(const Process& process) {
  for (const auto& [number, descriptor] : process.descriptors) {
    say(descriptor.opened, fmt::format("{} never closes descriptor {}, {}, opened here",
                                       process.name, number, descriptor.target));
  }
}

void LeakWatch::say_children(abi::Pid parent) {
  for (const auto& [pid, child] : processes_) {
    if (child.parent != parent) continue;
    say(child.forked, fmt::format("{} never waits for {} (pid {}), forked here",
                                  processes_[parent].name, child.name, pid.value));
  }
}

void print_leaks(const LeakWatch& watch, const HeadlessResult& result) {
  for (const std::string& leak : watch.leaks()) std::fprintf(stderr, "%s\n", leak.c_str());
  const bool is_clean = watch.leaks().empty() && result.ending_name == "exited";
  if (is_clean) std::fputs("fdscope: no leaks\n", stderr);
}

}  // namespace sim::cli
