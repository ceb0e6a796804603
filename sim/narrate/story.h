// A step as its sentences see it: the worlds before and after, and what happened between.

#pragma once

#include <string>
#include <vector>

#include "sim/world/world.h"

namespace sim::narrate {

struct Story {
  const world::World& before;
  const world::StepRecord& record;
  const world::World& after;
  std::string who;  // the process that took the step

  bool again() const { return record.attempt == world::StepRecord::Attempt::kAgain; }
};

// Every event of one kind, in order.
template <class Event>
std::vector<Event> events_of(const Story& story) {
  std::vector<Event> found;
  for (const kernel::Event& event : story.record.events) {
    if (const auto* wanted = std::get_if<Event>(&event)) found.push_back(*wanted);
  }
  return found;
}

// "; parent wakes up", or nothing.
std::string wakes(const Story& story);

// "; pipe #1 is gone, because nobody has it open", or nothing.
std::string objects_gone(const Story& story);

// "read() fails: EBADF, descriptor 7 is not open"
std::string failure(const Story& story, const abi::Failed& failed);

// The sentence for the call without its full stop, by family of calls. `outcome` is the record's.
std::string reading(const Story& story, const abi::ReadRequest& call);
std::string writing(const Story& story, const abi::WriteRequest& call);
std::string making_pipe(const Story& story, const abi::PipeRequest& call);
std::string closing(const Story& story, const abi::CloseRequest& call);
std::string duplicating(const Story& story, const abi::DupRequest& call);
std::string duplicating(const Story& story, const abi::Dup2Request& call);
std::string controlling(const Story& story, const abi::FcntlRequest& call);
std::string duplicating(const Story& story, const abi::Dup3Request& call);
std::string opening(const Story& story, const abi::OpenRequest& call);
std::string seeking(const Story& story, const abi::LseekRequest& call);
std::string reading(const Story& story, const abi::PreadRequest& call);
std::string writing(const Story& story, const abi::PwriteRequest& call);
std::string resizing(const Story& story, const std::string& what, long size);
std::string looking(const Story& story, const std::string& what);
std::string naming(const Story& story, const abi::LinkRequest& call);
std::string unnaming(const Story& story, const abi::UnlinkRequest& call);
std::string renaming(const Story& story, const abi::RenameRequest& call);
std::string forking(const Story& story, const abi::ForkRequest& call);
std::string exiting(const Story& story, const abi::ExitRequest& call);
std::string waiting(const Story& story, const abi::WaitRequest& call);
std::string setting_signal(const Story& story, const abi::SignalRequest& call);

}  // namespace sim::narrate
