// How Linux's answer reads in the model's terms.

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <string_view>

#include "sim/host/call_area.h"
#include "sim/host/socket_calls.h"

namespace sim::host {
namespace {

using abi::Outcome;

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

  template <SocketCall Call>
  Outcome operator()(const Call& r) const {
    return socket_answer(context, r, value);
  }
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
    const auto old = action(read_area<SignalAction>(context, sizeof(SignalAction)));
    const bool is_handler = old.disposition == abi::Disposition::kHandler;
    const auto* expected = std::get_if<abi::Returned>(&context.expected);
    if (is_handler && expected && expected->value > 1) return context.expected;
    return abi::returns(static_cast<long>(old.disposition));
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

  Outcome operator()(const abi::SigactionRequest&) const {
    return abi::returns(value, action(read_area<SignalAction>(context, sizeof(SignalAction))));
  }
  Outcome operator()(const abi::SigprocmaskRequest&) const { return set_at(kSetBytes); }
  Outcome operator()(const abi::SigpendingRequest&) const { return set_at(0); }
  Outcome operator()(const abi::SigsuspendRequest&) const { return plain(); }
  Outcome operator()(const abi::PauseRequest&) const { return plain(); }
  Outcome operator()(const abi::SigreturnRequest&) const { return plain(); }
  Outcome operator()(const abi::KillRequest&) const { return plain(); }
  Outcome operator()(const abi::RaiseRequest&) const { return plain(); }
  Outcome operator()(const abi::FaultRequest&) const { return plain(); }
  // How much time is left is the model's to say; that there is some is not.
  Outcome operator()(const abi::AlarmRequest&) const {
    const auto* expected = std::get_if<abi::Returned>(&context.expected);
    return value > 0 && expected && expected->value > 0 ? context.expected : plain();
  }
  Outcome operator()(const abi::SleepRequest&) const {
    return abi::returns(value, abi::TimeSpan{0});
  }
  Outcome operator()(const abi::ClockRequest&) const { return plain(); }
  Outcome operator()(const abi::SetpgidRequest&) const { return plain(); }
  Outcome operator()(const abi::GetpgidRequest&) const { return pid(); }
  Outcome operator()(const abi::SetsidRequest&) const { return pid(); }
  Outcome operator()(const abi::GetsidRequest&) const { return pid(); }
  Outcome operator()(const abi::PollRequest& r) const {
    const bool is_poll = r.spelling == abi::PollRequest::Spelling::kPoll;
    abi::PollResults results{is_poll ? polled(r) : selected(r), 0};
    const auto is_ready = [](short events) { return events != 0; };
    const auto ready = std::count_if(results.events.begin(), results.events.end(), is_ready);
    return abi::returns(ready, std::move(results));
  }
  Outcome operator()(const abi::ExecRequest& r) const {
    const bool goes_on = calls.size() == 2 && value == -ENOEXEC;
    if (!goes_on) return abi::fails_with(static_cast<int>(-value));
    if (calls[1].result != 0) return abi::fails_with(static_cast<int>(-calls[1].result));
    return context.arguments_digest == digest_of(r) ? context.expected : abi::fails_with(E2BIG);
  }
  Outcome operator()(const abi::StartThreadRequest&) const { return pid(); }
  Outcome operator()(const abi::ExitThreadRequest&) const { return plain(); }
  // What a thread leaves is in the program's memory; that it has ended is not.
  Outcome operator()(const abi::JoinRequest&) const { return plain(); }
  Outcome operator()(const abi::DetachRequest&) const { return plain(); }
  Outcome operator()(const abi::MemoryAccessRequest&) const { return plain(); }
  Outcome operator()(const abi::YieldRequest&) const { return plain(); }
  Outcome operator()(const abi::ThreadKillRequest&) const { return plain(); }
  Outcome operator()(const abi::SyncRequest& r) const {
    const bool is_at_barrier = r.operation == abi::SyncOperation::kBarrierWait;
    return is_at_barrier ? abi::returns(-value) : plain();
  }
  Outcome operator()(const abi::LimitRequest&) const {
    return abi::returns(value, read_area<abi::ResourceLimit>(context, sizeof(abi::ResourceLimit)));
  }

