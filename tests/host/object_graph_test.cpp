// Object graphs as values, and side by side.

#include "sim/host/object_graph.h"

#include <gtest/gtest.h>

#include "tests/support/scripted_world.h"

namespace sim::host {
namespace {

using support::Script;

ObjectGraph graph_after(long steps, Script script) {
  world::World world = support::world_of(std::move(script));
  support::run_to(world, steps);
  return graph_of(world.kernel);
}

TEST(ObjectGraph, NumbersDescriptionsAndObjectsInTheOrderOfDescriptors) {
  const ObjectGraph graph = graph_after(1, Script().pipe().exit(0));
  ASSERT_EQ(graph.processes.size(), 1u);
  const auto& descriptors = graph.processes[0].descriptors;
  ASSERT_EQ(descriptors.size(), 5u);
  EXPECT_EQ(descriptors[0].description, descriptors[2].description) << "one terminal";
  EXPECT_EQ(descriptors[3].description, 1);
  EXPECT_EQ(descriptors[4].description, 2);
  EXPECT_EQ(descriptors[3].object, descriptors[4].object);
  EXPECT_EQ(graph.objects[1], (GraphObject{GraphObject::Kind::kPipe, 8, 0}));
}

TEST(ObjectGraph, ShowsThatAForkSharesDescriptions) {
  const ObjectGraph graph = graph_after(2, Script().pipe().fork("child", Script().exit(0)).exit(0));
  ASSERT_EQ(graph.processes.size(), 2u);
  EXPECT_EQ(graph.processes[0].descriptors, graph.processes[1].descriptors);
}

TEST(ObjectGraph, LeavesOutWhatTheMachineDoesNotShow) {
  world::World world = support::world_of(Script().pipe().write(4, "abc").exit(0));
  support::run_to(world, 2);
  const ObjectGraph blind = graph_of(world.kernel, {false, false});
  EXPECT_EQ(blind.processes[0].descriptors[3].description, kNotCompared);
  EXPECT_EQ(blind.objects[1].queued_bytes, kNotCompared);
}

TEST(SideBySide, MarksOnlyTheLineThatIsNotTheSame) {
  const ObjectGraph model = graph_after(1, Script().pipe().exit(0));
  ObjectGraph other = model;
  other.processes[0].descriptors[3].close_on_exec = true;
  const auto lines = side_by_side(model, other);
  ASSERT_EQ(lines.size(), 6u);
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i].differs(), i == 4);
}

TEST(SideBySide, LeavesTheOtherSideEmptyWhereADescriptorIsMissing) {
  const ObjectGraph model = graph_after(1, Script().pipe().exit(0));
  ObjectGraph other = model;
  other.processes[0].descriptors.erase(other.processes[0].descriptors.begin() + 3);
  other.strangers.push_back(7);
  const auto lines = side_by_side(model, other);
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[4].linux_side, "");
  EXPECT_EQ(lines[5].model, lines[5].linux_side);
  EXPECT_EQ(lines[6].model, "");
}

}  // namespace
}  // namespace sim::host
