// The system calls about sockets: arguments in, a request out. Addresses travel as they lie in
// memory.

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "sim/lang/c_string.h"
#include "sim/lang/call_arguments.h"
#include "sim/lang/native.h"

namespace sim::lang {
namespace {

using abi::Fd;
using Delivery = PendingCall::Delivery;

constexpr std::uint64_t kLongestAddress = 128;  // struct sockaddr_storage

Fd fd_in(const std::uint64_t* window) { return Fd{as_int(window[0])}; }

// Asks for something that delivers nothing but its value.
template <class Request>
NativeResult ask(Machine& machine, std::uint64_t* window, Request request) {
  machine.await(Delivery::kValue, window);
  return request;
}

NativeResult socket(Machine& machine, std::uint64_t* window) {
  return ask(machine, window,
             abi::SocketRequest{as_int(window[0]), as_int(window[1]), as_int(window[2])});
}

NativeResult socketpair(Machine& machine, std::uint64_t* window) {
  if (auto diagnostic = refuse_place(machine, window[3], 2 * sizeof(int))) return *diagnostic;
  machine.await(Delivery::kPipeEnds, window, window[3]);
  return abi::SocketpairRequest{as_int(window[0]), as_int(window[1]), as_int(window[2])};
}

using Address = abi::Expected<abi::RawAddress, abi::Diagnostic>;

// The family must have a value, and the port and the address behind it; the padding of a
// sockaddr_in need not, nor what follows a path.
std::optional<Fault> find_missing_part(Machine& machine, Pointer place,
                                       const abi::RawAddress& address) {
  constexpr std::uint64_t kFamilyBytes = 2;
  constexpr std::uint64_t kNeededOfIpv4 = 8;
  constexpr char kIpv4 = 2;  // AF_INET
  const bool is_ipv4 = !address.empty() && address[0] == kIpv4;
  const std::uint64_t needed = is_ipv4 ? kNeededOfIpv4 : kFamilyBytes;
  return machine.memory().find_uninitialised(place,
                                             std::min<std::uint64_t>(address.size(), needed));
}

// The address at `place`, of `length` bytes.
Address address_at(Machine& machine, Pointer place, std::uint64_t length) {
  length = static_cast<std::uint32_t>(length);
  if (place == 0 || length > kLongestAddress) {
    return abi::RawAddress(std::min(length, kLongestAddress + 1), '\0');
  }
  if (const auto fault = machine.memory().check(place, length, Access::kRead)) {
    return abi::unexpected(machine.mistake_in_call(*fault));
  }
  abi::RawAddress address(length, '\0');
  machine.memory().copy_out(place, length, address.data());
  if (const auto fault = find_missing_part(machine, place, address)) {
    return abi::unexpected(machine.mistake_in_call(*fault));
  }
  return address;
}

template <class Request>
NativeResult ask_with_address(Machine& machine, std::uint64_t* window) {
  auto address = address_at(machine, window[1], window[2]);
  if (!address) return address.error();
  return ask(machine, window, Request{fd_in(window), std::move(*address)});
}

NativeResult bind(Machine& machine, std::uint64_t* window) {
  return ask_with_address<abi::BindRequest>(machine, window);
}

NativeResult connect(Machine& machine, std::uint64_t* window) {
  return ask_with_address<abi::ConnectRequest>(machine, window);
}

NativeResult listen(Machine& machine, std::uint64_t* window) {
  return ask(machine, window, abi::ListenRequest{fd_in(window), as_int(window[1])});
}

NativeResult shutdown(Machine& machine, std::uint64_t* window) {
  return ask(machine, window, abi::ShutdownRequest{fd_in(window), as_int(window[1])});
}

// How many bytes the program has for an address or an option; it must have said so.
abi::Expected<std::uint32_t, abi::Diagnostic> length_at(Machine& machine, Pointer place) {
  auto bytes = bytes_at(machine, place, sizeof(std::uint32_t));
  if (!bytes) return abi::unexpected(bytes.error());
  std::uint32_t length = 0;
  std::memcpy(&length, bytes->data(), sizeof length);
  return length;
}

// Lets the reply put an address at `place` and its length at `length`. No place: nobody wants it.
std::optional<abi::Diagnostic> await_name(Machine& machine, Pointer place, Pointer length) {
  if (place == 0) return std::nullopt;
  const auto room = length_at(machine, length);
  if (!room) return room.error();
  machine.await_name(place, length);
  return std::nullopt;
}

NativeResult accept_with(Machine& machine, std::uint64_t* window, int flags,
                         abi::AcceptRequest::Spelling spelling) {
  machine.await(Delivery::kValue, window);
  if (auto diagnostic = await_name(machine, window[1], window[2])) return *diagnostic;
  return abi::AcceptRequest{fd_in(window), flags, spelling};
}

NativeResult accept(Machine& machine, std::uint64_t* window) {
  return accept_with(machine, window, 0, abi::AcceptRequest::Spelling::kAccept);
}

NativeResult accept4(Machine& machine, std::uint64_t* window) {
  return accept_with(machine, window, as_int(window[3]), abi::AcceptRequest::Spelling::kAccept4);
}

// getsockname(2): a length is an int, and must not be negative.
bool is_negative(Machine& machine, Pointer length) {
  const auto room = length_at(machine, length);
  return room && static_cast<std::int32_t>(*room) < 0;
}

template <abi::SocketNameRequest::Whose whose>
NativeResult socket_name(Machine& machine, std::uint64_t* window) {
  if (window[1] != 0 && is_negative(machine, window[2])) {
    machine.set_errno(EINVAL);
    window[0] = ~std::uint64_t{0};
    return {};
  }
  machine.await(Delivery::kValue, window);
  if (auto diagnostic = await_name(machine, window[1], window[2])) return *diagnostic;
  return abi::SocketNameRequest{fd_in(window), whose};
}

// As write() does; see intrinsics_system_calls.cpp.
NativeResult send_with(Machine& machine, std::uint64_t* window, abi::SendRequest request) {
  request.fd = fd_in(window);
  request.flags = as_int(window[3]);
  request.from_nowhere = window[1] == 0 && window[2] > 0;
  if (request.from_nowhere) {
    request.bytes = abi::Bytes(std::min<std::uint64_t>(window[2], 1u << 20), '\0');
    return ask(machine, window, std::move(request));
  }
  auto bytes = bytes_at(machine, window[1], window[2]);
  if (!bytes) return bytes.error();
  request.bytes = std::move(*bytes);
  return ask(machine, window, std::move(request));
}

NativeResult send(Machine& machine, std::uint64_t* window) {
  return send_with(machine, window, {});
}

NativeResult sendto(Machine& machine, std::uint64_t* window) {
  abi::SendRequest request;
  request.spelling = abi::SendRequest::Spelling::kSendto;
  if (window[4] != 0) {
    auto address = address_at(machine, window[4], window[5]);
    if (!address) return address.error();
    request.address = std::move(*address);
  }
  return send_with(machine, window, std::move(request));
}

// As read() does; see intrinsics_system_calls.cpp.
NativeResult receive_with(Machine& machine, std::uint64_t* window,
                          abi::ReceiveRequest::Spelling spelling) {
  abi::ReceiveRequest request;
  request.fd = fd_in(window);
  request.count = window[2];
  request.flags = as_int(window[3]);
  request.into_nowhere = window[1] == 0;
  request.spelling = spelling;
  const std::string& name = machine.spelling().buffer_name;
  request.buffer_name = name.empty() ? "buf" : name;
  if (request.count > 0 && !request.into_nowhere) {
    if (auto diagnostic = refuse_place(machine, window[1], 1)) return *diagnostic;
  }
  machine.await(Delivery::kBytes, window, window[1]);
  return request;
}

NativeResult recv(Machine& machine, std::uint64_t* window) {
  return receive_with(machine, window, abi::ReceiveRequest::Spelling::kRecv);
}

NativeResult recvfrom(Machine& machine, std::uint64_t* window) {
  NativeResult result = receive_with(machine, window, abi::ReceiveRequest::Spelling::kRecvfrom);
  if (auto diagnostic = await_name(machine, window[4], window[5])) return *diagnostic;
  return result;
}

NativeResult getsockopt(Machine& machine, std::uint64_t* window) {
  const auto room = length_at(machine, window[4]);
  if (!room) return room.error();
  machine.await(Delivery::kValue, window);
  machine.await_name(window[3], window[4]);
  return abi::GetSocketOptionRequest{fd_in(window), as_int(window[1]), as_int(window[2]), *room};
}

NativeResult setsockopt(Machine& machine, std::uint64_t* window) {
  const auto length = static_cast<std::uint32_t>(window[4]);
  auto value = bytes_at(machine, window[3], std::min<std::uint64_t>(length, kLongestAddress));
  if (!value) return value.error();
  return ask(machine, window,
             abi::SetSocketOptionRequest{fd_in(window), as_int(window[1]), as_int(window[2]),
                                         std::move(*value)});
}

// int __find_host(const char *name, unsigned addresses[4]): how many bytes of addresses there are
// is told by the library's own loop over them.
NativeResult find_host(Machine& machine, std::uint64_t* window) {
  auto name = string_at(machine, window[0]);
  if (!name) return name.error();
  machine.await(Delivery::kBytes, window, window[1]);
  return abi::FindHostRequest{abi::FindHostRequest::By::kName, std::move(*name)};
}

NativeResult find_host_name(Machine& machine, std::uint64_t* window) {
  const auto address = static_cast<std::uint32_t>(window[0]);
  abi::Bytes key(sizeof address, '\0');
  std::memcpy(key.data(), &address, sizeof address);
  machine.await(Delivery::kBytes, window, window[1]);
  return abi::FindHostRequest{abi::FindHostRequest::By::kAddress, std::move(key)};
}

}  // namespace

std::span<const Native> socket_natives() {
  using Whose = abi::SocketNameRequest::Whose;
  static constexpr std::array kNatives{
      Native{"socket", socket},
      Native{"socketpair", socketpair},
      Native{"bind", bind},
      Native{"listen", listen},
      Native{"accept", accept},
      Native{"accept4", accept4},
      Native{"connect", connect},
      Native{"shutdown", shutdown},
      Native{"send", send},
      Native{"sendto", sendto},
      Native{"recv", recv},
      Native{"recvfrom", recvfrom},
      Native{"getsockname", socket_name<Whose::kOwn>},
      Native{"getpeername", socket_name<Whose::kPeer>},
      Native{"getsockopt", getsockopt},
      Native{"setsockopt", setsockopt},
      Native{"__find_host", find_host},
      Native{"__find_host_name", find_host_name},
  };
  return kNatives;
}

}  // namespace sim::lang
