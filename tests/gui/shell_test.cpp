// Around the window: sizes without a display, PNG files, keys, the state for tests.

#include <filesystem>
#include <fstream>

#include "gui/shell/icon.h"
#include "gui/shell/key_map.h"
#include "gui/shell/png.h"
#include "gui/shell/ui_state.h"
#include "tests/gui/picture_on_screen.h"

namespace gui::shell {
namespace {

using panels::Key;

std::filesystem::path scratch_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "fdscope-XXXXXX").string();
  return mkdtemp(pattern.data());
}

class Drawing : public test::PictureOnScreen {};

TEST_F(Drawing, ComesInAnySizeUpToEightThousandLines) {
  add(scene::Box{{0, 0, 100, 100}, 10, {scene::Tone::kAccent}});
  for (const paint::Canvas size : {paint::Canvas{1, 1}, {1281, 719}, {7680, 4320}}) {
    const Pixels pixels = draw(size.width, size.height);
    EXPECT_EQ(pixels.rgba.size(), std::size_t{4} * static_cast<std::size_t>(size.width) *
                                      static_cast<std::size_t>(size.height));
  }
}

TEST_F(Drawing, RefusesASizeThatNoMachineCanDraw) {
  const auto refused = offscreen_->draw(picture_, {7681, 10});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), "the size must lie between 1x1 and 7680x4320");
}

TEST_F(Drawing, SurvivesAPngFile) {
  picture_ = icon(64);
  const Pixels drawn = draw(64, 64);
  const auto folder = scratch_folder();
  ASSERT_TRUE(write_png(folder / "icon.png", drawn));
  const auto read = read_png(folder / "icon.png");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->width, 64);
  EXPECT_EQ(read->rgba, drawn.rgba);
  EXPECT_FALSE(std::filesystem::exists(folder / "icon.png.part"));
  std::filesystem::remove_all(folder);
}

TEST(Png, SaysWhyAFileCannotBeWritten) {
  const auto written = write_png("/no such folder/x.png", {1, 1, {0, 0, 0, 0}});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error(), "No such file or directory");
}

TEST(KeyMap, TakesSignsFromCharactersWhereverTheKeyIs) {
  EXPECT_EQ(key_of_character(U'?'), Key::kQuestion);
  EXPECT_EQ(key_of_character(U'+'), Key::kPlus);
  EXPECT_EQ(key_of_character(U'.'), Key::kPeriod);
  EXPECT_EQ(key_of_character(U'L'), Key::kL);
  EXPECT_EQ(key_of_character(U'7'), Key::k7);
  EXPECT_EQ(key_of_character(U'\u00e4'), std::nullopt);
}

TEST(UiState, NamesTheFrameTheStepAndEveryTarget) {
  scene::Picture picture;
  picture.targets.push_back({"play", {10.2f, 20, 44, 36}, std::nullopt, "", {}});
  picture.targets.push_back(
      {"process 2", {1, 2, 3, 4}, std::nullopt, "", scene::Target::State::kDisabled});
  EXPECT_EQ(to_text({7, 3, {1280, 720}, UiState::Mode::kFullScreen}, picture),
            "frame 7\nstep 3\nwindow 1280 720 full-screen\n"
            "play 10 20 44 36 enabled\nprocess 2 1 2 3 4 disabled\n");
}

}  // namespace
}  // namespace gui::shell
