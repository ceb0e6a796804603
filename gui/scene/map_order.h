// Who stands beside whom on the map, so that edges cross as little as they can.

#pragma once

#include <vector>

#include "gui/scene/map_plan.h"
#include "gui/scene/plan_recorder.h"

namespace gui::scene {

// Gives columns to processes and lots to objects, reusing a place only when its last owner has
// gone; then turns the ends of each pipe, and orders pipes and files from left to right, by
// counting crossings.
void order_map(MapPlan& plan, const std::vector<Link>& links);

// Edge crossings of the plan as it is ordered, weighted by the steps for which they would be seen.
long crossings(const MapPlan& plan, const std::vector<Link>& links);

}  // namespace gui::scene
