// What every picture of fdscope must keep to: nothing overlaps, no text leaves its box, nothing
// lies outside, no edge runs through a stranger, nothing moves for no reason. Each rule returns one
// sentence per breach; an empty answer means that it holds. What moves (Role::kMoving) is free.

#pragma once

#include <string>
#include <vector>

#include "gui/scene/shapes.h"
#include "gui/scene/text_metrics.h"

namespace support {

using Breaches = std::vector<std::string>;

// Two nodes with the same parent.
Breaches overlapping_siblings(const gui::scene::Picture& picture);

// Nodes and labels whose parent is in the picture, and has room for them.
Breaches children_outside_parents(const gui::scene::Picture& picture);

// Texts that are wider or higher than their box.
Breaches texts_that_do_not_fit(const gui::scene::Picture& picture,
                               const gui::scene::TextMetrics& metrics);

// The letters themselves of two labels, or of a label and a node that it does not lie in.
Breaches overlapping_texts(const gui::scene::Picture& picture,
                           const gui::scene::TextMetrics& metrics);

Breaches items_outside(const gui::scene::Picture& picture, gui::scene::Rect area);

// Edges that run through a node at which they neither start nor end.
Breaches edges_through_strangers(const gui::scene::Picture& picture);

// Two items at rest with one name.
Breaches repeated_names(const gui::scene::Picture& picture);

// Nodes that are in both pictures at different places. What stands in a queue may move up.
Breaches moved_nodes(const gui::scene::Picture& before, const gui::scene::Picture& after);

// Nodes and edges at rest that are in one of the pictures only, or stand elsewhere in the other.
Breaches jumps(const gui::scene::Picture& end_of_step, const gui::scene::Picture& start_of_next);

// All rules about one picture.
Breaches broken_rules(const gui::scene::Picture& picture, gui::scene::Rect area,
                      const gui::scene::TextMetrics& metrics);

}  // namespace support
