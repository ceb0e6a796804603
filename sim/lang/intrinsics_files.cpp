// The system calls about files and directories: arguments in, a request out.

#include <array>

#include "sim/lang/c_string.h"
#include "sim/lang/call_arguments.h"
#include "sim/lang/native.h"

namespace sim::lang {

using abi::Fd;
using Delivery = PendingCall::Delivery;

// What lies behind `...` of open(): the mode, when the caller has passed one.
static int optional_mode(Machine& machine, Pointer packed) {
  std::uint64_t mode = 0;
  return packed != 0 && machine.memory().load(packed, mode) ? as_int(mode) : 0;
}

// Asks with the path in window[0]; `make` turns it into the request.
template <class Make>
static NativeResult ask_with_path(Machine& machine, std::uint64_t* window, Make make) {
  auto path = string_at(machine, window[0]);
  if (!path) return path.error();
  machine.await(Delivery::kValue, window);
  return make(std::move(*path));
}

template <class Make>
static NativeResult ask_with_two_paths(Machine& machine, std::uint64_t* window, Make make) {
  auto first = string_at(machine, window[0]);
  if (!first) return first.error();
  auto second = string_at(machine, window[1]);
  if (!second) return second.error();
  machine.await(Delivery::kValue, window);
  return make(std::move(*first), std::move(*second));
}

static NativeResult open(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window, [&](std::string path) {
    return abi::OpenRequest{std::move(path), as_int(window[1]), optional_mode(machine, window[2])};
  });
}

static NativeResult lseek(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::LseekRequest{Fd{as_int(window[0])}, as_long(window[1]), as_int(window[2])};
}

static NativeResult pread(Machine& machine, std::uint64_t* window) {
  if (window[2] > 0)
    if (auto diagnostic = refuse_place(machine, window[1], 1)) return *diagnostic;
  machine.await(Delivery::kBytes, window, window[1]);
  return abi::PreadRequest{Fd{as_int(window[0])}, window[2], as_long(window[3]), "buf"};
}

static NativeResult pwrite(Machine& machine, std::uint64_t* window) {
  auto bytes = bytes_at(machine, window[1], window[2]);
  if (!bytes) return bytes.error();
  machine.await(Delivery::kValue, window);
  return abi::PwriteRequest{Fd{as_int(window[0])}, std::move(*bytes), as_long(window[3])};
}

static NativeResult truncate(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window, [&](std::string path) {
    return abi::TruncateRequest{std::move(path), as_long(window[1])};
  });
}

static NativeResult ftruncate(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::FtruncateRequest{Fd{as_int(window[0])}, as_long(window[1])};
}

static NativeResult stat(Machine& machine, std::uint64_t* window) {
  auto path = string_at(machine, window[0]);
  if (!path) return path.error();
  machine.await(Delivery::kBytes, window, window[1]);
  return abi::StatRequest{std::move(*path)};
}

static NativeResult fstat(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kBytes, window, window[1]);
  return abi::FstatRequest{Fd{as_int(window[0])}};
}

static NativeResult access(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window, [&](std::string path) {
    return abi::AccessRequest{std::move(path), as_int(window[1])};
  });
}

static NativeResult chmod(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window, [&](std::string path) {
    return abi::ChmodRequest{std::move(path), as_int(window[1])};
  });
}

static NativeResult fchmod(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::FchmodRequest{Fd{as_int(window[0])}, as_int(window[1])};
}

static NativeResult umask(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::UmaskRequest{as_int(window[0])};
}

static NativeResult link(Machine& machine, std::uint64_t* window) {
  return ask_with_two_paths(machine, window, [](std::string existing, std::string path) {
    return abi::LinkRequest{std::move(existing), std::move(path)};
  });
}

static NativeResult unlink(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window,
                       [](std::string path) { return abi::UnlinkRequest{std::move(path)}; });
}

static NativeResult rename(Machine& machine, std::uint64_t* window) {
  return ask_with_two_paths(machine, window, [](std::string from, std::string to) {
    return abi::RenameRequest{std::move(from), std::move(to)};
  });
}

static NativeResult mkdir(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window, [&](std::string path) {
    return abi::MkdirRequest{std::move(path), as_int(window[1])};
  });
}

static NativeResult rmdir(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window,
                       [](std::string path) { return abi::RmdirRequest{std::move(path)}; });
}

static NativeResult mkfifo(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window, [&](std::string path) {
    return abi::MkfifoRequest{std::move(path), as_int(window[1])};
  });
}

static NativeResult chdir(Machine& machine, std::uint64_t* window) {
  return ask_with_path(machine, window,
                       [](std::string path) { return abi::ChdirRequest{std::move(path)}; });
}

static NativeResult getcwd(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kBytes, window, window[0]);
  return abi::GetcwdRequest{window[1]};
}

static NativeResult read_directory(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kBytes, window, window[1]);
  return abi::ReadDirectoryRequest{Fd{as_int(window[0])}};
}

template <abi::Identity which>
static NativeResult identity(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::IdentityRequest{which};
}

std::span<const Native> file_natives() {
  static constexpr std::array kNatives{
      Native{"open", open},
      Native{"lseek", lseek},
      Native{"pread", pread},
      Native{"pwrite", pwrite},
      Native{"truncate", truncate},
      Native{"ftruncate", ftruncate},
      Native{"stat", stat},
      Native{"lstat", stat},  // there are no symbolic links
      Native{"fstat", fstat},
      Native{"access", access},
      Native{"chmod", chmod},
      Native{"fchmod", fchmod},
      Native{"umask", umask},
      Native{"link", link},
      Native{"unlink", unlink},
      Native{"rename", rename},
      Native{"mkdir", mkdir},
      Native{"rmdir", rmdir},
      Native{"mkfifo", mkfifo},
      Native{"chdir", chdir},
      Native{"__getcwd", getcwd},
      Native{"__read_directory", read_directory},
      Native{"getuid", identity<abi::Identity::kUser>},
      Native{"geteuid", identity<abi::Identity::kEffectiveUser>},
      Native{"getgid", identity<abi::Identity::kGroup>},
      Native{"getegid", identity<abi::Identity::kEffectiveGroup>},
  };
  return kNatives;
}

}  // namespace sim::lang
