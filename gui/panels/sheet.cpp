#include "gui/panels/sheet.h"

#include <algorithm>

#include "gui/panels/bindings.h"

namespace gui::panels {

Rect sheet_rect(Rect window, float unit, float wanted_width, float wanted_height) {
  const float w = std::min(wanted_width * unit, window.w - 32 * unit);
  const float h = std::min(wanted_height * unit, window.h - 32 * unit);
  return {window.x + (window.w - w) / 2, window.y + (window.h - h) / 2, w, h};
}

// Returns its left edge.
static float draw_close(Canvas& canvas, const std::string& name, Rect sheet) {
  const float margin = canvas.px(kSheetMargin), header = canvas.px(kSheetHeader);
  const float w = canvas.width(Face::kSemibold, canvas.type(17), "Close") + canvas.px(32);
  const float h = canvas.px(36);
  const Rect button{sheet.right() - margin - w, sheet.y + (header - h) / 2, w, h};
  draw_button(canvas, name + "/close",
              {{"close", button, scene::Leave{}, with_keys("Close", scene::Leave{})}, "Close"});
  return button.x;
}

Rect draw_sheet(Canvas& canvas, const std::string& name, Rect window, Rect sheet,
                const std::string& title, Exit exit) {
  canvas.set_overlay();
  canvas.box("veil", Role::kOverlay, {.rect = window, .fill = {Tone::kDark, 0.45f}});
  canvas.target({"veil", window, scene::Leave{}, ""});
  canvas.box(name, Role::kOverlay,
             {.rect = sheet,
              .radius = canvas.px(14),
              .fill = {Tone::kPanel},
              .stroke = {Tone::kPanelLine}});
  canvas.target({name, sheet, std::nullopt, ""});

  const float margin = canvas.px(kSheetMargin), header = canvas.px(kSheetHeader);
  float end = sheet.right() - margin;
  if (exit == Exit::kCloseButton) end = draw_close(canvas, name, sheet) - margin;
  canvas.text(name + "/title", {sheet.x + margin, sheet.y, end - sheet.x - margin, header}, title,
              {Face::kSemibold, canvas.type(24), {Tone::kText}});
  return {sheet.x + margin, sheet.y + header, sheet.w - 2 * margin,
          std::max(sheet.h - header - margin, 0.0f)};
}

}  // namespace gui::panels
