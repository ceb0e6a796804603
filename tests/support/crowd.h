// A machine with many processes.

#pragma once

#include <csignal>

#include "sim/kernel/boot.h"
#include "sim/kernel/dispatch.h"

namespace fdscope::test {

// Of every process, the standard streams included.
inline constexpr int kDescriptors = 100;

// One parent with many children, of which each has descriptors that nobody else has.
class Crowd {
 public:
  explicit Crowd(int processes) {
    sim::kernel::Limits limits;
    limits.processes = processes + 2;
    state_ = sim::kernel::boot(limits);
    first_ = sim::kernel::start_process(state_, "first", {});
    for (int i = 1; i < processes; ++i) fill(fork(first_));
  }

  sim::abi::Pid fork(sim::abi::Pid parent) {
    const auto outcome = call(parent, sim::abi::ForkRequest{});
    return sim::abi::Pid{static_cast<int>(std::get<sim::abi::Returned>(outcome).value)};
  }

  sim::abi::Outcome call(sim::abi::Pid pid, const sim::abi::Request& request) {
    events_.clear();
    return sim::kernel::attempt(state_, sim::abi::ThreadId{pid.value}, request, events_);
  }

  // The newest of all lives and dies beside the others.
  void one_more_life() {
    const sim::abi::Pid child = fork(first_);
    call(child, sim::abi::CloseRequest{sim::abi::Fd{0}});
    call(child, sim::abi::ExitRequest{0});
    call(first_, sim::abi::WaitRequest{});
  }

  void oldest_child_dies() {
    const sim::abi::Pid oldest = oldest_child();
    call(oldest, sim::abi::CloseRequest{sim::abi::Fd{0}});
    call(oldest, sim::abi::ExitRequest{0});
    call(first_, sim::abi::WaitRequest{oldest.value});
  }

  void oldest_child_is_killed() {
    call(first_, sim::abi::KillRequest{oldest_child().value, SIGKILL});
    call(first_, sim::abi::WaitRequest{});
  }

  void everybody_is_asked() { call(first_, sim::abi::KillRequest{-1, 0}); }

  const sim::kernel::KernelState& state() const { return state_; }

 private:
  sim::abi::Pid oldest_child() const {
    return state_.processes.at(first_).children.first_where(
        [](sim::abi::Pid, auto) { return true; });
  }

  void fill(sim::abi::Pid pid) {
    for (int fd = 3; fd < kDescriptors; fd += 2) call(pid, sim::abi::PipeRequest{});
  }

  sim::kernel::KernelState state_;
  sim::abi::Pid first_;
  sim::kernel::Events events_;
};

}  // namespace fdscope::test
