// What a program can ask of the kernel: one struct per call, and their sum.
// The order of the alternatives is the order in which the calls joined; nothing depends on it.

#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "sim/abi/ids.h"

namespace sim::abi {

using Bytes = std::string;

// fork(2). The name is what the listing calls the child (`//@ child = "name"`); empty: the kernel
// picks one that is free.
struct ForkRequest {
  std::string child_name;
  bool operator==(const ForkRequest&) const = default;
};

// exit_group(2). The status is the program's int; the kernel keeps its low 8 bits.
struct ExitRequest {
  int status = 0;
  bool operator==(const ExitRequest&) const = default;
};

// wait(2) and waitpid(2): wait(p) is waitpid(-1, p, 0).
struct WaitRequest {
  enum class Status { kIgnored, kWanted };  // whether the caller passed a place for the status
  int pid = -1;
  int options = 0;
  Status status = Status::kIgnored;
  bool operator==(const WaitRequest&) const = default;
};

struct GetpidRequest {
  bool operator==(const GetpidRequest&) const = default;
};
struct GetppidRequest {
  bool operator==(const GetppidRequest&) const = default;
};

// pipe(2) has flags 0; pipe2(2) knows O_CLOEXEC and O_NONBLOCK.
struct PipeRequest {
  int flags = 0;
  bool operator==(const PipeRequest&) const = default;
};

struct ReadRequest {
  Fd fd;
  std::size_t count = 0;    // bytes asked for
  std::string buffer_name;  // what the listing calls the buffer, for the picture only
  bool operator==(const ReadRequest&) const = default;
};

struct WriteRequest {
  Fd fd;
  Bytes bytes;
  bool operator==(const WriteRequest&) const = default;
};

struct CloseRequest {
  Fd fd;
  bool operator==(const CloseRequest&) const = default;
};

struct DupRequest {
  Fd fd;
  bool operator==(const DupRequest&) const = default;
};

struct Dup2Request {
  Fd from;
  Fd to;
  bool operator==(const Dup2Request&) const = default;
};

// fcntl(2): F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETPIPE_SZ, F_SETPIPE_SZ. Others fail with
// EINVAL.
struct FcntlRequest {
  Fd fd;
  int command = 0;
  long argument = 0;
  bool operator==(const FcntlRequest&) const = default;
};

enum class Disposition { kDefault, kIgnore };

// signal(2) with SIG_DFL or SIG_IGN.
struct SignalRequest {
  int signal = 0;
  Disposition disposition = Disposition::kDefault;
  bool operator==(const SignalRequest&) const = default;
};

// What stdio asks before the first byte of a stream (fstat(2), isatty(3)). Returns a FileKind.
// It changes nothing and is answered inside the running step: see is_quiet().
struct FileKindRequest {
  Fd fd;
  bool operator==(const FileKindRequest&) const = default;
};

enum class FileKind { kTerminal = 0, kFile = 1, kPipe = 2 };

using Request = std::variant<ForkRequest, ExitRequest, WaitRequest, GetpidRequest, GetppidRequest,
                             PipeRequest, ReadRequest, WriteRequest, CloseRequest, DupRequest,
                             Dup2Request, FcntlRequest, SignalRequest, FileKindRequest>;

// A quiet request is answered at once and makes no step: nobody wants to watch it.
inline bool is_quiet(const Request& request) {
  return std::holds_alternative<FileKindRequest>(request);
}

}  // namespace sim::abi
