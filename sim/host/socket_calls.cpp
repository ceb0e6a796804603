#include "sim/host/socket_calls.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <algorithm>
#include <cstddef>

#include "sim/host/call_area.h"

namespace sim::host {
namespace {

// In the call area: an address or an option, its length, then bytes.
constexpr std::uint64_t kName = 0;
constexpr std::uint64_t kNameBytes = 128;
constexpr std::uint64_t kLength = 128;
constexpr std::uint64_t kOwnName = 136;
constexpr std::uint64_t kBytes = 192;

using Calls = std::vector<SystemCall>;

bool is_no_delay(int level, int option) { return level == IPPROTO_TCP && option == TCP_NODELAY; }

struct SocketCallToLinux {
  const CallContext& context;

  std::int64_t place(std::uint64_t offset) const {
    return context.area_address + static_cast<std::int64_t>(offset);
  }
  std::int64_t put(std::string_view bytes, std::uint64_t offset) const {
    std::memcpy(context.area + offset, bytes.data(), bytes.size());
    return place(offset);
  }
  // A path is put where the agents have it.
  abi::RawAddress real(const abi::RawAddress& address) const {
    constexpr std::size_t kPath = offsetof(sockaddr_un, sun_path);
    const bool is_path =
        address.size() > kPath && address[0] == AF_UNIX && address[1] == 0 && address[kPath] == '/';
    if (!is_path || !context.files) return address;
    return address.substr(0, kPath) +
           context.files->agents_path(address.substr(kPath).c_str(), context.directory_depth);
  }
  Calls with_address(long number, abi::Fd fd, const abi::RawAddress& address) const {
    const abi::RawAddress raw = real(address).substr(0, kNameBytes);
    return {{number, {fd.value, put(raw, kName), static_cast<std::int64_t>(raw.size())}, 0}};
  }
  std::int64_t room_for_name(std::uint32_t bytes) const {
    put({reinterpret_cast<const char*>(&bytes), sizeof bytes}, kLength);
    return place(kLength);
  }

  // TCP must not hold small segments back (Nagle's algorithm): that would be a matter of time.
  Calls operator()(const abi::SocketRequest& r) const {
    Calls calls{{SYS_socket, {r.domain, r.type, r.protocol}, 0}};
    const auto* made = std::get_if<abi::Returned>(&context.expected);
    if (!made || r.domain == AF_UNIX) return calls;
    constexpr int kOn = 1;
    const std::int64_t on = put({reinterpret_cast<const char*>(&kOn), sizeof kOn}, kName);
    calls.push_back({SYS_setsockopt, {made->value, IPPROTO_TCP, TCP_NODELAY, on, sizeof kOn}, 0});
    return calls;
  }
  Calls operator()(const abi::SocketpairRequest& r) const {
    return {{SYS_socketpair, {r.domain, r.type, r.protocol, place(kName)}, 0}};
  }
  // The port that the model has chosen is asked for first.
  Calls behind_own_address(abi::Fd fd, Calls calls) const {
    const abi::RawAddress& own = context.own_address;
    if (own.empty()) return calls;
    const auto size = static_cast<std::int64_t>(own.size());
    calls.insert(calls.begin(), {SYS_bind, {fd.value, put(own, kOwnName), size}, 0});
    return calls;
  }

