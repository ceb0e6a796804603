// How calls on sockets are made on Linux, and how its answers read.

#pragma once

#include <concepts>
#include <vector>

#include "sim/host/call_context.h"
#include "sim/host/system_calls.h"

namespace sim::host {

template <class Call>
concept SocketCall = std::same_as<Call, abi::SocketRequest> ||
    std::same_as<Call, abi::SocketpairRequest> || std::same_as<Call, abi::BindRequest> ||
    std::same_as<Call, abi::ListenRequest> || std::same_as<Call, abi::AcceptRequest> ||
    std::same_as<Call, abi::ConnectRequest> || std::same_as<Call, abi::ShutdownRequest> ||
    std::same_as<Call, abi::SendRequest> || std::same_as<Call, abi::ReceiveRequest> ||
    std::same_as<Call, abi::SocketNameRequest> || std::same_as<Call, abi::GetSocketOptionRequest> ||
    std::same_as<Call, abi::SetSocketOptionRequest> || std::same_as<Call, abi::FindHostRequest>;

std::vector<SystemCall> socket_calls(const CallContext& context, const abi::Request& request);

// Whether a bind(2) goes before the call itself.
bool has_address_before(const CallContext& context, const abi::Request& request);

// What a call that has not failed delivers; `value` is what the kernel returned.
abi::Outcome socket_answer(const CallContext& context, const abi::Request& request,
                           std::int64_t value);

// Bytes of the call area that the call needs.
std::uint64_t socket_room(const abi::Request& request);

}  // namespace sim::host
