#include "gui/panels/file_writing.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>

namespace gui::panels {
namespace {

namespace fs = std::filesystem;
using sim::abi::Expected;

constexpr int kMostAttempts = 100;  // for a name that nobody uses

auto failure(const std::string& sentence) { return tl::unexpected(sentence); }

std::string reason(int error) { return std::strerror(error); }

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

// What stands in the way of writing there, before anything is done.
std::string obstacle(const fs::path& target) {
  std::error_code ignored;
  const fs::path folder = target.parent_path();
  if (!fs::exists(folder, ignored)) {
    return "The folder " + folder.string() + " does not exist. Create it, or choose another one.";
  }
  if (!fs::is_directory(folder, ignored)) return folder.string() + " is not a folder.";
  if (fs::is_directory(target, ignored)) {
    return target.string() + " is a folder. Name a file in it.";
  }
  if (!fs::exists(target, ignored)) return "";
  if (!fs::is_regular_file(target, ignored)) return target.string() + " is not a regular file.";
  errno = 0;
  const File file(std::fopen(target.c_str(), "r+b"));
  if (file) return "";
  return target.string() + " cannot be written: " + reason(errno) + ". Choose another name.";
}

struct Unfinished {
  fs::path path;
  File file;
};

Expected<Unfinished, std::string> new_file_beside(const fs::path& target) {
  for (int attempt = 0;; ++attempt) {
    fs::path path = target;
    path += attempt == 0 ? ".part" : ".part" + std::to_string(attempt);
    errno = 0;
    File file(std::fopen(path.c_str(), "wbx"));
    if (file) return Unfinished{std::move(path), std::move(file)};
    if (errno == EEXIST && attempt < kMostAttempts) continue;
    return failure("Nothing can be written in " + target.parent_path().string() + ": " +
                   reason(errno) + ". Choose another folder.");
  }
}

Expected<void, std::string> fill(Unfinished& unfinished, const std::string& text) {
  errno = 0;
  const bool written =
      std::fwrite(text.data(), 1, text.size(), unfinished.file.get()) == text.size();
  const bool closed = std::fclose(unfinished.file.release()) == 0;
  if (written && closed) return {};
  return failure("The text could not be written: " + reason(errno) + ".");
}

Expected<void, std::string> put_in_place(const fs::path& unfinished, const fs::path& target) {
  std::error_code error;
  const fs::file_status old = fs::status(target, error);
  if (fs::exists(old)) fs::permissions(unfinished, old.permissions(), error);
  fs::rename(unfinished, target, error);
  if (!error) return {};
  return failure(target.string() + " cannot be replaced: " + error.message() + ".");
}

}  // namespace

Expected<void, std::string> write_text_file(const fs::path& path, const std::string& text) {
  std::error_code error;
  const fs::path followed = fs::weakly_canonical(path, error);
  const fs::path target = error ? path : followed;
  if (const std::string sentence = obstacle(target); !sentence.empty()) return failure(sentence);
  auto unfinished = new_file_beside(target);
  if (!unfinished) return failure(unfinished.error());
  auto done = fill(*unfinished, text);
  if (done) done = put_in_place(unfinished->path, target);
  if (!done) fs::remove(unfinished->path, error);
  return done;
}

fs::path meant_path(std::string typed) {
  typed.erase(0, typed.find_first_not_of(" \t"));
  typed.erase(typed.find_last_not_of(" \t") + 1);
  const char* home = std::getenv("HOME");
  if (home && (typed == "~" || typed.rfind("~/", 0) == 0)) typed.replace(0, 1, home);
  std::error_code error;
  const fs::path absolute = fs::absolute(typed, error);
  return typed.empty() || error ? fs::path(typed) : absolute.lexically_normal();
}

}  // namespace gui::panels
