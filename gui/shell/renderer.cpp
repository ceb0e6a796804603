#include "gui/shell/renderer.h"

#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cstddef>

namespace gui::shell {
namespace {

// Glyphs stand on whole pixels, so each texel is shown as it is.
unsigned new_coverage_texture() {
  unsigned texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  const GLint white_with_coverage[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_coverage);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return texture;
}

ImTextureID as_texture_id(unsigned texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
}

float unit(std::uint8_t channel) { return static_cast<float>(channel) / 255; }

}  // namespace

Renderer::Renderer(const paint::Fonts& fonts) : context_(ImGui::CreateContext()), painter_(fonts) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplOpenGL3_Init("#version 330 core");
  ImGui_ImplOpenGL3_NewFrame();
  texture_ = new_coverage_texture();
}

Renderer::~Renderer() {
  ImGui::SetCurrentContext(context_);
  glDeleteTextures(1, &texture_);
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context_);
}

void Renderer::draw(const scene::Picture& picture, paint::Canvas canvas, paint::Color background) {
  ImGui::SetCurrentContext(context_);
  ImDrawData& draw_data = painter_.paint(picture, canvas, as_texture_id(texture_));
  upload_atlas();
  glViewport(0, 0, canvas.width, canvas.height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(unit(background.r), unit(background.g), unit(background.b), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&draw_data);
}

void Renderer::upload_atlas() {
  paint::GlyphAtlas& atlas = painter_.atlas();
  const auto rows = atlas.take_changed_rows();
  if (!rows) return;
  glBindTexture(GL_TEXTURE_2D, texture_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  const int side = atlas.side();
  if (side != texture_side_) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side, side, 0, GL_RED, GL_UNSIGNED_BYTE,
                 atlas.coverage().data());
    texture_side_ = side;
    return;
  }
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, rows->first, side, rows->last - rows->first, GL_RED,
                  GL_UNSIGNED_BYTE,
                  atlas.coverage().data() + static_cast<std::ptrdiff_t>(rows->first) * side);
}

Framebuffer::Framebuffer(paint::Canvas canvas) : canvas_(canvas) {
  glGenRenderbuffers(1, &colors_);
  glBindRenderbuffer(GL_RENDERBUFFER, colors_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, canvas.width, canvas.height);
  glGenFramebuffers(1, &framebuffer_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colors_);
}

Framebuffer::~Framebuffer() {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteRenderbuffers(1, &colors_);
}

bool Framebuffer::is_complete() const {
  return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

// OpenGL gives the lowest row first.
Pixels Framebuffer::read() const {
  const auto row_bytes = static_cast<std::size_t>(canvas_.width) * 4;
  Pixels pixels{canvas_.width, canvas_.height, {}};
  pixels.rgba.resize(row_bytes * static_cast<std::size_t>(canvas_.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  for (int y = 0; y < canvas_.height; ++y) {
    const auto from_top = static_cast<std::size_t>(canvas_.height - 1 - y);
    glReadPixels(0, y, canvas_.width, 1, GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels.rgba.data() + from_top * row_bytes);
  }
  return pixels;
}

}  // namespace gui::shell
