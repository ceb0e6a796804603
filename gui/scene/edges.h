// The connections: descriptor to description, description to object, parent to child.

#pragma once

#include <vector>

#include "gui/scene/stage.h"

namespace gui::scene {

// The curve from a cell to the description it names. Chain of cubic segments.
std::vector<Point> descriptor_chain(const Stage& stage, const PlannedProcess& process,
                                    const CellPlace& cell, const PlannedDescription& description);

// The curve from a description to its object.
std::vector<Point> object_chain(const Stage& stage, const PlannedDescription& description);

// All edges of one process's descriptor table.
Picture descriptor_edges(const Stage& stage, const PlannedProcess& process);

Picture object_edge(const Stage& stage, const PlannedDescription& description);

// "fork" between neighbours, and who waits for the end of whom.
Picture family_edges(const Stage& stage, const PlannedProcess& child);

}  // namespace gui::scene
