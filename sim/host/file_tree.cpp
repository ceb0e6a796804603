#include "sim/host/file_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "sim/host/file_descriptor.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"

namespace sim::host {
namespace {

using kernel::Directory;
using kernel::Inode;
using kernel::ObjectId;

// Every program of the model is this user and in this group.
constexpr int kUser = 1000;

bool is_null_device(const struct stat& status) {
  return S_ISCHR(status.st_mode) && status.st_rdev == makedev(1, 3);
}

// The rights of the program for everybody: it is the owner of what it does not own in the model.
int mode_of_stand_in(const Inode& inode) {
  kernel::Process program;
  program.user = program.group_of_files = kUser;
  int rights = 0;
  for (const int right : {kernel::kMayRead, kernel::kMayWrite, kernel::kMayExecute}) {
    if (is_permitted(program, inode, right)) rights |= right;
  }
  return (inode.mode & S_ISVTX) | rights << 6 | rights << 3 | rights;
}

// The inode that a name stands for in its directory, whatever is mounted on it; 0: none.
std::uint64_t entry_number(int folder, std::string_view name) {
  const int opened = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return 0;
  DIR* const names = ::fdopendir(opened);
  std::uint64_t number = 0;
  while (const dirent* each = ::readdir(names)) {
    if (each->d_name == name) number = each->d_ino;
  }
  ::closedir(names);
  return number;
}

bool is_programs_own(const Inode& inode) { return inode.owner == kUser; }

}  // namespace

// Word by word. Where the path is at "/" already, ".." is written as a way down and up again, which
// every call takes for what it is.
std::string path_below(const std::string& prefix, std::string_view path, int depth) {
  if (path.empty()) return {};
  const bool is_absolute = path.front() == '/';
  std::string made = is_absolute ? prefix : std::string();
  if (is_absolute) depth = 0;
  bool has_words = false;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view word = path.substr(at, end - at);
    const bool goes_up = word == "..";
    if (goes_up && depth == 0) {
      made += "tmp/..";
    } else {
      made += word;
      if (goes_up) --depth;
      if (!goes_up && !word.empty() && word != ".") ++depth;
    }
    has_words = has_words || !word.empty();
    if (end < path.size()) made += '/';
    at = end + 1;
  }
  return has_words ? made : made + '.';
}

// The files in the making: a directory gets its own mode last, when everything is in it.
struct FileTree::Making {
  const kernel::KernelState& state;
  FileTree& tree;
  std::map<ObjectId, std::string> made{};  // where things of more than one name lie
  int error = 0;

  bool fill(int folder, const Directory& directory, const std::string& path) {
    for (const kernel::Name& name : directory.names) {
      if (!make_named(folder, name, path + '/' + name.text)) return false;
    }
    return true;
  }

  bool make_named(int folder, const kernel::Name& name, const std::string& path) {
    const auto [first, is_new] = made.emplace(name.object, path.substr(1));
    if (!is_new) return add_name(folder, name.text, first->second);
    const kernel::Object& object = state.objects.at(name.object);
    const char* const text = name.text.c_str();
    if (const auto* directory = std::get_if<Directory>(&object)) {
      return make_directory(folder, text, *directory, path);
    }
    if (const auto* file = std::get_if<kernel::RegularFile>(&object)) {
      return make_file(folder, text, *file);
    }
    if (std::holds_alternative<kernel::NullDevice>(object)) return make_null_device(folder, text);
    const bool worked = ::mknodat(folder, text, S_IFIFO | 0600, 0) == 0;
    return worked ? finish(folder, text, *inode_of(object)) : failed();
  }

  bool add_name(int folder, const std::string& name, const std::string& first) {
    return ::linkat(tree.folder_, first.c_str(), folder, name.c_str(), 0) == 0 || failed();
  }

  bool make_directory(int folder, const char* name, const Directory& directory,
                      const std::string& path) {
    if (::mkdirat(folder, name, 0700) != 0 && errno != EEXIST) return failed();
    const FileDescriptor opened(::openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open()) return failed();
    return fill(opened.get(), directory, path) && finish(folder, name, directory.inode);
  }

