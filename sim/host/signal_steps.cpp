#include "sim/host/signal_steps.h"

#include <algorithm>

namespace sim::host {

using abi::Pid;
using world::StepRecord;

bool sends(const StepRecord& record, int signal) {
  return std::any_of(record.events.begin(), record.events.end(), [&](const kernel::Event& event) {
    const auto* sent = std::get_if<kernel::SignalSent>(&event);
    return sent && sent->signal == signal;
  });
}

static bool is_about_signals(const StepRecord& record) {
  const auto is_signal = [](const kernel::Event& event) {
    return std::holds_alternative<kernel::SignalSent>(event) ||
           std::holds_alternative<kernel::SignalDelivered>(event) ||
           std::holds_alternative<kernel::HandlerLeft>(event) ||
           std::holds_alternative<kernel::ClockMoved>(event);
  };
  return std::any_of(record.events.begin(), record.events.end(), is_signal);
}

bool are_about_signals(std::span<const StepRecord> records) {
  return std::any_of(records.begin(), records.end(), is_about_signals);
}

bool is_for_several(const StepRecord& record) {
  int reached = 0;
  bool acts = false;
  for (const kernel::Event& event : record.events) {
    const auto* sent = std::get_if<kernel::SignalSent>(&event);
    if (!sent || sent->effect == kernel::SignalEffect::kIgnored) continue;
    ++reached;
    acts = acts || sent->effect == kernel::SignalEffect::kKilled ||
           sent->effect == kernel::SignalEffect::kStopped;
  }
  return acts && reached > 1;
}

std::optional<int> exit_status_in(const StepRecord& record, Pid pid) {
  for (const kernel::Event& event : record.events) {
    const auto* exited = std::get_if<kernel::ProcessExited>(&event);
    if (exited && exited->pid == pid) return exited->raw_status;
  }
  return std::nullopt;
}

bool close_several(std::span<const StepRecord> records) {
  return std::any_of(records.begin(), records.end(), [](const StepRecord& record) {
    return count_of<kernel::DescriptorClosed>(record) > 1;
  });
}

bool end_together(std::span<const StepRecord> group) {
  long ends = 0;
  for (const StepRecord& record : group) ends += count_of<kernel::ProcessExited>(record);
  return ends > 1;
}

}  // namespace sim::host
