// The files that a program finds on Linux: those of the model's first state, in a folder where
// nobody else works. In namespaces of our own the folder is the program's "/"; without them its
// path stands in front of every absolute path, and the program cannot tell the difference.

#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "sim/abi/expected.h"
#include "sim/abi/outcome.h"
#include "sim/host/session.h"
#include "sim/kernel/state.h"

namespace sim::host {

// A thing in a file system: st_dev and st_ino.
using FileKey = std::pair<std::uint64_t, std::uint64_t>;
inline FileKey key_of(const struct stat& status) { return {status.st_dev, status.st_ino}; }

// The path that leads an agent where `path` leads in the model, when the model's "/" is the folder
// `prefix`. `depth`: how many directories the working directory lies below "/". A ".." above "/"
// stays there, as it does in every root directory.
std::string path_below(const std::string& prefix, std::string_view path, int depth);

class FileTree {
 public:
  // Makes all files of `state`. The error is a sentence.
  static abi::Expected<FileTree, std::string> make(const Session& session,
                                                   const kernel::KernelState& state);

  int folder() const { return folder_; }            // the model's "/"
  std::uint64_t device() const { return device_; }  // st_dev of all that is made in it
  const std::string& folder_path() const { return folder_path_; }  // as init sees it
  const std::string& home() const { return home_; }                // the model's path
  // Whether the model's paths have to be changed: the agents have another "/".
  bool has_prefix() const { return has_prefix_; }
  bool shows_holes() const { return is_in_memory_; }  // where they are, as the model has them

  // For has_prefix(): the path for an agent, and back.
  std::string agents_path(std::string_view path, int depth) const;
  std::string models_path(std::string_view path) const;

  // Who Linux's numbers are in the model.
  int models_user(unsigned user) const;
  int models_group(unsigned group) const;

  // What the model shows of a file, but for the object's number.
  abi::FileStatus models_status(const struct stat& status) const;
  // Whether it stands for a file that is not the program's. Nobody else's files can be made
  // without privilege, so that it has the rights that the program would have, and no others.
  bool is_others_file(const struct stat& status) const;
  // Whether a directory's entry is what the machine's /dev/null is mounted on, or linked from.
  bool leads_to_null_device(std::uint64_t inode) const { return inode == null_entry_; }

 private:
  struct StandIn {
    int mode = 0;  // the model's
    int owner = 0;
    int group = 0;
    int real_mode = 0;  // Linux's: once it has another one it stands for nothing any more
  };
  struct Making;

  const StandIn* stand_in_for(const struct stat& status) const;

  int folder_ = -1;
  std::uint64_t device_ = 0;
  std::uint64_t null_entry_ = 0;
  std::string folder_path_;
  std::string home_;
  bool has_prefix_ = false;
  bool is_in_memory_ = false;
  unsigned user_ = 0;
  unsigned group_ = 0;
  std::map<FileKey, StandIn> stand_ins_;
};

}  // namespace sim::host