  bool make_file(int folder, const char* name, const kernel::RegularFile& file) {
    const FileDescriptor opened(
        ::openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!opened.is_open()) return failed();
    bool worked = ::ftruncate(opened.get(), static_cast<off_t>(file.content.size())) == 0;
    file.content.for_each_page([&](int page, const std::string& bytes) {
      const off_t at = static_cast<off_t>(page) * static_cast<off_t>(kernel::kFilePageBytes);
      const auto size = static_cast<ssize_t>(bytes.size());
      worked = worked && ::pwrite(opened.get(), bytes.data(), bytes.size(), at) == size;
    });
    return worked ? finish(folder, name, file.inode) : failed();
  }

  // Init has put the real one there, unless the real one has to be somewhere else.
  bool make_null_device(int folder, const char* name) {
    if (tree.has_prefix_ && ::symlinkat("/dev/null", folder, name) != 0) return failed();
    tree.null_entry_ = entry_number(folder, name);
    return tree.null_entry_ != 0 || failed();
  }

  bool finish(int folder, const char* name, const Inode& inode) {
    const int mode = is_programs_own(inode) ? inode.mode : mode_of_stand_in(inode);
    struct stat status {};
    if (::fchmodat(folder, name, static_cast<mode_t>(mode), 0) != 0 ||
        ::fstatat(folder, name, &status, 0) != 0) {
      return failed();
    }
    if (!is_programs_own(inode)) {
      tree.stand_ins_[key_of(status)] = {inode.mode, inode.owner, inode.group, mode};
    }
    return true;
  }

  bool failed() {
    error = errno;
    return false;
  }
};

abi::Expected<FileTree, std::string> FileTree::make(const Session& session,
                                                    const kernel::KernelState& state) {
  FileTree tree;
  tree.folder_ = session.files_folder();
  tree.folder_path_ = session.files_path();
  tree.has_prefix_ = !session.has_namespaces();
  tree.home_ = kernel::absolute_path(state, state.hosts.front().home);
  tree.user_ = ::geteuid();
  tree.group_ = ::getegid();
  struct stat root_status {};
  if (::fstatat(tree.folder_, ".", &root_status, 0) == 0) tree.device_ = root_status.st_dev;
  struct statfs system {};
  tree.is_in_memory_ = ::fstatfs(tree.folder_, &system) == 0 && system.f_type == TMPFS_MAGIC;
  Making making{state, tree};
  const auto& root = std::get<Directory>(state.objects.at(state.hosts.front().root));
  if (!making.fill(tree.folder_, root, "") || !making.finish(tree.folder_, ".", root.inode)) {
    return abi::unexpected(std::string("the program's files cannot be made on this machine: ") +
                           std::strerror(making.error));
  }
  return tree;
}

std::string FileTree::agents_path(std::string_view path, int depth) const {
  return has_prefix_ ? path_below(folder_path_, path, depth) : std::string(path);
}

std::string FileTree::models_path(std::string_view path) const {
  if (!has_prefix_ || !path.starts_with(folder_path_)) return std::string(path);
  path.remove_prefix(folder_path_.size());
  return path.empty() ? "/" : std::string(path);
}

int FileTree::models_user(unsigned user) const {
  return user == user_ ? kUser : static_cast<int>(user);
}

int FileTree::models_group(unsigned group) const {
  return group == group_ ? kUser : static_cast<int>(group);
}

const FileTree::StandIn* FileTree::stand_in_for(const struct stat& status) const {
  const auto found = stand_ins_.find(key_of(status));
  const bool is_as_made = found != stand_ins_.end() &&
                          static_cast<int>(status.st_mode & 07777) == found->second.real_mode;
  return is_as_made ? &found->second : nullptr;
}

bool FileTree::is_others_file(const struct stat& status) const {
  return is_null_device(status) || stand_in_for(status);
}

abi::FileStatus FileTree::models_status(const struct stat& status) const {
  abi::FileStatus made;
  made.mode = static_cast<int>(status.st_mode);
  made.links = static_cast<int>(status.st_nlink);
  made.owner = models_user(status.st_uid);
  made.group = models_group(status.st_gid);
  if (S_ISREG(status.st_mode)) {
    made.size = status.st_size;
    made.blocks = status.st_blocks;
  }
  if (is_null_device(status)) made.owner = made.group = 0;  // whoever the machine's root is here
  if (const StandIn* other = stand_in_for(status)) {
    made.mode = static_cast<int>(status.st_mode & S_IFMT) | other->mode;
    made.owner = other->owner;
    made.group = other->group;
  }
  return made;
}

}  // namespace sim::host
