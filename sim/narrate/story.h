// A step as its sentences see it: the worlds before and after, and what happened between.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/world/world.h"

namespace sim::narrate {

struct Story {
  const world::World& before;
  const world::StepRecord& record;
  const world::World& after;
  std::string who;                              // the process that took the step
  std::span<const kernel::Event> events;        // until the clock moved on
  std::span<const kernel::Event> clock_events;  // from then on; mostly none

  bool again() const { return record.attempt == world::StepRecord::Attempt::kAgain; }
};

Story story_of(const world::World& before, const world::StepRecord& record,
               const world::World& after);

// Every event of one kind, in order.
template <class Event>
std::vector<Event> events_of(std::span<const kernel::Event> events) {
  std::vector<Event> found;
  for (const kernel::Event& event : events) {
    if (const auto* wanted = std::get_if<Event>(&event)) found.push_back(*wanted);
  }
  return found;
}

// The same among those of the step itself.
template <class Event>
std::vector<Event> events_of(const Story& story) {
  return events_of<Event>(story.events);
}

// What a descriptor of the process led to before the step: "the file notes.txt", or "nothing".
std::string target_before(const Story& story, abi::Fd fd);

// "; parent wakes up", or nothing.
std::string wakes(const Story& story);

// "; pipe #1 is gone, because nobody has it open", or nothing.
std::string objects_gone(const Story& story);

// "; init adopts child", or nothing.
std::string adoptions(const Story& story);

// What becomes of a process that ends in this step.
enum class Afterlife { kZombie, kReapedByInit, kUnwanted };
Afterlife afterlife_of(const Story& story, abi::Pid pid);

// Whether SIGXFSZ ends the caller, whose call wanted a file to be larger than RLIMIT_FSIZE allows.
bool ends_by_file_limit(const world::StepRecord& record);

// "read() fails: EBADF, descriptor 7 is not open"
std::string failure(const Story& story, const abi::Failed& failed);

// What a signal came to: "its default action ends child, which stays a zombie until parent reaps
// it".
std::string effect(const Story& story, const kernel::SignalSent& sent);

// What happened to others that the call's sentence does not tell: "; parent gets SIGCHLD, and its
// handler will run", or nothing.
std::string news(const Story& story);

// "; nothing else can run, so the clock moves on to 2 s: parent wakes up", or nothing.
std::string passing_of_time(const Story& story);

// A signal's handler makes the call come to an end: begin anew, or fail with EINTR.
bool is_interrupted(const Story& story);
std::string interrupting(const Story& story);

// The sentence, and which handler has run before or is running:
// "Inside the handler for SIGINT (sent by child), parent writes ...".
std::string in_context(const Story& story, const std::string& sentence);

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
std::string executing(const Story& story, const abi::ExecRequest& call);
std::string grouping(const Story& story, const abi::SetpgidRequest& call);
std::string asking_for_group(const Story& story, const abi::GetpgidRequest& call);
std::string asking_for_session(const Story& story, const abi::GetsidRequest& call);
std::string beginning_session(const Story& story);
std::string limiting(const Story& story, const abi::LimitRequest& call);
std::string setting_signal(const Story& story, const abi::SignalRequest& call);
std::string setting_signal(const Story& story, const abi::SigactionRequest& call);
std::string masking(const Story& story, const abi::SigprocmaskRequest& call);
std::string asking_for_pending(const Story& story);
std::string suspending(const Story& story, const abi::SigsuspendRequest& call);
std::string pausing(const Story& story);
std::string returning_from_handler(const Story& story);
std::string sending(const Story& story, const abi::KillRequest& call);
std::string sending(const Story& story, const abi::RaiseRequest& call);
std::string faulting(const Story& story, const abi::FaultRequest& call);
std::string setting_alarm(const Story& story, const abi::AlarmRequest& call);
std::string sleeping(const Story& story, const abi::SleepRequest& call);
std::string polling(const Story& story, const abi::PollRequest& call);

}  // namespace sim::narrate
