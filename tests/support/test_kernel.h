// A kernel for tests: calls by plain functions, every call followed by a check of the invariants.

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "sim/kernel/boot.h"
#include "sim/kernel/dispatch.h"
#include "sim/kernel/invariants.h"

namespace fdscope::test {

namespace abi = sim::abi;
namespace kernel = sim::kernel;

using abi::Fd;
using abi::Outcome;
using abi::Pid;

// One process, "first", with a terminal on 0, 1 and 2. Its first pipe has 3 and 4.
class TestKernel {
 public:
  explicit TestKernel(kernel::PipeSize size = {}, kernel::StandardStreams streams = {})
      : state(kernel::boot({.pipe_size = size})),
        first(kernel::start_process(state, "first", streams)) {}

  Outcome call(Pid pid, const abi::Request& request) {
    events.clear();
    const Outcome outcome = kernel::attempt(state, thread_of(pid), request, events);
    EXPECT_EQ(kernel::broken_invariant(state), std::nullopt);
    return outcome;
  }

  // Lets a woken thread attempt its call again.
  Outcome again(Pid pid) {
    events.clear();
    const Outcome outcome = kernel::attempt_again(state, thread_of(pid), events);
    EXPECT_EQ(kernel::broken_invariant(state), std::nullopt);
    return outcome;
  }

  Outcome pipe(Pid pid, int flags = 0) { return call(pid, abi::PipeRequest{flags}); }
  Outcome read(Pid pid, Fd fd, std::size_t count) {
    return call(pid, abi::ReadRequest{fd, count, "buf"});
  }
  Outcome write(Pid pid, Fd fd, std::string bytes) {
    return call(pid, abi::WriteRequest{fd, std::move(bytes)});
  }
  Outcome write(Pid pid, Fd fd, std::size_t count) {
    return write(pid, fd, std::string(count, 'x'));
  }
  Outcome close(Pid pid, Fd fd) { return call(pid, abi::CloseRequest{fd}); }
  Outcome dup(Pid pid, Fd fd) { return call(pid, abi::DupRequest{fd}); }
  Outcome dup2(Pid pid, Fd from, Fd to) { return call(pid, abi::Dup2Request{from, to}); }
  Outcome fcntl(Pid pid, Fd fd, int command, long argument = 0) {
    return call(pid, abi::FcntlRequest{fd, command, argument});
  }
  Outcome exit(Pid pid, int status) { return call(pid, abi::ExitRequest{status}); }
  Outcome wait(Pid pid, int selector = -1, int options = 0) {
    return call(pid, abi::WaitRequest{selector, options, abi::WaitRequest::Status::kWanted});
  }
  Outcome ignore(Pid pid, int signal) {
    return call(pid, abi::SignalRequest{signal, abi::Disposition::kIgnore});
  }

  Pid fork(Pid pid, const std::string& name = "") {
    return Pid{static_cast<int>(std::get<abi::Returned>(call(pid, abi::ForkRequest{name})).value)};
  }

  static abi::ThreadId thread_of(Pid pid) { return abi::ThreadId{pid.value}; }
  bool is_asleep(Pid pid) const { return thread_state(pid) == kernel::ThreadState::kAsleep; }
  bool is_woken(Pid pid) const { return thread_state(pid) == kernel::ThreadState::kWoken; }
  kernel::ThreadState thread_state(Pid pid) const { return state.threads.at(thread_of(pid)).state; }
  const kernel::Process& process(Pid pid) const { return state.processes.at(pid); }

  bool is_open(Pid pid, Fd fd) const {
    return kernel::find(process(pid).descriptors, fd) != nullptr;
  }
  abi::DescriptionId description(Pid pid, Fd fd) const {
    return kernel::find(process(pid).descriptors, fd)->description;
  }
  // What the first pipe's read end leads to.
  abi::ObjectId pipe_object() const {
    return state.descriptions.at(description(first, Fd{3})).object;
  }
  const kernel::Pipe& pipe_behind(Pid pid, Fd fd) const {
    return std::get<kernel::Pipe>(
        state.objects.at(state.descriptions.at(description(pid, fd)).object));
  }

  template <class Event>
  int count_events() const {
    int count = 0;
    for (const auto& event : events) count += std::holds_alternative<Event>(event) ? 1 : 0;
    return count;
  }

  kernel::KernelState state;
  Pid first;
  kernel::Events events;  // of the last call
};

inline constexpr Fd kReadEnd{3};
inline constexpr Fd kWriteEnd{4};

inline Outcome bytes(const std::string& text) {
  return abi::returns(static_cast<long>(text.size()), text);
}
inline bool is_blocked(const Outcome& outcome) {
  return std::holds_alternative<abi::Blocked>(outcome);
}

}  // namespace fdscope::test
