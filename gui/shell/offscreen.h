// Draws pictures with no display: EGL without a surface and a framebuffer of any size.

#pragma once

#include <memory>
#include <string>

#include "gui/paint/fonts.h"
#include "gui/paint/painter.h"
#include "gui/scene/shapes.h"
#include "gui/shell/renderer.h"
#include "sim/abi/expected.h"

namespace gui::shell {

inline constexpr int kLargestWidth = 7680;   // pixels
inline constexpr int kLargestHeight = 4320;  // pixels

class Offscreen {
 public:
  // The error is one sentence that says what is missing on this machine.
  static sim::abi::Expected<std::unique_ptr<Offscreen>, std::string> create(
      const paint::Fonts& fonts);
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;

  // 1..kLargestWidth x 1..kLargestHeight.
  sim::abi::Expected<Pixels, std::string> draw(const scene::Picture& picture, paint::Canvas canvas);

 private:
  struct Egl;
  Offscreen(std::unique_ptr<Egl> egl, const paint::Fonts& fonts);

  std::unique_ptr<Egl> egl_;  // outlives the renderer
  std::unique_ptr<Renderer> renderer_;
};

}  // namespace gui::shell
