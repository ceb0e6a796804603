#include "gui/paint/painter.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "gui/paint/brush.h"

namespace gui::paint {
namespace {

constexpr int kLargestAtlas = 8192;
constexpr float kDesignHeight = 1080;

using scene::Rect;

Rect intersection(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

// The stroke of a shape reaches over its bounds by half its width; no stroke is wider than this.
constexpr float kStrokeReach = 16;

bool may_be_seen(const Rect& bounds, const Rect& view) {
  return bounds.right() + kStrokeReach > view.x && bounds.x - kStrokeReach < view.right() &&
         bounds.bottom() + kStrokeReach > view.y && bounds.y - kStrokeReach < view.bottom();
}

void draw_item(Brush& brush, ImDrawList& list, const scene::Item& item, const Rect& page) {
  const Rect view = item.clip ? intersection(*item.clip, page) : page;
  if (view.w <= 0 || view.h <= 0 || !may_be_seen(scene::bounds(item.shape), view)) return;
  if (item.clip) list.PushClipRect({view.x, view.y}, {view.right(), view.bottom()});
  const Grid grid = item.role == scene::Role::kMoving ? Grid::kFree : Grid::kPixels;
  std::visit([&](const auto& shape) { brush.draw(shape, grid); }, item.shape);
  if (item.clip) list.PopClipRect();
}

}  // namespace

struct Painter::List {
  ImDrawListSharedData shared;
  ImDrawList commands{&shared};
  ImDrawList* listed = &commands;

  List() {
    shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                          ImDrawListFlags_AllowVtxOffset;
  }

  void begin(Canvas canvas, ImTextureID texture, float solid_texel) {
    shared.TexUvWhitePixel = {solid_texel, solid_texel};
    shared.ClipRectFullscreen = {0, 0, static_cast<float>(canvas.width),
                                 static_cast<float>(canvas.height)};
    commands._ResetForNewFrame();
    commands.PushClipRectFullScreen();
    commands.PushTextureID(texture);
  }

  void end() {
    commands.PopTextureID();
    commands.PopClipRect();
    commands._PopUnusedDrawCmd();
  }
};

Painter::Painter(const Fonts& fonts)
    : fonts_(fonts), atlas_(fonts), list_(std::make_unique<List>()) {}
Painter::~Painter() = default;

ImDrawData& Painter::paint(const scene::Picture& picture, Canvas canvas, ImTextureID texture) {
  const Rect page{0, 0, static_cast<float>(canvas.width), static_cast<float>(canvas.height)};
  const float hatch_unit = std::max(page.h / kDesignHeight, 0.6f);
  // At first an atlas full of sizes that are no longer used is emptied, then it grows.
  for (int attempt = 0;; ++attempt) {
    list_->begin(canvas, texture, GlyphAtlas::kSolidCenter / static_cast<float>(atlas_.side()));
    Brush brush(list_->commands, fonts_, atlas_, hatch_unit);
    for (const scene::Item& item : picture.items) draw_item(brush, list_->commands, item, page);
    list_->end();
    if (!brush.lacks_room() || (attempt > 0 && atlas_.side() >= kLargestAtlas)) break;
    atlas_.clear(attempt == 0 ? atlas_.side() : atlas_.side() * 2);
  }
  draw_data_.Clear();
  draw_data_.Valid = true;
  draw_data_.CmdLists = &list_->listed;
  draw_data_.CmdListsCount = 1;
  draw_data_.TotalVtxCount = list_->commands.VtxBuffer.Size;
  draw_data_.TotalIdxCount = list_->commands.IdxBuffer.Size;
  draw_data_.DisplaySize = {page.w, page.h};
  draw_data_.FramebufferScale = {1, 1};
  return draw_data_;
}

}  // namespace gui::paint