 private:
  // Without any argument Linux since 5.18 gives an empty one.
  static std::uint64_t digest_of(const abi::ExecRequest& r) {
    const std::uint64_t digest =
        digest_of(r.arguments.empty() ? std::vector<std::string>{""} : r.arguments, kEmptyDigest);
    return digest_of(r.environment, digest);
  }
  static std::uint64_t digest_of(const std::vector<std::string>& strings, std::uint64_t digest) {
    std::vector<const char*> pointers;
    for (const std::string& each : strings) pointers.push_back(each.c_str());
    pointers.push_back(nullptr);
    return host::digest_of(pointers.data(), digest);
  }

  // The agent's handler stands for that of the program that the model names.
  abi::SignalAction action(const SignalAction& raw) const {
    abi::SignalAction made;
    made.flags = static_cast<int>(raw.flags & ~kRestorer);
    made.mask = raw.mask;
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    const auto* expected = returned ? std::get_if<abi::SignalAction>(&returned->payload) : nullptr;
    if (expected) made.mask |= expected->mask & kTimeSet;
    if (raw.handler == kDefault || raw.handler == kIgnore) {
      // SA_RESETHAND leaves flags behind, among them the one that the agent's handler wants.
      const bool is_informed = expected && (expected->flags & SA_SIGINFO) != 0;
      if (!is_informed) made.flags &= ~SA_SIGINFO;
      if (raw.handler == kIgnore) made.disposition = abi::Disposition::kIgnore;
      return made;
    }
    made.disposition = abi::Disposition::kHandler;
    if (raw.handler == context.head->handler) made.flags &= ~SA_SIGINFO;
    if (expected) made.handler = expected->handler;
    return made;
  }

  Outcome set_at(std::uint64_t offset) const {
    abi::DeliveredSet set{read_area<abi::SignalSet>(context, offset)};
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    const auto* expected = returned ? std::get_if<abi::DeliveredSet>(&returned->payload) : nullptr;
    if (expected) set.signals |= expected->signals & kTimeSet;
    return abi::returns(value, set);
  }

  std::vector<short> polled(const abi::PollRequest& r) const {
    std::vector<short> events;
    for (std::size_t i = 0; i < r.entries.size(); ++i) {
      events.push_back(read_area<pollfd>(context, i * sizeof(pollfd)).revents);
    }
    return events;
  }

  // Where nothing was ready in time, select(2) may leave the sets as they were.
  std::vector<short> selected(const abi::PollRequest& r) const {
    static constexpr short kEvents[] = {POLLIN, POLLOUT, POLLPRI};
    std::vector<short> events(r.entries.size());
    for (std::size_t set = 0; set < std::size(kEvents) && value > 0; ++set) {
      const auto chosen = read_area<fd_set>(context, set * kSetOfDescriptors);
      for (std::size_t i = 0; i < r.entries.size(); ++i) {
        const bool is_ready = FD_ISSET(r.entries[i].fd.value, &chosen);
        if (is_ready) events[i] = static_cast<short>(events[i] | kEvents[set]);
      }
    }
    return events;
  }

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

Outcome from_linux(const abi::Request& request, const CallContext& context,
                   std::span<const SystemCall> calls) {
  if (calls.empty()) return context.expected;
  const bool comes_last = has_address_before(context, request);
  const std::int64_t value = (comes_last ? calls.back() : calls.front()).result;
  const bool asks_twice = std::holds_alternative<abi::ExecRequest>(request);
  if (value == kRestarts) return abi::Restarts{context.interrupted_by};
  if (value < 0 && !asks_twice) return abi::fails_with(static_cast<int>(-value));
  return std::visit(FromLinux{context, calls, value}, request);
}

}  // namespace sim::host
