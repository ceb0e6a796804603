// fdscope run --leaks: what processes leave behind at their ends.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "sim/cli/headless_run.h"
#include "sim/world/world.h"

namespace sim::cli {

// Follows a run step by step, for only its events know where something was opened.
class LeakWatch {
 public:
  // Before its first step; it must tell what is not freed (World::tells_unfreed).
  explicit LeakWatch(const world::World& start);

  void note(const world::World& after, const world::StepRecord& record);

  // "file:line: leak: ..." in the order of the steps in which they became certain: memory that was
  // never freed, descriptors above 2 that were left open, children that nobody waited for, bytes
  // that have lost their last reader. No newlines.
  const std::vector<std::string>& leaks() const { return leaks_; }

 private:
  struct OpenDescriptor {
    std::string target;  // "the write end of pipe #1"
    program::SourcePlace opened;
  };
  struct Process {
    std::string name;
    abi::Pid parent;
    program::SourcePlace forked;
    std::map<int, OpenDescriptor> descriptors;  // by number, above 2
    bool runs_tool = false;                     // of the machine, which is not the user's to mend
  };
  struct Pipe {
    std::string name;
    program::SourcePlace made;  // or first written to, where it was there at the start
    std::size_t unread = 0;     // bytes
  };

  void say(const program::SourcePlace& place, const std::string& what);
  void note_descriptor(const world::World& after, const world::StepRecord& record,
                       const kernel::Event& event);
  void note_process(const world::World& after, const world::StepRecord& record,
                    const kernel::Event& event);
  void note_bytes(const world::World& after, const world::StepRecord& record,
                  const kernel::Event& event);
  void note_object(const world::World& after, abi::ObjectId object,
                   const program::SourcePlace& place);
  void note_description_freed(const world::World& after, abi::ObjectId object);
  void note_reaped(const kernel::ProcessReaped& reaped);
  void note_end(const world::StepRecord& record, abi::Pid pid);
  void say_memory(const world::StepRecord& record, abi::Pid pid);
  void say_descriptors(const Process& process);
  void say_children(abi::Pid parent);

  std::map<abi::Pid, Process> processes_;  // those that live, and children that wait to be reaped
  std::map<abi::ObjectId, Pipe> pipes_;
  std::vector<std::string> leaks_;
};

// Writes the leaks of a run to stderr, or that there are none where every process has ended.
void print_leaks(const LeakWatch& watch, const HeadlessResult& result);

}  // namespace sim::cli
