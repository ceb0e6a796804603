// From a path to what it names. path_resolution(7).

#pragma once

#include <string>
#include <string_view>

#include "sim/abi/expected.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// Where a path ends: in which directory, under which name. `object` is -1 when the name does not
// exist; everything before it does.
struct PathEnd {
  enum class Last { kName, kDot, kDotDot, kRoot };
  ObjectId directory;
  std::string name;
  ObjectId object;
  Last last = Last::kName;
  bool has_trailing_slash = false;

  bool exists() const { return object.value >= 0; }
};

// The error is an errno: ENOENT, ENOTDIR, EACCES, ENAMETOOLONG.
abi::Expected<PathEnd, int> walk(const KernelState& state, const Process& process,
                                 std::string_view path);

// What an existing path names. ENOENT when it does not exist, ENOTDIR when it ends in a slash and
// is no directory.
abi::Expected<ObjectId, int> look_up(const KernelState& state, const Process& process,
                                     std::string_view path);

// The absolute path of a directory that has not been removed.
std::string absolute_path(const KernelState& state, ObjectId directory);

}  // namespace sim::kernel
