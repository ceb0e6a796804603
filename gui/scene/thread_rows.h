// The threads of a process on its card, a row each.

#pragma once

#include "gui/scene/stage.h"

namespace gui::scene {

// `room`: where the rows stand, in one column or two. `world`: whose texts stand on the card.
Picture thread_rows(const Stage& stage, const PlannedProcess& process, const Rect& room,
                    const sim::world::World& world);

}  // namespace gui::scene
