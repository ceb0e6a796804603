// What stands on the kernel's floor: open file descriptions, and what they are of.

#pragma once

#include "gui/scene/stage.h"

namespace gui::scene {

// How much is left of a file or FIFO that lies there and is not open.
inline constexpr float kNobodyHasIt = 0.55f;

// A description that is there before or after the step and whose object has a lot.
Picture description_box(const Stage& stage, const PlannedDescription& description);

// A terminal, a file or pipe outside the model, or the null device.
Picture narrow_object(const Stage& stage, const PlannedObject& object);

// A directory with its names.
Picture directory_card(const Stage& stage, const PlannedObject& object);

// A mutex, condition, semaphore, barrier or read-write lock: who has it, and who waits for it.
Picture sync_card(const Stage& stage, const PlannedObject& object);

// A socket: its address and state, what has arrived or waits in its backlog, and who sleeps on it.
Picture socket_card(const Stage& stage, const PlannedObject& object);

// A regular file: its bytes, and where the offsets of its descriptions are.
Picture file_strip(const Stage& stage, const PlannedObject& object);

// The ring with its bytes, what it holds in words, and who waits at its ends.
Picture pipe_ring(const Stage& stage, const PlannedObject& object);

// How many cells the ring of a pipe is drawn with.
int ring_cells(const sim::kernel::Pipe& pipe);
PipePlaces ring_places(const Stage& stage, const PlannedObject& object);

// The threads in a queue as pills with their names; "none" when nobody waits.
Picture waiting_pills(const Stage& stage, const std::string& owner, const Rect& room,
                      const sim::kernel::WaitQueue& before, const sim::kernel::WaitQueue& after);

// The colour of a pipe's bytes: its writer's, where only one process ever writes.
Tone byte_tone(const Stage& stage, const PlannedObject& object);

Change change_of(const Beat& beat, DescriptionId id);
Change change_of(const Beat& beat, ObjectId id);

}  // namespace gui::scene
