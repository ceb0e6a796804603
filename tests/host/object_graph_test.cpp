// Object graphs as values, and side by side.

#include "sim/host/object_graph.h"

#include <gtest/gtest.h>

#include "sim/host/content_digest.h"
#include "sim/kernel/file_tree.h"
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
  ASSERT_EQ(lines.size(), 6u + model.names.size());
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i].differs(), i == 4);
}

TEST(SideBySide, LeavesTheOtherSideEmptyWhereADescriptorIsMissing) {
  const ObjectGraph model = graph_after(1, Script().pipe().exit(0));
  ObjectGraph other = model;
  other.processes[0].descriptors.erase(other.processes[0].descriptors.begin() + 3);
  other.strangers.push_back(7);
  const auto lines = side_by_side(model, other);
  ASSERT_EQ(lines.size(), 7u + model.names.size());
  EXPECT_EQ(lines[4].linux_side, "");
  EXPECT_EQ(lines[5].model, lines[5].linux_side);
  EXPECT_EQ(lines[6].model, "");
}

// What the model's first process finds, with a file of its own making.
kernel::KernelState state_with_file(const std::string& bytes) {
  world::World world = support::world_of(Script().exit(0));
  kernel::Events unseen;
  kernel::RegularFile file;
  file.inode.owner = file.inode.group = 1000;
  const auto id = make_named(world.kernel, world.kernel.hosts.front().home, "notes.txt", file, unseen);
  write_content(world.kernel, id, 0, bytes, unseen);
  return world.kernel;
}

std::string line_about(const ObjectGraph& graph, const std::string& begin) {
  for (const GraphLine& line : side_by_side(graph, graph)) {
    if (line.model.find(begin) != line.model.npos) return line.model;
  }
  return {};
}

TEST(FilesInTheObjectGraph, AreListedByTheirPaths) {
  const ObjectGraph graph = graph_of(state_with_file("twelve bytes"));
  std::vector<std::string> paths;
  for (const GraphName& name : graph.names) paths.push_back(name.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"/", "/dev", "/dev/null", "/home", "/home/student",
                                             "/home/student/notes.txt", "/tmp"}));
  EXPECT_EQ(line_about(graph, "notes.txt").substr(0, 60),
            "file /home/student/notes.txt: 12 bytes, 1 name, mode 644, co");
  EXPECT_EQ(line_about(graph, "/tmp"), "directory /tmp: 2 names, mode 1777, user 0, group 0");
  EXPECT_NE(line_about(graph, "process 2").find(", in directory /home/student, umask 22"),
            std::string::npos);
}

TEST(FilesInTheObjectGraph, DifferInEveryByte) {
  EXPECT_EQ(graph_of(state_with_file("same")), graph_of(state_with_file("same")));
  EXPECT_NE(graph_of(state_with_file("same")), graph_of(state_with_file("some")));
}

TEST(FilesInTheObjectGraph, HaveAsManyNamesAsLeadToThem) {
  kernel::KernelState state = state_with_file("x");
  kernel::Events unseen;
  const auto& home = std::get<kernel::Directory>(state.objects.at(state.hosts.front().home));
  link_name(state, state.hosts.front().home, "other", find(home, "notes.txt")->object, unseen);
  EXPECT_EQ(line_about(graph_of(state), "student/other").substr(0, 76),
            "file /home/student/other, the same as /home/student/notes.txt: 1 bytes, 2 na");
}

TEST(ContentDigest, TakesAHoleForTheZerosThatItReadsAs) {
  ContentDigest hole;
  ContentDigest zeros;
  zeros.add_page(0, std::string(4096, '\0'));
  for (ContentDigest* each : {&hole, &zeros}) each->add_page(1, "end");
  EXPECT_EQ(hole.value(), zeros.value());
  ContentDigest elsewhere;
  elsewhere.add_page(2, "end");
  EXPECT_NE(hole.value(), elsewhere.value());
}

}  // namespace
}  // namespace sim::host
