#include "sim/host/system_calls.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace sim::host {
namespace {

using abi::Outcome;

constexpr std::int64_t kPage = 4096;
constexpr std::uint64_t kSmallArea = 64;    // descriptors, a status word, a signal's action
constexpr std::uint64_t kStatusArea = 256;  // a struct stat
constexpr std::uint64_t kDirectoryArea = 32 * 1024;  // what glibc's readdir() asks for
constexpr std::uint64_t kLongestDirectory = 8192;    // a path below a folder of ours

// linux/signal.h, as rt_sigaction(2) takes it.
struct SignalAction {
  std::uint64_t handler = 0;
  std::uint64_t flags = 0;
  std::uint64_t restorer = 0;
  std::uint64_t mask = 0;
};
constexpr std::uint64_t kMaskBytes = sizeof(SignalAction::mask);
constexpr std::uint64_t kDefault = 0;  // SIG_DFL and SIG_IGN as the kernel counts them
constexpr std::uint64_t kIgnore = 1;

std::uint64_t scaled(std::size_t bytes, int scale) {
  const auto factor = static_cast<std::uint64_t>(scale);
  return bytes > kAreaBytes ? kAreaBytes + 1 : bytes * factor;
}

// A read can bring no more than the area holds; no pipe, line or page of Linux holds more.
std::uint64_t readable(std::size_t bytes, int scale) {
  return std::min(scaled(bytes, scale), kAreaBytes / 2);
}

// fcntl(2) counts pipe sizes in bytes of an unsigned int; above 2^31 it refuses on both sides.
std::int64_t scaled_pipe_size(std::int64_t argument, int scale) {
  const auto bytes = static_cast<std::uint32_t>(argument);
  const std::uint64_t most = std::uint64_t{1} << 31;
  if (bytes > most) return bytes;
  return static_cast<std::int64_t>(std::min(bytes * static_cast<std::uint64_t>(scale), most));
}

// How much of the area a path takes, whatever it has to be changed to.
std::uint64_t path_room(const std::string& path) {
  return (path.size() * 3 + sizeof(SharedHead::scratch) + 63) / 64 * 64;
}

struct ToLinux {
  const CallContext& context;

  using Calls = std::vector<SystemCall>;

  std::int64_t put(std::string_view bytes, std::uint64_t offset = 0) const {
    std::memcpy(context.area + offset, bytes.data(), bytes.size());
    return place(offset);
  }
  std::int64_t place(std::uint64_t offset) const {
    return context.area_address + static_cast<std::int64_t>(offset);
  }
  std::int64_t put_path(const std::string& path, std::uint64_t offset = 0) const {
    const std::string real =
        context.files ? context.files->agents_path(path, context.directory_depth) : path;
    return put({real.c_str(), real.size() + 1}, offset);
  }
  Calls look_at(const std::string& path) const {
    const std::uint64_t behind = path_room(path);
    return {{SYS_stat, {put_path(path), place(behind)}, 0}};
  }
  Calls look_at(abi::Fd fd) const { return {{SYS_fstat, {fd.value, place(0)}, 0}}; }

