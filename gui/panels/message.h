// What is wrong with a file that was to be opened: one message per mistake, with file, line,
// column.

#pragma once

#include <filesystem>
#include <string>

#include "gui/panels/canvas.h"
#include "sim/abi/diagnostic.h"

namespace gui::panels {

struct MessageView {
  std::string title;
  sim::abi::Diagnostics diagnostics;
  std::filesystem::path editable;  // the listing, where it can be edited here; else empty
  std::string hovered;
};

// What has no room is counted: "and 3 more".
Picture message(const MessageView& view, Rect window, float unit, const TextMetrics& metrics);

}  // namespace gui::panels
