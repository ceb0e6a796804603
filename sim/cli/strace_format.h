// A run as strace -f prints it.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/kernel/process.h"
#include "sim/world/world.h"

namespace sim::cli {

// Takes the steps of a run one after the other, for strace shows a signal when it arrives, not when
// it is sent.
class Strace {
 public:
  // The lines for one step: the call with its result (`<unfinished ...>` while it sleeps,
  // `<... resumed>` when it returns), signals and ends of processes. No newlines.
  std::vector<std::string> lines(const world::StepRecord& record);

 private:
  using Signals = std::vector<kernel::PendingSignal>;

  void say(abi::Pid pid, const std::string& text);
  void enter_handlers(const world::StepRecord& record);
  void say_call(const world::StepRecord& record);
  void say_end(const world::StepRecord& record, const kernel::ThreadExited& ended);
  void follow(const world::StepRecord& record);
  void take_signal(const world::StepRecord& record, std::size_t event);
  void let_arrive(Signals& signals, abi::Pid pid);

  std::map<abi::Pid, Signals> pending_;    // until a handler runs
  std::map<abi::Pid, Signals> unnoticed_;  // without effect: until the process leaves the kernel
  std::vector<std::string> lines_;
};

}  // namespace sim::cli