  Calls operator()(const abi::ForkRequest&) const { return {{SYS_fork, {}, 0}}; }
  Calls operator()(const abi::ExitRequest& r) const { return {{SYS_exit_group, {r.status}, 0}}; }
  Calls operator()(const abi::WaitRequest& r) const {
    const int pid = r.pid < -1 && r.pid != INT32_MIN ? -context.pids->linux_pid(-r.pid)
                                                     : context.pids->linux_pid(r.pid);
    return {{SYS_wait4, {pid, context.area_address, r.options, 0}, 0}};
  }
  Calls operator()(const abi::GetpidRequest&) const { return {{SYS_getpid, {}, 0}}; }
  Calls operator()(const abi::GetppidRequest&) const { return {{SYS_getppid, {}, 0}}; }
  Calls operator()(const abi::PipeRequest& r) const {
    Calls calls{{SYS_pipe2, {context.area_address, r.flags}, 0}};
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    const auto* ends = returned ? std::get_if<abi::PipeEnds>(&returned->payload) : nullptr;
    if (ends) {
      const std::int64_t fd = ends->read_end.value;
      calls.push_back({SYS_fcntl, {fd, F_SETPIPE_SZ, context.pipe_slots * kPage}, 0});
    }
    return calls;
  }
  Calls operator()(const abi::ReadRequest& r) const {
    const auto count = static_cast<std::int64_t>(readable(r.count, context.scale));
    return {{SYS_read, {r.fd.value, context.area_address, count}, 0}};
  }
  Calls operator()(const abi::WriteRequest& r) const {
    const auto factor = static_cast<std::size_t>(context.scale);
    char* next = context.area;
    for (const char byte : r.bytes) {
      std::memset(next, byte, factor);
      next += factor;
    }
    return {{SYS_write, {r.fd.value, context.area_address, next - context.area}, 0}};
  }
  Calls operator()(const abi::CloseRequest& r) const { return {{SYS_close, {r.fd.value}, 0}}; }
  Calls operator()(const abi::DupRequest& r) const { return {{SYS_dup, {r.fd.value}, 0}}; }
  Calls operator()(const abi::Dup2Request& r) const {
    return {{SYS_dup2, {r.from.value, r.to.value}, 0}};
  }
  Calls operator()(const abi::FcntlRequest& r) const {
    const bool is_size = r.command == F_SETPIPE_SZ;
    const std::int64_t argument =
        is_size ? scaled_pipe_size(r.argument, context.scale) : r.argument;
    return {{SYS_fcntl, {r.fd.value, r.command, argument}, 0}};
  }
  // glibc's signal() keeps 32 and 33 to itself: the kernel is not asked.
  Calls operator()(const abi::SignalRequest& r) const {
    if (r.signal == 32 || r.signal == 33) return {};
    SignalAction action;
    action.handler = r.disposition == abi::Disposition::kIgnore ? kIgnore : kDefault;
    std::memcpy(context.area, &action, sizeof action);
    const auto old = context.area_address + static_cast<std::int64_t>(sizeof action);
    return {{SYS_rt_sigaction, {r.signal, context.area_address, old, kMaskBytes}, 0}};
  }
  Calls operator()(const abi::FileKindRequest&) const { return {}; }
  Calls operator()(const abi::Dup3Request& r) const {
    return {{SYS_dup3, {r.from.value, r.to.value, r.flags}, 0}};
  }
  // A new FIFO gets the machine's size before anybody uses it.
  Calls operator()(const abi::OpenRequest& r) const {
    Calls calls{{SYS_open, {put_path(r.path), r.flags, r.mode}, 0}};
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    if (returned && context.opens_new_pipe) {
      calls.push_back({SYS_fcntl, {returned->value, F_SETPIPE_SZ, context.pipe_slots * kPage}, 0});
    }
    return calls;
  }
  Calls operator()(const abi::LseekRequest& r) const {
    const bool looks_for_holes = r.whence > SEEK_END;
    if (looks_for_holes && context.files && !context.files->shows_holes()) return {};
    return {{SYS_lseek, {r.fd.value, r.offset, r.whence}, 0}};
  }
  Calls operator()(const abi::PreadRequest& r) const {
    const auto count = static_cast<std::int64_t>(readable(r.count, 1));
    return {{SYS_pread64, {r.fd.value, context.area_address, count, r.offset}, 0}};
  }
  Calls operator()(const abi::PwriteRequest& r) const {
    const auto count = static_cast<std::int64_t>(r.bytes.size());
    return {{SYS_pwrite64, {r.fd.value, put(r.bytes), count, r.offset}, 0}};
  }
  Calls operator()(const abi::TruncateRequest& r) const {
    return {{SYS_truncate, {put_path(r.path), r.size}, 0}};
  }
  Calls operator()(const abi::FtruncateRequest& r) const {
    return {{SYS_ftruncate, {r.fd.value, r.size}, 0}};
  }
  Calls operator()(const abi::StatRequest& r) const { return look_at(r.path); }
  Calls operator()(const abi::FstatRequest& r) const { return look_at(r.fd); }
  Calls operator()(const abi::AccessRequest& r) const {
    return {{SYS_access, {put_path(r.path), r.mode}, 0}};
  }
  Calls operator()(const abi::ChmodRequest& r) const {
    if (context.only_looks) return look_at(r.path);
    return {{SYS_chmod, {put_path(r.path), r.mode}, 0}};
  }
  Calls operator()(const abi::FchmodRequest& r) const {
    if (context.only_looks) return look_at(r.fd);
    return {{SYS_fchmod, {r.fd.value, r.mode}, 0}};
  }
  Calls operator()(const abi::UmaskRequest& r) const { return {{SYS_umask, {r.mask}, 0}}; }
  // Without namespaces /dev/null is a symbolic link, which must not be what is linked to.
  Calls operator()(const abi::LinkRequest& r) const {
    const std::int64_t existing = put_path(r.existing);
    const std::int64_t path = put_path(r.path, path_room(r.existing));
    return {{SYS_linkat, {AT_FDCWD, existing, AT_FDCWD, path, AT_SYMLINK_FOLLOW}, 0}};
  }
  Calls operator()(const abi::UnlinkRequest& r) const {
    return {{SYS_unlink, {put_path(r.path)}, 0}};
  }
  Calls operator()(const abi::RenameRequest& r) const {
    const std::int64_t from = put_path(r.from);
    return {{SYS_rename, {from, put_path(r.to, path_room(r.from))}, 0}};
  }
  Calls operator()(const abi::MkdirRequest& r) const {
    return {{SYS_mkdir, {put_path(r.path), r.mode}, 0}};
  }
  // That "/" cannot be removed is no matter of where it lies.
  Calls operator()(const abi::RmdirRequest& r) const {
    const bool is_root = !r.path.empty() && r.path.find_first_not_of('/') == r.path.npos;
    return {{SYS_rmdir, {is_root ? put({"/", 2}) : put_path(r.path)}, 0}};
  }
  Calls operator()(const abi::MkfifoRequest& r) const {
    return {{SYS_mknod, {put_path(r.path), r.mode | S_IFIFO, 0}, 0}};
  }
  Calls operator()(const abi::ChdirRequest& r) const {
    return {{SYS_chdir, {put_path(r.path)}, 0}};
  }
  // Below a folder of ours the path is longer: whether the model's fits is counted afterwards.
  Calls operator()(const abi::GetcwdRequest& r) const {
    const bool is_longer = context.files && context.files->has_prefix();
    const std::uint64_t size =
        is_longer ? kLongestDirectory : std::min<std::uint64_t>(r.size, kLongestDirectory);
    return {{SYS_getcwd, {context.area_address, static_cast<std::int64_t>(size)}, 0}};
  }
  Calls operator()(const abi::ReadDirectoryRequest& r) const {
    return {{SYS_getdents64, {r.fd.value, context.area_address, kDirectoryArea}, 0}};
  }
  Calls operator()(const abi::IdentityRequest& r) const {
    switch (r.which) {
      case abi::Identity::kUser:
        return {{SYS_getuid, {}, 0}};
      case abi::Identity::kEffectiveUser:
        return {{SYS_geteuid, {}, 0}};
      case abi::Identity::kGroup:
        return {{SYS_getgid, {}, 0}};
      case abi::Identity::kEffectiveGroup:
        break;
    }
    return {{SYS_getegid, {}, 0}};
  }
  // not_followed.h: the comparison stops before these.
  Calls operator()(const abi::SigactionRequest&) const { return {}; }
  Calls operator()(const abi::SigprocmaskRequest&) const { return {}; }
  Calls operator()(const abi::SigpendingRequest&) const { return {}; }
  Calls operator()(const abi::SigsuspendRequest&) const { return {}; }
  Calls operator()(const abi::PauseRequest&) const { return {}; }
  Calls operator()(const abi::SigreturnRequest&) const { return {}; }
  Calls operator()(const abi::KillRequest&) const { return {}; }
  Calls operator()(const abi::RaiseRequest&) const { return {}; }
  Calls operator()(const abi::FaultRequest&) const { return {}; }
  Calls operator()(const abi::AlarmRequest&) const { return {}; }
  Calls operator()(const abi::SleepRequest&) const { return {}; }
  Calls operator()(const abi::ClockRequest&) const { return {}; }
  Calls operator()(const abi::SetpgidRequest&) const { return {}; }
  Calls operator()(const abi::GetpgidRequest&) const { return {}; }
  Calls operator()(const abi::SetsidRequest&) const { return {}; }
  Calls operator()(const abi::GetsidRequest&) const { return {}; }
  Calls operator()(const abi::PollRequest&) const { return {}; }
  Calls operator()(const abi::ExecRequest&) const { return {}; }
  Calls operator()(const abi::LimitRequest&) const { return {}; }
};

struct CountingDescriptor {
  abi::Fd operator()(const abi::ReadRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::WriteRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::FcntlRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::CloseRequest&) const { return {}; }
  abi::Fd operator()(const abi::DupRequest&) const { return {}; }
  abi::Fd operator()(const abi::Dup2Request&) const { return {}; }
  abi::Fd operator()(const abi::ForkRequest&) const { return {}; }
  abi::Fd operator()(const abi::ExitRequest&) const { return {}; }
  abi::Fd operator()(const abi::WaitRequest&) const { return {}; }
  abi::Fd operator()(const abi::GetpidRequest&) const { return {}; }
  abi::Fd operator()(const abi::GetppidRequest&) const { return {}; }
  abi::Fd operator()(const abi::PipeRequest&) const { return {}; }
  abi::Fd operator()(const abi::SignalRequest&) const { return {}; }
  abi::Fd operator()(const abi::FileKindRequest&) const { return {}; }
  abi::Fd operator()(const abi::Dup3Request&) const { return {}; }
  abi::Fd operator()(const abi::OpenRequest&) const { return {}; }
  abi::Fd operator()(const abi::LseekRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::PreadRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::PwriteRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::TruncateRequest&) const { return {}; }
  abi::Fd operator()(const abi::FtruncateRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::StatRequest&) const { return {}; }
  abi::Fd operator()(const abi::FstatRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::AccessRequest&) const { return {}; }
  abi::Fd operator()(const abi::ChmodRequest&) const { return {}; }
  abi::Fd operator()(const abi::FchmodRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::UmaskRequest&) const { return {}; }
  abi::Fd operator()(const abi::LinkRequest&) const { return {}; }
  abi::Fd operator()(const abi::UnlinkRequest&) const { return {}; }
  abi::Fd operator()(const abi::RenameRequest&) const { return {}; }
  abi::Fd operator()(const abi::MkdirRequest&) const { return {}; }
  abi::Fd operator()(const abi::RmdirRequest&) const { return {}; }
  abi::Fd operator()(const abi::MkfifoRequest&) const { return {}; }
  abi::Fd operator()(const abi::ChdirRequest&) const { return {}; }
  abi::Fd operator()(const abi::GetcwdRequest&) const { return {}; }
  abi::Fd operator()(const abi::ReadDirectoryRequest& r) const { return r.fd; }
  abi::Fd operator()(const abi::IdentityRequest&) const { return {}; }
  abi::Fd operator()(const abi::SigactionRequest&) const { return {}; }
  abi::Fd operator()(const abi::SigprocmaskRequest&) const { return {}; }
  abi::Fd operator()(const abi::SigpendingRequest&) const { return {}; }
  abi::Fd operator()(const abi::SigsuspendRequest&) const { return {}; }
  abi::Fd operator()(const abi::PauseRequest&) const { return {}; }
  abi::Fd operator()(const abi::SigreturnRequest&) const { return {}; }
  abi::Fd operator()(const abi::KillRequest&) const { return {}; }
  abi::Fd operator()(const abi::RaiseRequest&) const { return {}; }
  abi::Fd operator()(const abi::FaultRequest&) const { return {}; }
  abi::Fd operator()(const abi::AlarmRequest&) const { return {}; }
  abi::Fd operator()(const abi::SleepRequest&) const { return {}; }
  abi::Fd operator()(const abi::ClockRequest&) const { return {}; }
  abi::Fd operator()(const abi::SetpgidRequest&) const { return {}; }
  abi::Fd operator()(const abi::GetpgidRequest&) const { return {}; }
  abi::Fd operator()(const abi::SetsidRequest&) const { return {}; }
  abi::Fd operator()(const abi::GetsidRequest&) const { return {}; }
  abi::Fd operator()(const abi::PollRequest&) const { return {}; }
  abi::Fd operator()(const abi::ExecRequest&) const { return {}; }
  abi::Fd operator()(const abi::LimitRequest&) const { return {}; }
};

template <class Value>
Value read_area(const CallContext& context, std::size_t offset = 0) {
  Value value;
  std::memcpy(&value, context.area + offset, sizeof value);
  return value;
}

// The model's bytes: each stands `scale` times. Where that does not hold, Linux has torn a byte,
// which the text says, so that it can never equal the model's.
std::string unscaled(const CallContext& context, std::size_t bytes) {
  const auto factor = static_cast<std::size_t>(context.scale);
  std::string text;
  for (std::size_t at = 0; at < bytes; at += factor) {
    const std::size_t piece = std::min(factor, bytes - at);
    const std::string_view copies(context.area + at, piece);
    const bool whole = piece == factor && copies.find_first_not_of(copies[0]) == copies.npos;
    text += whole ? std::string(1, copies[0]) : "<torn byte>";
  }
  return text;
}

struct RoomInArea {
  int scale;