  Calls operator()(const abi::BindRequest& r) const {
    return with_address(SYS_bind, r.fd,
                        context.own_address.empty() ? r.address : context.own_address);
  }
  Calls operator()(const abi::ConnectRequest& r) const {
    return behind_own_address(r.fd, with_address(SYS_connect, r.fd, r.address));
  }
  Calls operator()(const abi::ListenRequest& r) const {
    return behind_own_address(r.fd, {{SYS_listen, {r.fd.value, r.backlog}, 0}});
  }
  Calls operator()(const abi::AcceptRequest& r) const {
    return {{SYS_accept4, {r.fd.value, place(kName), room_for_name(kNameBytes), r.flags}, 0}};
  }
  Calls operator()(const abi::ShutdownRequest& r) const {
    return {{SYS_shutdown, {r.fd.value, r.how}, 0}};
  }
  Calls operator()(const abi::SendRequest& r) const {
    const abi::RawAddress raw = real(r.address).substr(0, kNameBytes);
    const std::int64_t to = raw.empty() ? 0 : put(raw, kName);
    const std::int64_t bytes = r.from_nowhere ? 0 : put(r.bytes, kBytes);
    return behind_own_address(r.fd, {{SYS_sendto,
                                      {r.fd.value, bytes, static_cast<std::int64_t>(r.bytes.size()),
                                       r.flags, to, static_cast<std::int64_t>(raw.size())},
                                      0}});
  }
  Calls operator()(const abi::ReceiveRequest& r) const {
    const auto count = static_cast<std::int64_t>(readable(r.count, 1));
    return {{SYS_recvfrom,
             {r.fd.value, r.into_nowhere ? 0 : place(kBytes), count, r.flags, place(kName),
              room_for_name(kNameBytes)},
             0}};
  }
  Calls operator()(const abi::SocketNameRequest& r) const {
    const bool is_own = r.whose == abi::SocketNameRequest::Whose::kOwn;
    return {{is_own ? SYS_getsockname : SYS_getpeername,
             {r.fd.value, place(kName), room_for_name(kNameBytes)},
             0}};
  }
  Calls operator()(const abi::GetSocketOptionRequest& r) const {
    const auto wanted = static_cast<std::uint32_t>(r.size);
    const bool is_negative = static_cast<std::int32_t>(wanted) < 0;
    const auto most = static_cast<std::uint32_t>(kNameBytes);
    const auto size = is_negative ? wanted : std::min(wanted, most);
    return {
        {SYS_getsockopt, {r.fd.value, r.level, r.option, place(kName), room_for_name(size)}, 0}};
  }
  Calls operator()(const abi::SetSocketOptionRequest& r) const {
    const bool succeeds = std::holds_alternative<abi::Returned>(context.expected);
    if (is_no_delay(r.level, r.option) && succeeds) return {};
    const std::string_view value = std::string_view(r.value).substr(0, kNameBytes);
    return {{SYS_setsockopt,
             {r.fd.value, r.level, r.option, put(value, kName),
              static_cast<std::int64_t>(value.size())},
             0}};
  }
  // Who has which name is the scenario's to say.
  template <class Other>
  Calls operator()(const Other&) const {
    return {};
  }
};

struct SocketAnswerFromLinux {
  const CallContext& context;
  std::int64_t value;

  std::string name() const {
    const auto length = read_area<std::uint32_t>(context, kLength);
    return {context.area + kName, std::min<std::size_t>(length, kNameBytes)};
  }

  abi::Outcome operator()(const abi::SocketpairRequest&) const {
    const auto pair = read_area<std::array<int, 2>>(context, kName);
    return abi::returns(value, abi::DescriptorPair{abi::Fd{pair[0]}, abi::Fd{pair[1]}});
  }
  abi::Outcome operator()(const abi::AcceptRequest&) const {
    return abi::returns(value, abi::SocketName{name()});
  }
  abi::Outcome operator()(const abi::SocketNameRequest&) const {
    return abi::returns(value, abi::SocketName{name()});
  }
  abi::Outcome operator()(const abi::ReceiveRequest& r) const {
    const auto bytes = std::min<std::size_t>(static_cast<std::size_t>(value), r.count);
    return abi::returns(value,
                        abi::ReceivedMessage{std::string(context.area + kBytes, bytes), name()});
  }
  // How large TCP's buffers are is this machine's to say.
  abi::Outcome operator()(const abi::GetSocketOptionRequest& r) const {
    const bool is_size = r.level == SOL_SOCKET && (r.option == SO_SNDBUF || r.option == SO_RCVBUF);
    const bool is_own = is_size || is_no_delay(r.level, r.option);
    return is_own ? context.expected : abi::returns(value, abi::OptionValue{name()});
  }
  template <class Other>
  abi::Outcome operator()(const Other&) const {
    return abi::returns(value);
  }
};

}  // namespace

std::vector<SystemCall> socket_calls(const CallContext& context, const abi::Request& request) {
  return std::visit(SocketCallToLinux{context}, request);
}

bool has_address_before(const CallContext& context, const abi::Request& request) {
  return !context.own_address.empty() && !std::holds_alternative<abi::BindRequest>(request);
}

abi::Outcome socket_answer(const CallContext& context, const abi::Request& request,
                           std::int64_t value) {
  return std::visit(SocketAnswerFromLinux{context, value}, request);
}

std::uint64_t socket_room(const abi::Request& request) {
  const auto* send = std::get_if<abi::SendRequest>(&request);
  const auto* receive = std::get_if<abi::ReceiveRequest>(&request);
  if (send) return kBytes + send->bytes.size();
  return receive ? kBytes + readable(receive->count, 1) : kBytes;
}

}  // namespace sim::host
