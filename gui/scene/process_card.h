// One process: its name, its state, its call, and its descriptor table.

#pragma once

#include "gui/scene/stage.h"

namespace gui::scene {

// A process that is there before or after the step and has a column.
Picture process_card(const Stage& stage, const PlannedProcess& process);

// The empty place of a process that is gone.
Picture process_ghost(const Stage& stage, const PlannedProcess& process);

// Sums up `count` processes that have no card of their own.
Picture more_processes_card(const Stage& stage, std::size_t count);

// The descriptor table, part of the card.
Picture descriptor_cells(const Stage& stage, const PlannedProcess& process);

// Whether the process is there before and after the step.
Change change_of(const Beat& beat, Pid pid);

}  // namespace gui::scene