  std::uint64_t operator()(const abi::ReadRequest& r) const { return readable(r.count, scale); }
  std::uint64_t operator()(const abi::WriteRequest& r) const {
    return scaled(r.bytes.size(), scale);
  }
  std::uint64_t operator()(const abi::PreadRequest& r) const { return readable(r.count, 1); }
  std::uint64_t operator()(const abi::PwriteRequest& r) const { return r.bytes.size(); }
  std::uint64_t operator()(const abi::LinkRequest& r) const {
    return path_room(r.existing) + path_room(r.path);
  }
  std::uint64_t operator()(const abi::RenameRequest& r) const {
    return path_room(r.from) + path_room(r.to);
  }
  std::uint64_t operator()(const abi::FstatRequest&) const { return kStatusArea; }
  std::uint64_t operator()(const abi::FchmodRequest&) const { return kStatusArea; }
  std::uint64_t operator()(const abi::GetcwdRequest&) const { return kLongestDirectory; }
  std::uint64_t operator()(const abi::ReadDirectoryRequest&) const { return kDirectoryArea; }
  template <class Other>
  std::uint64_t operator()(const Other& r) const {
    if constexpr (requires { r.path; }) return path_room(r.path) + kStatusArea;
    return kSmallArea;
  }
};

abi::DirectoryEntries entries_in(std::string_view bytes, const FileTree* files) {
  abi::DirectoryEntries entries;
  while (!bytes.empty()) {
    std::uint16_t length = 0;
    std::uint64_t number = 0;
    std::memcpy(&length, bytes.data() + offsetof(dirent64, d_reclen), sizeof length);
    std::memcpy(&number, bytes.data() + offsetof(dirent64, d_ino), sizeof number);
    const auto type = static_cast<unsigned char>(bytes[offsetof(dirent64, d_type)]);
    const bool is_device = files && files->leads_to_null_device(number);
    const int mode = is_device ? S_IFCHR : static_cast<int>(DTTOIF(type));
    entries.push_back({bytes.data() + offsetof(dirent64, d_name), {}, mode});
    bytes.remove_prefix(length);
  }
  return entries;
}

// What a successful call delivers. `value` is what the kernel returned.
struct FromLinux {
  const CallContext& context;
  std::span<const SystemCall> calls;
  std::int64_t value;

