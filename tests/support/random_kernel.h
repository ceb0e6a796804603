// What property tests draw for a kernel, and who can make the next call.

#pragma once

#include <rapidcheck.h>

#include <vector>

#include "sim/kernel/state.h"

namespace fdscope::test {

inline sim::kernel::PipeSize any_size() {
  return {*rc::gen::element(1, 2, 4, 8, 16), *rc::gen::element(1, 2, 4, 16, 64, 256, 1024, 4096)};
}

inline std::vector<sim::abi::ThreadId> runnable(const sim::kernel::KernelState& state) {
  std::vector<sim::abi::ThreadId> threads;
  state.threads.for_each([&](sim::abi::ThreadId id, const sim::kernel::Thread& thread) {
    if (thread.state != sim::kernel::ThreadState::kAsleep) threads.push_back(id);
  });
  return threads;
}

}  // namespace fdscope::test
