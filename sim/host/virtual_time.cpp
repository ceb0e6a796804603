#include "sim/host/virtual_time.h"

#include <algorithm>

#include "sim/host/signal_steps.h"

namespace sim::host {

using world::StepRecord;

static bool is_timed_out(const StepRecord& record) {
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  const bool is_again = record.attempt == StepRecord::Attempt::kAgain && returned;
  const auto* poll = std::get_if<abi::PollRequest>(&record.request);
  return is_again && (std::holds_alternative<abi::SleepRequest>(record.request) ||
                      (poll && poll->timeout > 0 && returned->value == 0));
}

static bool contains(const auto& list, const auto& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// A sleeper that an alarm kills at the same moment dies in its sleep.
static void end_sleeps(const kernel::ClockMoved& moved, const StepRecord& record,
                       LinuxSide& linux_side) {
  const auto ends_sleep = [&](Pid pid) {
    return contains(moved.awakened, ThreadId{pid.value}) && !exit_status_in(record, pid);
  };
  for (const ThreadId thread : moved.awakened) {
    const Pid pid{thread.value};
    const bool is_alone = ends_sleep(pid) && !contains(moved.alarmed, pid);
    if (is_alone) linux_side.end_sleep(thread);
  }
  for (const Pid pid : moved.alarmed) {
    ends_sleep(pid) ? linux_side.end_sleep_with_alarm(ThreadId{pid.value})
                    : linux_side.ring_alarm(pid);
  }
}

bool end_what_is_due(std::span<const StepRecord> group, LinuxSide& linux_side) {
  bool has_passed = false;
  for (const StepRecord& record : group) {
    for (const kernel::Event& event : record.events) {
      const auto* moved = std::get_if<kernel::ClockMoved>(&event);
      if (!moved) continue;
      end_sleeps(*moved, record, linux_side);
      has_passed = true;
    }
    if (has_passed || !is_timed_out(record) || !linux_side.is_asleep(record.thread)) continue;
    linux_side.end_sleep(record.thread);  // its process was stopped when the time was over
    has_passed = true;
  }
  return has_passed;
}

}  // namespace sim::host
