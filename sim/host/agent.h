// Our side of one agent: gives it calls to make and sees, without ever guessing by a time, whether
// it has made them, sleeps inside one, or is dead.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sim/host/file_descriptor.h"
#include "sim/host/proc_text.h"
#include "sim/host/session.h"

namespace sim::host {

// kStopped: by a signal, wherever it was. kMoving: none of the others yet; look again.
enum class AgentState { kFinished, kAsleep, kStopped, kDead, kMoving };

class Agent {
 public:
  // Serves `mailbox`; `pid` is its number in the agents' own namespace.
  Agent(const Session& session, std::uint32_t mailbox, pid_t pid);

  // Hands over calls, at most kCallsPerCommand. Only when no command is under way. The child of a
  // fork among them will serve `child_mailbox`.
  void post(std::span<const SystemCall> calls, std::uint32_t child_mailbox = 0);

  // Makes the last command longer, whether it is still under way or not; no more than
  // kCallsPerCommand in all. No forks.
  void append(std::span<const SystemCall> calls);

  // Hands over calls that cannot sleep and waits for them. Empty when the agent died or sleeps.
  std::span<const SystemCall> run(std::span<const SystemCall> calls,
                                  std::uint32_t child_mailbox = 0);
  std::int64_t run(const SystemCall& call);  // its result; -ESRCH when the agent died or sleeps

  // What is certain at this moment. kAsleep is a proof, not a guess: see look() in agent.cpp.
  AgentState look();

  // Looks until it is certain, giving the processor away in between. kMoving: not within 10 s.
  AgentState settle();

  // Looks until the process has ended. False: it has not within 10 s.
  bool await_death();

  // Sleeps until the command is done, at most for the time given.
  void wait_until_finished(std::chrono::milliseconds limit) const;

  bool has_finished() const;
  std::span<const SystemCall> calls() const;  // of the last command; results of those done
  std::uint32_t mailbox() const { return number_; }
  pid_t pid() const { return pid_; }
  char* area() const { return session_->area(number_); }
  std::int64_t area_address() const;

  // How often it has been given a processor so far, or -1. schedstat in /proc.
  long times_scheduled();
  // When look() last said kAsleep or kStopped.
  long times_scheduled_when_asleep() const { return asleep_at_; }

 private:
  SmallText read(FileDescriptor& file, const char* name);

  const Session* session_;
  std::uint32_t number_;
  pid_t pid_;
  Mailbox* box_;
  FileDescriptor syscall_;
  FileDescriptor schedstat_;
  FileDescriptor stat_;
  long asleep_at_ = -1;
};

}  // namespace sim::host
