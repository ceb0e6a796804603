// Directories and the null device on the kernel map, and where processes work.

#include <gmock/gmock.h>

#include "gui/scene/stage.h"
#include "tests/gui/map_pictures.h"

namespace {

using namespace gui::scene;
using map_test::find;
using map_test::map_of;
using map_test::name_of_first;
using map_test::run_of;
using map_test::text_of;

class OpenDirectory : public testing::Test {
 protected:
  // After the step that opens it.
  Picture after_open_of(const std::string& path) {
    for (long step = 1; step <= timeline_.length(); ++step) {
      timeline_.seek(step);
      const auto* open = std::get_if<sim::abi::OpenRequest>(&timeline_.record()->request);
      if (open && open->path == path) return at(step);
    }
    ADD_FAILURE() << "nobody opens " << path;
    return {};
  }
  Picture at(long step) { return map_of(timeline_, *plan_, step, 1, map_test::sizes()[1]); }

  sim::world::Timeline timeline_ = run_of(map_test::directories_and_devices());
  std::shared_ptr<const MapPlan> plan_ = plan_map(timeline_);
};

// The name of what is on the map with this tool tip, or "".
std::string with_tip(const Picture& picture, const std::string& beginning) {
  for (const Target& target : picture.targets) {
    if (target.name.starts_with("object") && target.tooltip.starts_with(beginning)) {
      return target.name;
    }
  }
  return "";
}

TEST_F(OpenDirectory, IsACardWithItsPathAndItsNames) {
  const Picture picture = after_open_of(".");
  const std::string card = with_tip(picture, "directory d: one.txt, two.txt");
  ASSERT_NE(card, "");
  EXPECT_THAT(text_of(picture, card + "/title"), testing::EndsWith("/d"));
  EXPECT_EQ(text_of(picture, card + "/names 0"), "one.txt  two.txt");
}

TEST_F(OpenDirectory, SaysThatItHasNoNames) {
  const Picture picture = after_open_of("/tmp");
  EXPECT_EQ(text_of(picture, with_tip(picture, "directory tmp") + "/names 0"), "no names");
}

TEST_F(OpenDirectory, IsDrawnOnlyWhileSomebodyHasItOpen) {
  EXPECT_EQ(with_tip(after_open_of("/dev/null"), "directory d"), "");
  EXPECT_NE(with_tip(after_open_of("."), "directory d"), "");
  EXPECT_EQ(with_tip(at(timeline_.length()), "directory d"), "");
  for (long step = 0; step <= timeline_.length(); ++step) {
    EXPECT_EQ(with_tip(at(step), "directory /:"), "") << "nobody opens the root";
  }
}

TEST_F(OpenDirectory, StandsBesideANullDeviceThatSwallowsEverything) {
  const Picture picture = after_open_of("/dev/null");
  const std::string card = with_tip(picture, "null device");
  ASSERT_NE(card, "");
  EXPECT_THAT(text_of(picture, card + "/amount"), testing::StartsWith("swallows"));
  EXPECT_EQ(with_tip(at(1), "null device"), "");
}

TEST_F(OpenDirectory, IsNamedOnTheCardOfAProcessThatWorksThere) {
  EXPECT_EQ(text_of(at(1), "process 2/directory"), "");
  EXPECT_EQ(text_of(at(2), "process 2/directory"), "in /home/student/d");
}

}  // namespace
