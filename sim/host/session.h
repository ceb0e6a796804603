// The place on this machine where agents live: memory shared with them, their init, and, where the
// machine allows it, namespaces of their own. All of it is gone when the session is, however
// fdscope ends.

#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "sim/abi/expected.h"
#include "sim/host/file_descriptor.h"
#include "sim/host/isolation.h"
#include "sim/host/mailbox.h"

namespace sim::host {

struct SessionOptions {
  Isolation isolation = Isolation::kBestPossible;
  std::array<int, 3> standard_descriptors{0, 1, 2};  // what becomes the agents' 0, 1 and 2
  long disk_pages = 65536;                           // room for files, in namespaces of our own
};

class Session {
 public:
  // The error is a sentence: what this machine does not allow.
  static abi::Expected<std::unique_ptr<Session>, std::string> start(const SessionOptions& options);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const SharedHead& head() const { return *reinterpret_cast<const SharedHead*>(memory_); }
  Mailbox& mailbox(std::uint32_t number) const;
  char* area(std::uint32_t number) const;                // kAreaBytes, as we see it
  std::uint64_t agent_area(std::uint32_t number) const;  // the same, as the agents see it
  std::uint64_t call_address() const;                    // see SharedHead
  int proc_folder() const { return proc_.get(); }        // a /proc that shows the agents' pids
  int files_folder() const { return files_.get(); }      // where the program's files are to be
  const std::string& files_path() const { return files_path_; }  // the same, as init sees it
  bool has_namespaces() const { return has_namespaces_; }  // then model and Linux count pids alike
  const std::string& why_shared() const { return why_shared_; }   // why there are no namespaces
  pid_t init_pid() const { return has_namespaces_ ? 1 : init_; }  // as the agents see it
  bool is_alive() const;                                          // init has not been killed

 private:
  Session() = default;
  abi::Expected<void, std::string> map_memory();
  abi::Expected<void, std::string> start_init(const SessionOptions& options, bool namespaces);
  abi::Expected<void, std::string> await_init();
  abi::Expected<void, std::string> open_folders();
  void end_init();
  abi::Expected<void, std::string> make_scratch();

  FileDescriptor memory_descriptor_;
  char* memory_ = nullptr;
  pid_t init_ = -1;  // as we see it
  FileDescriptor proc_;
  FileDescriptor files_;
  std::string files_path_;
  bool has_namespaces_ = false;
  std::filesystem::path scratch_;  // the agents' working folder, where it is not in a namespace
  std::string why_shared_;
};

}  // namespace sim::host
