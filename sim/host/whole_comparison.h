// Everything that both kernels hold at a moment at which nothing moves: the object graphs, and what
// has been written to the outside.

#pragma once

#include <array>
#include <string>
#include <vector>

#include "sim/abi/expected.h"
#include "sim/host/linux_side.h"
#include "sim/host/object_graph.h"
#include "sim/host/observe.h"
#include "sim/host/observe_files.h"
#include "sim/host/outside_streams.h"
#include "sim/world/world.h"

namespace sim::host {

// The objects behind descriptors 0, 1 and 2.
using StandardObjects = std::array<abi::ObjectId, 3>;

// Those of the first process of a world that has taken no step. The error is a sentence.
abi::Expected<StandardObjects, std::string> standard_objects_of(const world::World& world);

// Long output is compared byte by byte now and then only.
enum class Scrutiny { kSizes, kEveryByte };

class WholeComparison {
 public:
  // `scale`: how many bytes in a pipe of Linux are one byte of the model.
  WholeComparison(LinuxSide& linux_side, OutsideStreams& streams, const GraphSight& sight,
                  int scale, const StandardObjects& standard_objects);

  ObjectGraph linux_graph();
  ObjectGraph model_graph(const world::World& world) const;
  bool output_fits(const world::World& world, Scrutiny scrutiny) const;
  std::vector<GraphLine> side_by_side(const world::World& world);
  void leave_out_contents_of_pipes() { sight_.pipe_contents = false; }

 private:
  LinuxSide* linux_;
  OutsideStreams* streams_;
  GraphSight sight_;
  int scale_;
  StandardObjects standard_objects_;
  std::vector<ObjectKey> outside_;
  TreeMemory memory_;
};

}  // namespace sim::host
