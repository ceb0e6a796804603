// What steps of the model say of signals, deaths and time.

#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <variant>

#include "sim/world/world.h"

namespace sim::host {

// How many events of a kind a step has.
template <class Event>
long count_of(const world::StepRecord& record) {
  return std::count_if(record.events.begin(), record.events.end(), [](const kernel::Event& event) {
    return std::holds_alternative<Event>(event);
  });
}

// Whether the step sends this signal to anybody.
bool sends(const world::StepRecord& record, int signal);

// Signals and the clock act on others at once, or a moment later: nothing is made ahead of that.
bool are_about_signals(std::span<const world::StepRecord> records);

// One signal that ends or stops a process and reaches others as well: in the model all of it
// happens at once, on Linux in an order of its own.
bool is_for_several(const world::StepRecord& record);

// The raw status of a process that ends in this step.
std::optional<int> exit_status_in(const world::StepRecord& record, abi::Pid pid);

// Whether one of the steps closes several descriptors, by the end of a process or by exec: Linux
// closes one after the other, and may let others run in between.
bool close_several(std::span<const world::StepRecord> records);

// Where a child and its parent end together, Linux may let the parent wait successfully before it
// dies, or let the child die before it is init's.
bool end_together(std::span<const world::StepRecord> group);

}  // namespace sim::host
