// A lock-step whose other side is told what to do, for tests of what follows from it.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/host/timeline_check.h"

namespace support {

struct FakeLinux {
  std::optional<std::string> impossible;  // why it cannot be started
  std::optional<long> differs_at;         // the step after which a pipe holds one byte more
  std::optional<long> gives_up_at;        // the step from which on nothing can be compared
  enum class Woken { kInOrder, kBackwards } woken = Woken::kInOrder;
  sim::host::NotCompared not_compared;
  int started = 0;  // lock-steps so far
};

class FakeLockstep : public sim::host::Lockstep {
 public:
  FakeLockstep(sim::world::World start, const FakeLinux& plan)
      : world_(std::move(start)), plan_(plan) {}

  const sim::world::World& world() const override { return world_; }

  sim::host::Steps step(sim::abi::ThreadId thread) override {
    for (;;) {
      long instructions = 1'000'000;
      if (const auto records = step_within(thread, instructions)) return *records;
    }
  }
  std::optional<sim::host::Steps> step_within(sim::abi::ThreadId thread,
                                              long& instructions) override {
    if (plan_.gives_up_at && agreed_ + 1 >= *plan_.gives_up_at) {
      disagreement_ = sim::host::CannotCompare{agreed_ + 1, "this call moves too many bytes"};
      return sim::host::Steps{};
    }
    auto record = sim::world::step_within(world_, thread, instructions);
    if (!record) return std::nullopt;
    return finish_woken({std::move(*record)});
  }
  sim::host::Steps type(const sim::world::TypedInput& input) override {
    return finish_woken({sim::world::type_input(world_, input)});
  }
  void finish() override {}
  long agreed() const override { return agreed_; }
  const std::optional<sim::host::Disagreement>& disagreement() const override {
    return disagreement_;
  }
  const sim::host::NotCompared& not_compared() const override { return plan_.not_compared; }

 private:
  sim::host::Steps finish_woken(std::vector<sim::world::StepRecord> records) {
    while (world_.kernel.woken_threads > 0) records.push_back(sim::world::step(world_, next()));
    const long now = agreed_ + static_cast<long>(records.size());
    latest_ = std::move(records);
    if (!plan_.differs_at || now < *plan_.differs_at) {
      agreed_ = now;
      return latest_;
    }
    agreed_ = *plan_.differs_at - 1;
    const auto model = sim::host::graph_of(world_.kernel);
    auto altered = model;
    for (auto& object : altered.objects) object.queued_bytes += object.capacity_bytes > 0 ? 1 : 0;
    disagreement_ = sim::host::Difference{
        *plan_.differs_at, latest_.back(),
        "process parent, line 14: write(4, \"x\", 1): the model's pipe holds 8 bytes, Linux's 9",
        sim::host::side_by_side(model, altered)};
    return {};
  }

  sim::abi::ThreadId next() const {
    sim::abi::ThreadId chosen;
    long at = -1;
    world_.kernel.threads.for_each([&](sim::abi::ThreadId id, const sim::kernel::Thread& thread) {
      if (thread.state != sim::kernel::ThreadState::kWoken) return;
      const bool is_earlier = at < 0 || thread.woken_at < at;
      if (at >= 0 && is_earlier != (plan_.woken == FakeLinux::Woken::kInOrder)) return;
      chosen = id;
      at = thread.woken_at;
    });
    return chosen;
  }

  sim::world::World world_;
  FakeLinux plan_;
  std::vector<sim::world::StepRecord> latest_;
  long agreed_ = 0;
  std::optional<sim::host::Disagreement> disagreement_;
};

// Every lock-step that it starts follows the plan as it is then.
inline sim::host::LockstepStart fake_linux(FakeLinux& plan) {
  return [&plan](sim::world::World start,
                 const sim::host::LockstepOptions&) -> sim::host::StartedLockstep {
    ++plan.started;
    if (plan.impossible) return sim::abi::unexpected(*plan.impossible);
    return std::make_unique<FakeLockstep>(std::move(start), plan);
  };
}

}  // namespace support
