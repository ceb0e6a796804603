#include "sim/kernel/path.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "sim/kernel/permission.h"

namespace sim::kernel {

static constexpr std::size_t kLongestPath = 4096;  // PATH_MAX, with the '\0'
static constexpr std::size_t kLongestName = 255;   // NAME_MAX

static const Directory* directory_at(const KernelState& state, ObjectId object) {
  return std::get_if<Directory>(&state.objects.at(object));
}

static std::string_view without_leading_slashes(std::string_view path) {
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  return path;
}

// One step down, or up: object -1 when there is no such name.
static abi::Expected<ObjectId, int> step_into(const KernelState& state, const Process& process,
                                              ObjectId from, std::string_view name) {
  const Directory* directory = directory_at(state, from);
  if (!directory) return abi::unexpected(ENOTDIR);
  if (!is_permitted(process, directory->inode, kMayExecute)) return abi::unexpected(EACCES);
  if (name == ".") return from;
  if (name == "..") return directory->parent;
  if (name.size() > kLongestName) return abi::unexpected(ENAMETOOLONG);
  const Name* found = find(*directory, name);
  return found ? found->object : ObjectId{};
}

static PathEnd::Last kind_of_last(std::string_view name) {
  if (name == ".") return PathEnd::Last::kDot;
  return name == ".." ? PathEnd::Last::kDotDot : PathEnd::Last::kName;
}

abi::Expected<PathEnd, int> walk(const KernelState& state, const Process& process,
                                 std::string_view path) {
  if (path.empty()) return abi::unexpected(ENOENT);
  if (path.size() >= kLongestPath) return abi::unexpected(ENAMETOOLONG);
  ObjectId at = path.front() == '/' ? host_of(state, process).root : process.working_directory;
  std::string_view rest = without_leading_slashes(path);
  if (rest.empty()) return PathEnd{at, "", at, PathEnd::Last::kRoot, true};
  for (;;) {
    const std::string_view name = rest.substr(0, rest.find('/'));
    const std::string_view behind = rest.substr(name.size());
    const std::string_view next = without_leading_slashes(behind);
    const auto object = step_into(state, process, at, name);
    if (!object) return abi::unexpected(object.error());
    if (next.empty()) {
      return PathEnd{at, std::string(name), *object, kind_of_last(name), !behind.empty()};
    }
    if (object->value < 0) return abi::unexpected(ENOENT);
    if (!directory_at(state, *object)) return abi::unexpected(ENOTDIR);
    at = *object;
    rest = next;
  }
}

abi::Expected<ObjectId, int> look_up(const KernelState& state, const Process& process,
                                     std::string_view path) {
  const auto end = walk(state, process, path);
  if (!end) return abi::unexpected(end.error());
  if (!end->exists()) return abi::unexpected(ENOENT);
  if (end->has_trailing_slash && !directory_at(state, end->object)) return abi::unexpected(ENOTDIR);
  return end->object;
}

std::string absolute_path(const KernelState& state, ObjectId directory) {
  std::string path;
  for (;;) {
    const ObjectId parent = directory_at(state, directory)->parent;
    if (parent == directory) return path.empty() ? "/" : path;
    const auto& names = directory_at(state, parent)->names;
    const auto own = std::find_if(names.begin(), names.end(),
                                  [&](const Name& each) { return each.object == directory; });
    path.insert(0, '/' + own->text);
    directory = parent;
  }
}

}  // namespace sim::kernel
