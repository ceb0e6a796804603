// Puts pictures into the current OpenGL 3.3 context's framebuffer.

#pragma once

#include <cstdint>
#include <vector>

#include "gui/paint/fonts.h"
#include "gui/paint/painter.h"
#include "gui/paint/theme.h"
#include "gui/scene/shapes.h"

struct ImGuiContext;

namespace gui::shell {

// RGBA rows from the top, 4 * width * height bytes.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

// Must be made and destroyed while its OpenGL context is current.
class Renderer {
 public:
  explicit Renderer(const paint::Fonts& fonts);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  // Fills the whole framebuffer that is bound, then draws.
  void draw(const scene::Picture& picture, paint::Canvas canvas, paint::Color background);

 private:
  void upload_atlas();

  ImGuiContext* context_;
  paint::Painter painter_;
  unsigned texture_ = 0;
  int texture_side_ = 0;
};

// A framebuffer of one size that can be drawn on and read; bound while it lives.
class Framebuffer {
 public:
  explicit Framebuffer(paint::Canvas canvas);
  ~Framebuffer();
  Framebuffer(const Framebuffer&) = delete;
  Framebuffer& operator=(const Framebuffer&) = delete;

  bool is_complete() const;
  Pixels read() const;

 private:
  paint::Canvas canvas_;
  unsigned framebuffer_ = 0;
  unsigned colors_ = 0;
};

}  // namespace gui::shell
