// The kernel map: processes with their descriptors on top, open file descriptions below them,
// objects at the bottom, and what moves between them during a step. Pure layout: values in, a
// picture out.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/scene/shapes.h"
#include "gui/scene/text_metrics.h"
#include "sim/world/timeline.h"
#include "sim/world/world.h"

namespace gui::scene {

// Which processes, descriptions and objects ever live on a branch, and from which step to which, so
// that each keeps one place for its whole life and nothing moves when something appears.
struct MapPlan;

// Builds the plan by running over steps 0..length of the timeline (its cursor is left as it was).
// Long runs are bounded: beyond what can be shown the rest is summed up in a "+12 more" card.
std::shared_ptr<const MapPlan> plan_map(sim::world::Timeline& timeline);

// The moment to draw: the step from `before` to `after`, `progress` of its beat done (0..1; 1 = at
// rest). `record` is nullptr at step 0.
struct Moment {
  const sim::world::World* before = nullptr;
  const sim::world::World* after = nullptr;
  const sim::world::StepRecord* record = nullptr;
  float progress = 1;
  enum class Motion { kFull, kReduced } motion = Motion::kFull;
};

// `unit` is one pixel of the 1920 x 1080 design at scale 1; type sizes are multiples of it. In an
// area that is too small for that unit everything shrinks, so that it fits. `ground_below`: pixels
// that the kernel's ground reaches below the area, for a caption that the caller lays on it.
Picture kernel_map(const MapPlan& plan, const Moment& moment, Rect area, float unit,
                   const TextMetrics& metrics, float ground_below = 0);

// The tone of a process, the same everywhere: by its rank of birth on the branch.
Tone process_tone(const MapPlan& plan, sim::abi::Pid pid);

}  // namespace gui::scene
