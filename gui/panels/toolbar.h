// The bar at the top: what is open, the transport, the speed, the switch to Linux, the
// branches, and the two sheets.

#pragma once

#include <string>

#include "gui/panels/canvas.h"
#include "gui/panels/linux_switch.h"

namespace gui::panels {

struct ToolbarView {
  std::string title;  // of the scenario; empty: nothing is open
  long step = 0, length = 0;
  enum class Run { kComplete, kComputing } run = Run::kComplete;
  enum class Transport { kPaused, kPlaying } transport = Transport::kPaused;
  double speed = 1;
  enum class Speeds { kBetween, kSlowest, kFastest } speeds = Speeds::kBetween;
  int branches = 1, current_branch = 0;
  LinuxSwitchView linux_switch;
  enum class Centre { kKernelMap, kMessages } centre = Centre::kKernelMap;
  std::string hovered;
};

// Where the window is narrow the words leave before the buttons do.
Picture toolbar(const ToolbarView& view, Rect area, float unit, const TextMetrics& metrics);

}  // namespace gui::panels
