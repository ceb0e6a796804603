// What a program can ask of the kernel: one struct per call, and their sum.
// The order of the alternatives is the order in which the calls joined; nothing depends on it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/sync_operation.h"

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
  std::size_t count = 0;      // bytes asked for
  std::string buffer_name;    // what the listing calls the buffer, for the picture only
  bool into_nowhere = false;  // the buffer is a null pointer: nothing can be delivered
  bool operator==(const ReadRequest&) const = default;
};

struct WriteRequest {
  Fd fd;
  Bytes bytes;
  bool from_nowhere = false;  // the buffer is a null pointer: the bytes cannot be had
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

// A set of signals: bit n - 1 for signal n.
using SignalSet = std::uint64_t;

inline constexpr SignalSet set_of(int signal) { return SignalSet{1} << (signal - 1); }

enum class Disposition { kDefault, kIgnore, kHandler };

// What becomes of a signal. sigaction(2).
struct SignalAction {
  Disposition disposition = Disposition::kDefault;
  std::uint64_t handler = 0;  // the program's own address of a function; the kernel hands it back
  SignalSet mask = 0;         // blocked while the handler runs
  int flags = 0;              // SA_RESTART, SA_NODEFER, SA_RESETHAND, SA_SIGINFO ...
  bool operator==(const SignalAction&) const = default;
};

// signal(3): as glibc has it, a handler stays, and calls go on after it (SA_RESTART).
struct SignalRequest {
  int signal = 0;
  Disposition disposition = Disposition::kDefault;
  std::uint64_t handler = 0;
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

// sigaction(2): sets an action, or only asks. Delivers the old one.
struct SigactionRequest {
  int signal = 0;
  std::optional<SignalAction> action;
  bool operator==(const SigactionRequest&) const = default;
};

// sigprocmask(2): changes the mask, or only asks. Delivers the old one.
struct SigprocmaskRequest {
  int how = 0;  // SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK
  std::optional<SignalSet> set;
  bool operator==(const SigprocmaskRequest&) const = default;
};

// sigpending(2): delivers what waits.
struct SigpendingRequest {
  bool operator==(const SigpendingRequest&) const = default;
};

// sigsuspend(2)
struct SigsuspendRequest {
  SignalSet mask = 0;
  bool operator==(const SigsuspendRequest&) const = default;
};
struct PauseRequest {
  bool operator==(const PauseRequest&) const = default;
};

// A handler has returned. Quiet: what was interrupted goes on.
struct SigreturnRequest {
  bool operator==(const SigreturnRequest&) const = default;
};

// kill(2): a process (> 0), the caller's group (0), everybody (-1) or a group (< -1).
struct KillRequest {
  int pid = 0;
  int signal = 0;
  bool operator==(const KillRequest&) const = default;
};

// raise(3): to the calling thread.
struct RaiseRequest {
  int signal = 0;
  bool operator==(const RaiseRequest&) const = default;
};

// The processor refuses what the program does: SIGSEGV, SIGFPE.
struct FaultRequest {
  int signal = 0;
  std::string reason;  // the diagnosis, as a sentence without its full stop
  bool operator==(const FaultRequest&) const = default;
};

struct AlarmRequest {
  unsigned seconds = 0;
  bool operator==(const AlarmRequest&) const = default;
};

// nanosleep(2), and sleep(3) and usleep(3), which stand on it. Delivers the time that is left.
struct SleepRequest {
  enum class Spelling { kSleep, kUsleep, kNanosleep };
  long nanoseconds = 0;
  Spelling spelling = Spelling::kNanosleep;
  bool operator==(const SleepRequest&) const = default;
};

// time(2), gettimeofday(2), clock_gettime(2): delivers the virtual clock's TimeSpan since 1970.
// Quiet.
struct ClockRequest {
  bool operator==(const ClockRequest&) const = default;
};

struct SetpgidRequest {
  int pid = 0;
  int group = 0;
  bool operator==(const SetpgidRequest&) const = default;
};
struct GetpgidRequest {
  int pid = 0;
  bool operator==(const GetpgidRequest&) const = default;
};
struct SetsidRequest {
  bool operator==(const SetsidRequest&) const = default;
};
struct GetsidRequest {
  int pid = 0;
  bool operator==(const GetsidRequest&) const = default;
};

// One line of a poll(2). Negative descriptors are passed over.
struct PollEntry {
  Fd fd;
  short events = 0;  // POLLIN, POLLOUT, POLLPRI
  bool operator==(const PollEntry&) const = default;
};

// poll(2) and select(2). Delivers PollResults.
struct PollRequest {
  enum class Spelling { kPoll, kSelect };
  std::vector<PollEntry> entries;
  long timeout = -1;  // nanoseconds; negative: without end
  Spelling spelling = Spelling::kPoll;
  bool operator==(const PollRequest&) const = default;
};

// execve(2), and its family, which stands on it.
struct ExecRequest {
  std::string path;
  std::vector<std::string> arguments;    // the first is what the program calls itself
  std::vector<std::string> environment;  // "NAME=value"
  bool operator==(const ExecRequest&) const = default;
};

// getrlimit(2) and setrlimit(2). Delivers the limit as it was.
struct ResourceLimit {
  std::uint64_t soft = 0;
  std::uint64_t hard = 0;
  bool operator==(const ResourceLimit&) const = default;
};
struct LimitRequest {
  int resource = 0;  // RLIMIT_NOFILE, RLIMIT_NPROC, RLIMIT_CORE ...
  std::optional<ResourceLimit> limit;
  bool operator==(const LimitRequest&) const = default;
};

// pthread_create(3), which stands on clone(2): a thread that shares all that its caller has.
// Returns its number.
struct StartThreadRequest {
  std::string name;       // of the function that it runs, for the picture only
  bool detached = false;  // nobody will join it
  bool operator==(const StartThreadRequest&) const = default;
};

// pthread_exit(3), and the return from a thread's function: ends the calling thread alone.
struct ExitThreadRequest {
  std::uint64_t value = 0;  // for who joins it
  bool operator==(const ExitThreadRequest&) const = default;
};

// pthread_join(3): waits for a thread's end. Delivers its ThreadValue.
struct JoinRequest {
  ThreadId thread;
  bool operator==(const JoinRequest&) const = default;
};
struct DetachRequest {
  ThreadId thread;
  bool operator==(const DetachRequest&) const = default;
};

// pthread_kill(3)
struct ThreadKillRequest {
  ThreadId thread;
  int signal = 0;
  bool operator==(const ThreadKillRequest&) const = default;
};

// A variable of the program that threads synchronise by.
struct SyncVariable {
  std::uint64_t address = 0;  // the program's own; the same address, the same thing
  std::string name;           // what the listing calls it, for the picture only
  bool operator==(const SyncVariable&) const = default;
};

struct SyncRequest {
  SyncOperation operation = SyncOperation::kMutexLock;
  SyncVariable variable;
  SyncVariable mutex;                         // that a wait on a condition gives back meanwhile
  MutexKind mutex_kind = MutexKind::kNormal;  // of the mutex, whichever it is
  long argument = 0;  // a semaphore's first value; how many threads a barrier waits for
  std::optional<std::int64_t> deadline;  // nanoseconds since 1970: ETIMEDOUT then
  // Where a wait on a condition goes on that a handler has interrupted.
  enum class Stage { kBegins, kWaits, kTakesMutexBack };
  Stage stage = Stage::kBegins;
  bool operator==(const SyncRequest&) const = default;
};

// A thread has read or written a variable that others can reach: a step only where the scenario
// wants every such access to be a choice. Changes nothing in the kernel; returns the value.
struct MemoryAccessRequest {
  enum class Kind { kRead, kWrite, kUpdate };  // kUpdate: read and written in one, atomically
  std::string variable;                        // as C writes it: "counter", "queue.items[2]"
  Kind kind = Kind::kRead;
  long value = 0;  // that was read or written
  bool operator==(const MemoryAccessRequest&) const = default;
};

// A socket's address as it lies in memory: struct sockaddr_un, sockaddr_in or sockaddr_in6, as many
// bytes as the program says it has.
using RawAddress = Bytes;

// socket(2). The type may carry SOCK_NONBLOCK and SOCK_CLOEXEC.
struct SocketRequest {
  int domain = 0;  // AF_UNIX, AF_INET, AF_INET6
  int type = 0;    // SOCK_STREAM, SOCK_DGRAM
  int protocol = 0;
  bool operator==(const SocketRequest&) const = default;
};

// socketpair(2): delivers DescriptorPair.
struct SocketpairRequest {
  int domain = 0;
  int type = 0;
  int protocol = 0;
  bool operator==(const SocketpairRequest&) const = default;
};

struct BindRequest {
  Fd fd;
  RawAddress address;
  bool operator==(const BindRequest&) const = default;
};

struct ListenRequest {
  Fd fd;
  int backlog = 0;
  bool operator==(const ListenRequest&) const = default;
};

// accept(2) and accept4(2): delivers the SocketName of who has connected.
struct AcceptRequest {
  enum class Spelling { kAccept, kAccept4 };
  Fd fd;
  int flags = 0;  // SOCK_NONBLOCK, SOCK_CLOEXEC
  Spelling spelling = Spelling::kAccept;
  bool operator==(const AcceptRequest&) const = default;
};

struct ConnectRequest {
  Fd fd;
  RawAddress address;
  bool operator==(const ConnectRequest&) const = default;
};

struct ShutdownRequest {
  Fd fd;
  int how = 0;  // SHUT_RD, SHUT_WR, SHUT_RDWR
  bool operator==(const ShutdownRequest&) const = default;
};

// send(2) and sendto(2).
struct SendRequest {
  enum class Spelling { kSend, kSendto };
  Fd fd;
  Bytes bytes;
  int flags = 0;       // MSG_DONTWAIT, MSG_NOSIGNAL
  RawAddress address;  // empty: to whom the socket is connected
  bool from_nowhere = false;
  Spelling spelling = Spelling::kSend;
  bool operator==(const SendRequest&) const = default;
};

// recv(2) and recvfrom(2): delivers a ReceivedMessage.
struct ReceiveRequest {
  enum class Spelling { kRecv, kRecvfrom };
  Fd fd;
  std::size_t count = 0;    // bytes asked for
  int flags = 0;            // MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_TRUNC
  std::string buffer_name;  // as in ReadRequest
  bool into_nowhere = false;
  Spelling spelling = Spelling::kRecv;
  bool operator==(const ReceiveRequest&) const = default;
};

// getsockname(2) and getpeername(2): delivers a SocketName.
struct SocketNameRequest {
  enum class Whose { kOwn, kPeer };
  Fd fd;
  Whose whose = Whose::kOwn;
  bool operator==(const SocketNameRequest&) const = default;
};

// getsockopt(2): delivers an OptionValue of at most `size` bytes.
struct GetSocketOptionRequest {
  Fd fd;
  int level = 0;   // SOL_SOCKET, IPPROTO_TCP, IPPROTO_IPV6
  int option = 0;  // SO_ERROR ...
  std::size_t size = 0;
  bool operator==(const GetSocketOptionRequest&) const = default;
};
struct SetSocketOptionRequest {
  Fd fd;
  int level = 0;
  int option = 0;
  Bytes value;
  bool operator==(const SetSocketOptionRequest&) const = default;
};

// What getaddrinfo(3) and getnameinfo(3) ask of the scenario's network, in place of a name server.
// Delivers Bytes: IPv4 addresses of 4 bytes each, or a name. Quiet.
struct FindHostRequest {
  enum class By { kName, kAddress };
  By by = By::kName;
  Bytes key;  // the name, or the 4 bytes of an address
  bool operator==(const FindHostRequest&) const = default;
};

// sched_yield(2), and what the processor does to a thread that runs for long without a call: the
// others go first. Changes nothing but the turn.
struct YieldRequest {
  enum class Cause { kCall, kTimeSlice };
  Cause cause = Cause::kCall;
  bool operator==(const YieldRequest&) const = default;
};

// What stdio asks before the first byte of a stream (fstat(2), isatty(3)). Returns a FileKind.
// It changes nothing and is answered inside the running step: see is_quiet().
struct FileKindRequest {
  Fd fd;
  bool operator==(const FileKindRequest&) const = default;
};

enum class FileKind { kTerminal = 0, kFile = 1, kPipe = 2 };

using AnyRequest = std::variant<
    ForkRequest, ExitRequest, WaitRequest, GetpidRequest, GetppidRequest, PipeRequest, ReadRequest,
    WriteRequest, CloseRequest, DupRequest, Dup2Request, FcntlRequest, SignalRequest,
    FileKindRequest, Dup3Request, OpenRequest, LseekRequest, PreadRequest, PwriteRequest,
    TruncateRequest, FtruncateRequest, StatRequest, FstatRequest, AccessRequest, ChmodRequest,
    FchmodRequest, UmaskRequest, LinkRequest, UnlinkRequest, RenameRequest, MkdirRequest,
    RmdirRequest, MkfifoRequest, ChdirRequest, GetcwdRequest, ReadDirectoryRequest, IdentityRequest,
    SigactionRequest, SigprocmaskRequest, SigpendingRequest, SigsuspendRequest, PauseRequest,
    SigreturnRequest, KillRequest, RaiseRequest, FaultRequest, AlarmRequest, SleepRequest,
    ClockRequest, SetpgidRequest, GetpgidRequest, SetsidRequest, GetsidRequest, PollRequest,
    ExecRequest, LimitRequest, StartThreadRequest, ExitThreadRequest, JoinRequest, DetachRequest,
    ThreadKillRequest, SyncRequest, MemoryAccessRequest, SocketRequest, SocketpairRequest,
    BindRequest, ListenRequest, AcceptRequest, ConnectRequest, ShutdownRequest, SendRequest,
    ReceiveRequest, SocketNameRequest, GetSocketOptionRequest, SetSocketOptionRequest,
    FindHostRequest, YieldRequest>;

// One of them. Apart from its alternatives only so that copying, moving and comparing are compiled
// once, not in every file that knows requests.
struct Request : AnyRequest {
  using AnyRequest::AnyRequest;
  Request();
  Request(const Request& other);
  Request(Request&& other) noexcept;
  Request& operator=(const Request& other);
  Request& operator=(Request&& other) noexcept;
  ~Request();
  bool operator==(const Request& other) const;
};

// A quiet request is answered at once and makes no step: nobody wants to watch it.
inline bool is_quiet(const Request& request) {
  return std::holds_alternative<FileKindRequest>(request) ||
         std::holds_alternative<SigreturnRequest>(request) ||
         std::holds_alternative<ClockRequest>(request) ||
         std::holds_alternative<FindHostRequest>(request);
}

}  // namespace sim::abi
