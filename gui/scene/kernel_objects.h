// What stands on the kernel's floor: open file descriptions, terminals, outside files, pipes.

#pragma once

#include "gui/scene/stage.h"

namespace gui::scene {

// A description that is there before or after the step and whose object has a lot.
Picture description_box(const Stage& stage, const PlannedDescription& description);

// A terminal, or a file or pipe outside the model.
Picture narrow_object(const Stage& stage, const PlannedObject& object);

// The ring with its bytes, what it holds in words, and who waits at its ends.
Picture pipe_ring(const Stage& stage, const PlannedObject& object);

// How many cells the ring of a pipe is drawn with.
int ring_cells(const sim::kernel::Pipe& pipe);
PipePlaces ring_places(const Stage& stage, const PlannedObject& object);

// The threads in a queue as pills with their processes' names; "none" when nobody waits.
Picture waiting_pills(const Stage& stage, const std::string& owner, const Rect& room,
                      const sim::kernel::WaitQueue& before, const sim::kernel::WaitQueue& after);

// The colour of a pipe's bytes: its writer's, where only one process ever writes.
Tone byte_tone(const Stage& stage, const PlannedObject& object);

Change change_of(const Beat& beat, DescriptionId id);
Change change_of(const Beat& beat, ObjectId id);

}  // namespace gui::scene