  Outcome operator()(const abi::ForkRequest&) const { return pid(); }
  Outcome operator()(const abi::ExitRequest&) const { return plain(); }
  Outcome operator()(const abi::WaitRequest&) const {
    if (value == 0) return plain();
    return abi::returns(context.pids->model_pid(static_cast<int>(value)),
                        abi::ChildStatus{read_area<int>(context)});
  }
  Outcome operator()(const abi::GetpidRequest&) const { return pid(); }
  Outcome operator()(const abi::GetppidRequest&) const { return pid(); }
  Outcome operator()(const abi::PipeRequest&) const {
    const auto ends = read_area<std::array<int, 2>>(context);
    return abi::returns(value, abi::PipeEnds{abi::Fd{ends[0]}, abi::Fd{ends[1]}});
  }
  Outcome operator()(const abi::ReadRequest&) const {
    const auto bytes = static_cast<std::size_t>(value);
    std::string text = unscaled(context, bytes);
    return abi::returns(value / context.scale, std::move(text));
  }
  Outcome operator()(const abi::WriteRequest&) const { return abi::returns(value / context.scale); }
  Outcome operator()(const abi::CloseRequest&) const { return plain(); }
  Outcome operator()(const abi::DupRequest&) const { return plain(); }
  Outcome operator()(const abi::Dup2Request&) const { return plain(); }
  Outcome operator()(const abi::FcntlRequest& r) const {
    const bool is_size = r.command == F_SETPIPE_SZ || r.command == F_GETPIPE_SZ;
    return is_size ? abi::returns(value / context.scale) : plain();
  }
  Outcome operator()(const abi::SignalRequest&) const {
    const auto old = read_area<SignalAction>(context, sizeof(SignalAction));
    return abi::returns(static_cast<long>(old.handler));
  }
  Outcome operator()(const abi::FileKindRequest&) const { return plain(); }
  Outcome operator()(const abi::Dup3Request&) const { return plain(); }
  Outcome operator()(const abi::OpenRequest&) const { return plain(); }
  // Where a directory's reader stands is a number of the file system's own; 0 is its beginning.
  Outcome operator()(const abi::LseekRequest&) const {
    const auto* expected = std::get_if<abi::Returned>(&context.expected);
    const bool is_place = context.target == CallContext::Target::kDirectory;
    return is_place && value > 0 && expected && expected->value > 0 ? context.expected : plain();
  }
  Outcome operator()(const abi::PreadRequest&) const {
    return abi::returns(value, std::string(context.area, static_cast<std::size_t>(value)));
  }
  Outcome operator()(const abi::PwriteRequest&) const { return plain(); }
  Outcome operator()(const abi::TruncateRequest&) const { return plain(); }
  Outcome operator()(const abi::FtruncateRequest&) const { return plain(); }
  Outcome operator()(const abi::StatRequest& r) const { return status(path_room(r.path)); }
  Outcome operator()(const abi::FstatRequest&) const { return status(0); }
  Outcome operator()(const abi::AccessRequest&) const { return plain(); }
  Outcome operator()(const abi::ChmodRequest& r) const {
    return allowed_to_owner(path_room(r.path));
  }
  Outcome operator()(const abi::FchmodRequest&) const { return allowed_to_owner(0); }
  Outcome operator()(const abi::UmaskRequest&) const { return plain(); }
  Outcome operator()(const abi::LinkRequest&) const { return plain(); }
  Outcome operator()(const abi::UnlinkRequest&) const { return plain(); }
  Outcome operator()(const abi::RenameRequest&) const { return plain(); }
  Outcome operator()(const abi::MkdirRequest&) const { return plain(); }
  Outcome operator()(const abi::RmdirRequest&) const { return plain(); }
  Outcome operator()(const abi::MkfifoRequest&) const { return plain(); }
  Outcome operator()(const abi::ChdirRequest&) const { return plain(); }
  Outcome operator()(const abi::GetcwdRequest& r) const {
    std::string path = context.area;
    if (context.files) path = context.files->models_path(path);
    path.push_back('\0');
    if (path.size() > r.size) return abi::fails_with(ERANGE);
    const long size = static_cast<long>(path.size());
    return abi::returns(size, std::move(path));
  }
  Outcome operator()(const abi::ReadDirectoryRequest&) const {
    auto entries = entries_in({context.area, static_cast<std::size_t>(value)}, context.files);
    const long count = static_cast<long>(entries.size());
    return abi::returns(count, std::move(entries));
  }
  Outcome operator()(const abi::IdentityRequest& r) const {
    if (!context.files) return plain();
    const bool is_user =
        r.which == abi::Identity::kUser || r.which == abi::Identity::kEffectiveUser;
    const auto number = static_cast<unsigned>(value);
    return abi::returns(is_user ? context.files->models_user(number)
                                : context.files->models_group(number));
  }

