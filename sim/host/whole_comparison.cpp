#include "sim/host/whole_comparison.h"

namespace sim::host {

static const kernel::Output& output_of(const kernel::Object& object) {
  const auto* terminal = std::get_if<kernel::Terminal>(&object);
  return terminal ? terminal->output : std::get<kernel::OutsideFile>(object).output;
}

abi::Expected<StandardObjects, std::string> standard_objects_of(const world::World& world) {
  const kernel::KernelState& state = world.kernel;
  StandardObjects objects;
  for (int fd = 0; fd < 3; ++fd) {
    const auto* descriptor = find(state.processes.at(world.first).descriptors, abi::Fd{fd});
    if (!descriptor) return abi::unexpected("descriptor " + std::to_string(fd) + " is not open");
    objects[static_cast<std::size_t>(fd)] = state.descriptions.at(descriptor->description).object;
  }
  return objects;
}

WholeComparison::WholeComparison(LinuxSide& linux_side, OutsideStreams& streams,
                                 const GraphSight& sight, int scale,
                                 const StandardObjects& standard_objects)
    : linux_(&linux_side),
      streams_(&streams),
      sight_(sight),
      scale_(scale),
      standard_objects_(standard_objects),
      outside_(outside_objects(linux_side)) {}

ObjectGraph WholeComparison::linux_graph() {
  return observe(*linux_, scale_, sight_, outside_, memory_);
}

ObjectGraph WholeComparison::model_graph(const world::World& world) const {
  return graph_of(world.kernel, sight_);
}

bool WholeComparison::output_fits(const world::World& world, Scrutiny scrutiny) const {
  streams_->pump();
  for (int fd = 1; fd < 3; ++fd) {
    const auto object = standard_objects_[static_cast<std::size_t>(fd)];
    const kernel::Output& output = output_of(world.kernel.objects.at(object));
    const std::string& written = streams_->written(fd);
    if (output.total != written.size()) return false;
    if (scrutiny == Scrutiny::kEveryByte && text_of(output) != written) return false;
  }
  return true;
}

std::vector<GraphLine> WholeComparison::side_by_side(const world::World& world) {
  return host::side_by_side(model_graph(world), linux_graph());
}

}  // namespace sim::host
