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

// dup3(2): dup2 with O_CLOEXEC, and EINVAL for a copy onto itself.
struct Dup3Request {
  Fd from;
  Fd to;
  int flags = 0;
  bool operator==(const Dup3Request&) const = default;
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

// open(2) and creat(2), which is O_WRONLY | O_CREAT | O_TRUNC.
struct OpenRequest {
  std::string path;
  int flags = 0;
  int mode = 0;  // permission bits of a new file, before the umask
  bool operator==(const OpenRequest&) const = default;
};

struct LseekRequest {
  Fd fd;
  long offset = 0;  // bytes
  int whence = 0;   // SEEK_SET, SEEK_CUR, SEEK_END, SEEK_DATA, SEEK_HOLE
  bool operator==(const LseekRequest&) const = default;
};

// pread(2)
struct PreadRequest {
  Fd fd;
  std::size_t count = 0;
  long offset = 0;
  std::string buffer_name;  // as in ReadRequest
  bool operator==(const PreadRequest&) const = default;
};

// pwrite(2)
struct PwriteRequest {
  Fd fd;
  Bytes bytes;
  long offset = 0;
  bool operator==(const PwriteRequest&) const = default;
};

struct TruncateRequest {
  std::string path;
  long size = 0;  // bytes
  bool operator==(const TruncateRequest&) const = default;
};
struct FtruncateRequest {
  Fd fd;
  long size = 0;  // bytes
  bool operator==(const FtruncateRequest&) const = default;
};

// stat(2) and fstat(2) deliver a FileStatus.
struct StatRequest {
  std::string path;
  bool operator==(const StatRequest&) const = default;
};
struct FstatRequest {
  Fd fd;
  bool operator==(const FstatRequest&) const = default;
};

// access(2): F_OK, or R_OK, W_OK and X_OK together.
struct AccessRequest {
  std::string path;
  int mode = 0;
  bool operator==(const AccessRequest&) const = default;
};

struct ChmodRequest {
  std::string path;
  int mode = 0;
  bool operator==(const ChmodRequest&) const = default;
};
struct FchmodRequest {
  Fd fd;
  int mode = 0;
  bool operator==(const FchmodRequest&) const = default;
};
struct UmaskRequest {
  int mask = 0;
  bool operator==(const UmaskRequest&) const = default;
};

struct LinkRequest {
  std::string existing;
  std::string path;
  bool operator==(const LinkRequest&) const = default;
};
struct UnlinkRequest {
  std::string path;
  bool operator==(const UnlinkRequest&) const = default;
};
struct RenameRequest {
  std::string from;
  std::string to;
  bool operator==(const RenameRequest&) const = default;
};
struct MkdirRequest {
  std::string path;
  int mode = 0;
  bool operator==(const MkdirRequest&) const = default;
};
struct RmdirRequest {
  std::string path;
  bool operator==(const RmdirRequest&) const = default;
};

// mkfifo(3): mknod(2) with S_IFIFO.
struct MkfifoRequest {
  std::string path;
  int mode = 0;
  bool operator==(const MkfifoRequest&) const = default;
};

struct ChdirRequest {
  std::string path;
  bool operator==(const ChdirRequest&) const = default;
};

// getcwd(2): delivers the path with its '\0'; the value is their number.
struct GetcwdRequest {
  std::size_t size = 0;  // of the caller's buffer
  bool operator==(const GetcwdRequest&) const = default;
};

// getdents64(2), what readdir(3) stands on: delivers the next DirectoryEntries.
struct ReadDirectoryRequest {
  Fd fd;
  bool operator==(const ReadDirectoryRequest&) const = default;
};

// getuid(2), geteuid(2), getgid(2), getegid(2).
enum class Identity { kUser, kEffectiveUser, kGroup, kEffectiveGroup };
struct IdentityRequest {
  Identity which = Identity::kUser;
  bool operator==(const IdentityRequest&) const = default;
};

// What stdio asks before the first byte of a stream (fstat(2), isatty(3)). Returns a FileKind.
// It changes nothing and is answered inside the running step: see is_quiet().
struct FileKindRequest {
  Fd fd;
  bool operator==(const FileKindRequest&) const = default;
};

enum class FileKind { kTerminal = 0, kFile = 1, kPipe = 2 };

using Request =
    std::variant<ForkRequest, ExitRequest, WaitRequest, GetpidRequest, GetppidRequest, PipeRequest,
                 ReadRequest, WriteRequest, CloseRequest, DupRequest, Dup2Request, FcntlRequest,
                 SignalRequest, FileKindRequest, Dup3Request, OpenRequest, LseekRequest,
                 PreadRequest, PwriteRequest, TruncateRequest, FtruncateRequest, StatRequest,
                 FstatRequest, AccessRequest, ChmodRequest, FchmodRequest, UmaskRequest,
                 LinkRequest, UnlinkRequest, RenameRequest, MkdirRequest, RmdirRequest,
                 MkfifoRequest, ChdirRequest, GetcwdRequest, ReadDirectoryRequest, IdentityRequest>;

// A quiet request is answered at once and makes no step: nobody wants to watch it.
inline bool is_quiet(const Request& request) {
  return std::holds_alternative<FileKindRequest>(request);
}

}  // namespace sim::abi
