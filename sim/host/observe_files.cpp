#include "sim/host/observe_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <utility>
#include <vector>

#include "sim/host/content_digest.h"
#include "sim/host/file_descriptor.h"

namespace sim::host {
namespace {

constexpr std::size_t kPage = 4096;

// Gives its owner, who is our user, rights that the program has taken from itself, for a moment.
class Access {
 public:
  Access(int folder, const char* path, const struct stat& status, mode_t rights)
      : folder_(folder), path_(path), mode_(status.st_mode & 07777) {
    if ((mode_ & rights) == rights) return;
    is_changed_ = ::fchmodat(folder_, path_, mode_ | rights, 0) == 0;
  }
  ~Access() {
    if (is_changed_) ::fchmodat(folder_, path_, mode_, 0);
  }
  Access(const Access&) = delete;
  Access& operator=(const Access&) = delete;

 private:
  int folder_;
  const char* path_;
  mode_t mode_;
  bool is_changed_ = false;
};

// From data to data; where holes are not told, all of it is data.
std::uint64_t content_of(int file, off_t size) {
  ContentDigest digest;
  std::vector<char> bytes(16 * kPage);
  off_t at = 0;
  while (at < size) {
    const off_t data = ::lseek(file, at, SEEK_DATA);
    if (data < 0 && errno == ENXIO) break;
    at = data < 0 ? at : data / static_cast<off_t>(kPage) * static_cast<off_t>(kPage);
    const ssize_t count = ::pread(file, bytes.data(), bytes.size(), at);
    if (count <= 0) break;
    const std::string_view read(bytes.data(), static_cast<std::size_t>(count));
    for (std::size_t begin = 0; begin < read.size(); begin += kPage) {
      const auto page = (at + static_cast<off_t>(begin)) / static_cast<off_t>(kPage);
      digest.add_page(page, read.substr(begin, kPage));
    }
    at += count;
  }
  return digest.value();
}

class TreeWalk {
 public:
  explicit TreeWalk(const FileTree& files) : files_(files) {}

  // `path` is the thing's own, without a slash at its end.
  void see(int folder, const char* name, const std::string& path) {
    struct stat status {};
    if (::fstatat(folder, name, &status, 0) != 0) return;
    seen_[path.empty() ? "/" : path] = {key_of(status), observe_file(files_, folder, name, status)};
    if (S_ISDIR(status.st_mode)) see_names(folder, name, status, path);
  }

  SeenTree take() { return std::move(seen_); }

 private:
  void see_names(int folder, const char* name, const struct stat& status, const std::string& path) {
    const Access access(folder, name, status, S_IRUSR | S_IXUSR);
    const int opened = ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    DIR* const names = ::fdopendir(opened);
    while (const dirent* each = ::readdir(names)) {
      if (std::strcmp(each->d_name, ".") == 0 || std::strcmp(each->d_name, "..") == 0) continue;
      see(opened, each->d_name, path + '/' + each->d_name);
    }
    ::closedir(names);
  }

  const FileTree& files_;
  SeenTree seen_;
};

}  // namespace

GraphFile observe_file(const FileTree& files, int folder, const char* path,
                       const struct stat& status) {
  const abi::FileStatus seen = files.models_status(status);
  GraphFile file{seen.mode, seen.owner, seen.group, seen.links, seen.size, 0};
  if (!S_ISREG(status.st_mode) || status.st_size == 0) return file;
  const Access access(folder, path, status, S_IRUSR);
  const FileDescriptor opened(::openat(folder, path, O_RDONLY | O_CLOEXEC));
  if (opened.is_open()) file.content = content_of(opened.get(), status.st_size);
  return file;
}

SeenTree observe_tree(const FileTree& files) {
  TreeWalk walk(files);
  walk.see(files.folder(), ".", "");
  return walk.take();
}

}  // namespace sim::host
