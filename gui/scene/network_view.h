// The network between the machines of a map: which segments are on their way.

#pragma once

#include "gui/scene/stage.h"

namespace gui::scene {

// The tone of who holds a socket; of one that nobody holds, or several, the neutral one.
Tone socket_tone(const Stage& stage, ObjectId socket);

// Empty where there is only one machine.
Picture network_view(const Stage& stage);

}  // namespace gui::scene
