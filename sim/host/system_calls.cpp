#include "sim/host/system_calls.h"

#include <poll.h>
#include <sys/resource.h>

#include <algorithm>
#include <type_traits>

#include "sim/host/call_area.h"
#include "sim/host/socket_calls.h"

namespace sim::host {
namespace {

constexpr std::uint64_t kSmallArea = 64;  // descriptors, a status word, a signal's actions

std::uint64_t scaled(std::size_t bytes, int scale) {
  const auto factor = static_cast<std::uint64_t>(scale);
  return bytes > kAreaBytes ? kAreaBytes + 1 : bytes * factor;
}

struct CountingDescriptor {
  template <SocketCall Call>
  abi::Fd operator()(const Call&) const {
    return {};
  }
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
  abi::Fd operator()(const abi::StartThreadRequest&) const { return {}; }
  abi::Fd operator()(const abi::ExitThreadRequest&) const { return {}; }
  abi::Fd operator()(const abi::JoinRequest&) const { return {}; }
  abi::Fd operator()(const abi::DetachRequest&) const { return {}; }
  abi::Fd operator()(const abi::ThreadKillRequest&) const { return {}; }
  abi::Fd operator()(const abi::SyncRequest&) const { return {}; }
  abi::Fd operator()(const abi::MemoryAccessRequest&) const { return {}; }
  abi::Fd operator()(const abi::YieldRequest&) const { return {}; }
};

struct RoomInArea {
  int scale;

  std::uint64_t operator()(const abi::ReadRequest& r) const { return readable(r.count, scale); }
  std::uint64_t operator()(const abi::WriteRequest& r) const {
    return scaled(r.bytes.size(), scale) + socket_room(abi::BindRequest{});
  }
  std::uint64_t operator()(const abi::PreadRequest& r) const { return readable(r.count, 1); }
  std::uint64_t operator()(const abi::PwriteRequest& r) const { return r.bytes.size(); }
  std::uint64_t operator()(const abi::LinkRequest& r) const {
    return path_room(r.existing) + path_room(r.path);
  }
  std::uint64_t operator()(const abi::RenameRequest& r) const {
    return path_room(r.from) + path_room(r.to);
  }
  std::uint64_t operator()(const abi::ExecRequest& r) const {
    return path_room(r.path) + exec_room(r);
  }
  std::uint64_t operator()(const abi::PollRequest& r) const {
    return 4 * kSetOfDescriptors + r.entries.size() * sizeof(pollfd);
  }
  std::uint64_t operator()(const abi::FstatRequest&) const { return kStatusArea; }
  std::uint64_t operator()(const abi::FchmodRequest&) const { return kStatusArea; }
  std::uint64_t operator()(const abi::GetcwdRequest&) const { return kLongestDirectory; }
  std::uint64_t operator()(const abi::ReadDirectoryRequest&) const { return kDirectoryArea; }
  template <SocketCall Call>
  std::uint64_t operator()(const Call& r) const {
    return socket_room(r);
  }
  template <class Other>
  std::uint64_t operator()(const Other& r) const {
    if constexpr (requires { r.path; }) return path_room(r.path) + kStatusArea;
    return kSmallArea;
  }
};

}  // namespace

std::uint64_t readable(std::size_t bytes, int scale) {
  return std::min(scaled(bytes, scale), kAreaBytes / 2);
}

std::uint64_t path_room(const std::string& path) {
  return (path.size() * 3 + sizeof(SharedHead::scratch) + 63) / 64 * 64;
}

std::uint64_t exec_room(const abi::ExecRequest& request) {
  std::uint64_t room = 2 * sizeof(std::uint64_t);
  for (const auto* list : {&request.arguments, &request.environment}) {
    for (const std::string& each : *list) room += sizeof(std::uint64_t) + each.size() + 1;
  }
  return room;
}

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
        std::is_same_v<Call, abi::PipeRequest> || std::is_same_v<Call, abi::SignalRequest> ||
        std::is_same_v<Call, abi::SigactionRequest> ||
        std::is_same_v<Call, abi::SigprocmaskRequest> ||
        std::is_same_v<Call, abi::SigsuspendRequest> || std::is_same_v<Call, abi::RaiseRequest> ||
        std::is_same_v<Call, abi::FaultRequest> || std::is_same_v<Call, abi::AlarmRequest> ||
        std::is_same_v<Call, abi::SleepRequest> || std::is_same_v<Call, abi::PollRequest> ||
        std::is_same_v<Call, abi::ExecRequest> || std::is_same_v<Call, abi::LimitRequest> ||
        std::is_same_v<Call, abi::StartThreadRequest> ||
        std::is_same_v<Call, abi::ExitThreadRequest> || std::is_same_v<Call, abi::JoinRequest> ||
        std::is_same_v<Call, abi::DetachRequest> || std::is_same_v<Call, abi::ThreadKillRequest> ||
        std::is_same_v<Call, abi::SyncRequest> || std::is_same_v<Call, abi::MemoryAccessRequest> ||
        std::is_same_v<Call, abi::YieldRequest> ||
        (SocketCall<Call> && !std::is_same_v<Call, abi::BindRequest>);
  };
  return !std::visit(cannot, request);
}

bool is_limit_of_linux(int resource) {
  const bool is_resource = resource >= 0 && resource < RLIM_NLIMITS;
  return !is_resource || resource == RLIMIT_NOFILE || resource == RLIMIT_FSIZE;
}

abi::Fd counting_descriptor(const abi::Request& request) {
  return std::visit(CountingDescriptor{}, request);
}

std::uint64_t area_bytes_for(const abi::Request& request, int scale) {
  return std::max(std::visit(RoomInArea{scale}, request), kSmallArea);
}

}  // namespace sim::host
