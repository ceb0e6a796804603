// Draws small pictures without a display and looks at their pixels.

#pragma once

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "gui/paint/fonts.h"
#include "gui/paint/theme.h"
#include "gui/scene/shapes.h"
#include "gui/shell/offscreen.h"

namespace gui::test {

class PictureOnScreen : public testing::Test {
 protected:
  // EGL takes a while to start: once for all tests of the program.
  static void SetUpTestSuite() {
    fonts_ = std::make_unique<paint::Fonts>();
    auto made = shell::Offscreen::create(*fonts_);
    if (made) {
      offscreen_ = std::move(*made);
    } else {
      missing_ = made.error();
    }
  }
  static void TearDownTestSuite() {
    offscreen_.reset();
    fonts_.reset();
  }
  void SetUp() override { ASSERT_TRUE(offscreen_) << missing_; }

  void add(scene::Shape shape, std::optional<scene::Rect> clip = std::nullopt) {
    picture_.items.push_back({"", "", scene::Role::kNode, std::move(shape), clip});
  }

  shell::Pixels draw(int width = 200, int height = 120) {
    auto pixels = offscreen_->draw(picture_, {width, height});
    EXPECT_TRUE(pixels) << pixels.error();
    return pixels ? *std::move(pixels) : shell::Pixels{};
  }

  static paint::Color at(const shell::Pixels& pixels, int x, int y) {
    const auto i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                    static_cast<std::size_t>(x)) *
                   4;
    return {pixels.rgba[i], pixels.rgba[i + 1], pixels.rgba[i + 2], pixels.rgba[i + 3]};
  }

  static bool is_page(const shell::Pixels& pixels, int x, int y) {
    return at(pixels, x, y) == paint::color_of(scene::Tone::kPage);
  }

  // The smallest rectangle around everything that is not the page.
  static scene::Rect inked(const shell::Pixels& pixels) {
    int left = pixels.width, top = pixels.height, right = 0, bottom = 0;
    for (int y = 0; y < pixels.height; ++y) {
      for (int x = 0; x < pixels.width; ++x) {
        if (is_page(pixels, x, y)) continue;
        left = std::min(left, x);
        top = std::min(top, y);
        right = std::max(right, x + 1);
        bottom = std::max(bottom, y + 1);
      }
    }
    const auto f = [](int v) { return static_cast<float>(v); };
    return {f(left), f(top), f(right - left), f(bottom - top)};
  }

  scene::Picture picture_;
  static inline std::unique_ptr<paint::Fonts> fonts_;
  static inline std::unique_ptr<shell::Offscreen> offscreen_;
  static inline std::string missing_;
};

}  // namespace gui::test
