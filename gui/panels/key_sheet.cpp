#include "gui/panels/key_sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "gui/panels/bindings.h"
#include "gui/panels/edit_keys.h"
#include "gui/panels/sheet.h"

namespace gui::panels {
namespace {

using KeyRow = KeyWords;

// One row per thing that can be done; the number keys share one.
void add_rows(std::span<const Binding> bindings, std::vector<KeyRow>& rows) {
  for (const Binding& binding : bindings) {
    const std::string text(binding.text);
    const std::string key = key_name(binding.press);
    auto same =
        std::find_if(rows.begin(), rows.end(), [&](const KeyRow& r) { return r.text == text; });
    if (same == rows.end()) {
      rows.push_back({key, text});
    } else if (std::holds_alternative<scene::GoToStop>(binding.intent)) {
      same->keys = "1 to " + key;
    } else {
      same->keys += ", " + key;
    }
  }
}

// Letters are no keys while they are text.
std::vector<KeyRow> key_rows(KeySheetMode mode) {
  std::vector<KeyRow> rows;
  if (mode == KeySheetMode::kWindow) {
    add_rows(bindings(), rows);
  } else {
    add_rows(editing_bindings(), rows);
    for (const KeyRow& row : text_key_words()) rows.push_back(row);
    std::vector<Binding> others;
    for (const Binding& binding : bindings()) {
      if (works_while_editing(binding)) others.push_back(binding);
    }
    add_rows(others, rows);
  }
  rows.push_back({"Ctrl+wheel", "everything larger or smaller"});
  return rows;
}

}  // namespace

Picture key_sheet(KeySheetMode mode, const std::string& hovered, Rect window, float unit,
                  const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, hovered);
  const auto rows = key_rows(mode);
  const float all = static_cast<float>(rows.size()) * kSmallestType * 1.4f;
  const bool is_low = window.h - (32 + kSheetHeader + kSheetMargin) * unit < all;
  const int columns = window.w >= 900 * unit || is_low ? 2 : 1;
  const float per_column = std::ceil(static_cast<float>(rows.size()) / static_cast<float>(columns));
  const float usual = canvas.type(18) * 2;
  const float height = kSheetHeader + kSheetMargin + per_column * usual / unit;
  const Rect sheet = sheet_rect(window, unit, columns == 2 ? 1160 : 620, height);
  const Rect room = draw_sheet(canvas, "key sheet", window, sheet, "Keys");

  const float pitch = std::min(usual, room.h / per_column);
  const float size = std::max(std::min(canvas.type(18), std::floor(pitch * 0.72f)), kSmallestType);
  const float w = room.w / static_cast<float>(columns);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto column = std::floor(static_cast<float>(i) / per_column);
    const float y = room.y + (static_cast<float>(i) - column * per_column) * pitch;
    const float x = room.x + column * w;
    const std::string name = "key sheet/row " + std::to_string(i + 1);
    const float keys = w * 0.4f;
    canvas.text(name + "/keys", {x, y, keys, pitch}, rows[i].keys,
                {Face::kSemibold, size, {Tone::kText}});
    canvas.text(name + "/text", {x + keys, y, w - keys - canvas.px(12), pitch}, rows[i].text,
                {Face::kRegular, size, {Tone::kMuted}});
  }
  return canvas.take();
}

}  // namespace gui::panels