  Outcome operator()(const abi::SigactionRequest&) const { return plain(); }
  Outcome operator()(const abi::SigprocmaskRequest&) const { return plain(); }
  Outcome operator()(const abi::SigpendingRequest&) const { return plain(); }
  Outcome operator()(const abi::SigsuspendRequest&) const { return plain(); }
  Outcome operator()(const abi::PauseRequest&) const { return plain(); }
  Outcome operator()(const abi::SigreturnRequest&) const { return plain(); }
  Outcome operator()(const abi::KillRequest&) const { return plain(); }
  Outcome operator()(const abi::RaiseRequest&) const { return plain(); }
  Outcome operator()(const abi::FaultRequest&) const { return plain(); }
  Outcome operator()(const abi::AlarmRequest&) const { return plain(); }
  Outcome operator()(const abi::SleepRequest&) const { return plain(); }
  Outcome operator()(const abi::ClockRequest&) const { return plain(); }
  Outcome operator()(const abi::SetpgidRequest&) const { return plain(); }
  Outcome operator()(const abi::GetpgidRequest&) const { return plain(); }
  Outcome operator()(const abi::SetsidRequest&) const { return plain(); }
  Outcome operator()(const abi::GetsidRequest&) const { return plain(); }
  Outcome operator()(const abi::PollRequest&) const { return plain(); }
  Outcome operator()(const abi::ExecRequest&) const { return plain(); }
  Outcome operator()(const abi::LimitRequest&) const { return plain(); }

