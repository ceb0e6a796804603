// The command line: which sub-command is meant, and its exit status.

#pragma once

#include <filesystem>
#include <functional>
#include <optional>

namespace sim::cli {

// Exit statuses beside those of the program that was run.
inline constexpr int kExitUsage = 2;
inline constexpr int kExitDifference = 3;    // verify: Linux does something else
inline constexpr int kExitNotPossible = 77;  // verify: this machine does not allow it
inline constexpr int kExitLimit = 124;       // steps, time, output, processes
inline constexpr int kExitDeadlock = 125;
inline constexpr int kExitCannotRun = 126;  // the listing is wrong, or something is missing here

struct RenderRequest {
  std::filesystem::path scenario;
  std::filesystem::path output;  // its extension says the format
  std::optional<long> step;      // absent: the last one
  int width = 1920;              // pixels
  int height = 1080;             // pixels
  std::optional<long> lines;     // there: with calls and variables, so many lines further
  enum class View { kMap, kMessages } view = View::kMap;                    // in the middle
  enum class Kernels { kModel, kModelAndLinux } kernels = Kernels::kModel;  // what is compared
};

// What needs a screen or a renderer is handed in by the program that has one.
struct Frontend {
  std::function<int(const std::optional<std::filesystem::path>& scenario)> open_window;
  std::function<int(const RenderRequest& request)> render;
};

// Runs the program's arguments and returns the exit status. Never throws.
int run(int argc, char** argv, const Frontend& frontend);

}  // namespace sim::cli
