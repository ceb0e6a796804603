// Steps of the model whose calls are made on Linux together, each thread going on by itself.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/host/free_batch.h"
#include "sim/host/linux_side.h"
#include "sim/world/world.h"

namespace sim::host {

class Batch {
 public:
  explicit Batch(LinuxSide& linux_side);

  // Takes a group of steps that has led to `after`, of which the first begins a call. False: it
  // cannot be made together with the others, or there is no room; then it is left as it was.
  bool add(std::span<world::StepRecord> group, const kernel::KernelState& after,
           const CallContext& context);

  // Makes all calls: as many as possible together, the rest in the model's order. False: Linux does
  // not come to rest.
  bool make();

  // What Linux answered to step `index`, once they are made. For an attempt in vain, after which
  // the call has gone on, that is what the model says.
  LinuxAnswer answer(std::size_t index) const;
  std::span<const SystemCall> raw_calls(std::size_t index) const;

  void clear();  // of what has been made

  bool is_empty() const { return steps_.empty(); }
  std::span<const world::StepRecord> steps() const { return steps_; }
  std::span<const world::StepRecord> latest_group() const { return steps().last(latest_size_); }

 private:
  struct Call {
    std::size_t number = 0;  // of its thread, as LinuxSide counts
    bool has_gone_on = false;
  };
  struct Member {
    ThreadId thread;
    std::size_t latest = 0;  // index of its latest step
  };

  void take(world::StepRecord& record);
  bool is_finished(const Member& member) const;
  std::vector<Member> members_of(std::size_t begin, std::size_t end) const;
  std::size_t end_of_run(std::size_t begin) const;
  bool make(std::size_t begin, std::size_t end);

  LinuxSide* linux_;
  FreeBatch rule_;
  std::vector<world::StepRecord> steps_;
  std::vector<Call> calls_;  // beside steps_
  std::vector<Member> members_;
  std::size_t free_size_ = 0;  // of the steps: may be made in any order, all together
  std::size_t latest_size_ = 0;
};

}  // namespace sim::host