  // Of a stream that leads outside only the kind is the model's business.
  Outcome status(std::uint64_t offset) const {
    const auto raw = read_area<struct stat>(context, offset);
    abi::FileStatus made = context.files ? context.files->models_status(raw) : abi::FileStatus{};
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    const auto* expected = returned ? std::get_if<abi::FileStatus>(&returned->payload) : nullptr;
    if (expected && context.files && !context.files->shows_holes()) made.blocks = expected->blocks;
    if (expected && context.target == CallContext::Target::kOutside) {
      const int mode = static_cast<int>(raw.st_mode & S_IFMT) | (expected->mode & 07777);
      made = *expected;
      made.mode = mode;
    }
    return abi::returns(value, made);
  }
  Outcome allowed_to_owner(std::uint64_t offset) const {
    if (!context.only_looks) return plain();
    const auto raw = read_area<struct stat>(context, offset);
    return context.files && context.files->is_others_file(raw) ? abi::fails_with(EPERM) : plain();
  }

  Outcome plain() const { return abi::returns(value); }
  Outcome pid() const { return abi::returns(context.pids->model_pid(static_cast<int>(value))); }
};

}  // namespace

bool can_change_files(const abi::Request& request, const CallContext& context) {
  if (std::holds_alternative<abi::WriteRequest>(request)) {
    return context.target == CallContext::Target::kFile;
  }
  const auto cannot = [](const auto& r) {
    using Call = std::decay_t<decltype(r)>;
    return requires { r.pid; }
    || std::is_empty_v<Call> || std::is_same_v<Call, abi::ReadRequest> ||
        std::is_same_v<Call, abi::CloseRequest> || std::is_same_v<Call, abi::DupRequest> ||
        std::is_same_v<Call, abi::Dup2Request> || std::is_same_v<Call, abi::FcntlRequest> ||
        std::is_same_v<Call, abi::ForkRequest> || std::is_same_v<Call, abi::ExitRequest> ||
        std::is_same_v<Call, abi::PipeRequest> || std::is_same_v<Call, abi::SignalRequest>;
  };
  return !std::visit(cannot, request);
}

abi::Fd counting_descriptor(const abi::Request& request) {
  return std::visit(CountingDescriptor{}, request);
}

std::uint64_t area_bytes_for(const abi::Request& request, int scale) {
  return std::max(std::visit(RoomInArea{scale}, request), kSmallArea);
}

LinuxCall to_linux(const abi::Request& request, const CallContext& context) {
  return {std::visit(ToLinux{context}, request), area_bytes_for(request, context.scale)};
}

Outcome from_linux(const abi::Request& request, const CallContext& context,
                   std::span<const SystemCall> calls) {
  if (calls.empty()) return context.expected;
  const std::int64_t value = calls.front().result;
  if (value < 0) return abi::fails_with(static_cast<int>(-value));
  return std::visit(FromLinux{context, calls, value}, request);
}

}  // namespace sim::host
