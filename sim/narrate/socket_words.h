// Calls on sockets in words: as a listing writes them, what they have done, why they sleep or fail.

#pragma once

#include <concepts>
#include <string>

#include "sim/narrate/story.h"

namespace sim::narrate {

template <class Call>
concept SocketCall = std::same_as<Call, abi::SocketRequest> ||
    std::same_as<Call, abi::SocketpairRequest> || std::same_as<Call, abi::BindRequest> ||
    std::same_as<Call, abi::ListenRequest> || std::same_as<Call, abi::AcceptRequest> ||
    std::same_as<Call, abi::ConnectRequest> || std::same_as<Call, abi::ShutdownRequest> ||
    std::same_as<Call, abi::SendRequest> || std::same_as<Call, abi::ReceiveRequest> ||
    std::same_as<Call, abi::SocketNameRequest> || std::same_as<Call, abi::GetSocketOptionRequest> ||
    std::same_as<Call, abi::SetSocketOptionRequest> || std::same_as<Call, abi::FindHostRequest>;

// "bind(3, 127.0.0.1:8080)". `string_limit`: characters of the bytes that are sent.
std::string socket_call(const abi::Request& request, std::size_t string_limit);

// "accept(3)"; "" for what is no call on a socket.
std::string short_socket_call(const abi::Request& request);

// "TCP socket #2 127.0.0.1:8080"
std::string socket_name(const world::World& world, abi::ObjectId object);

// "nobody is waiting; the backlog holds 0 of 3": why a call on a socket sleeps.
std::string socket_reason(const world::World& world, const kernel::CallInProgress& call);

// "blocked: accept", and what ends the sleep.
std::string socket_badge(abi::WaitReason reason);
std::string socket_detail(const world::World& world, const kernel::CallInProgress& call);

// What a call that has returned came to; `pid` is the caller.
std::string socket_done(const world::World& world, abi::Pid pid, const abi::Request& request,
                        const abi::Returned& returned);

// The meaning of an errno; "" for what is no call on a socket.
std::string failure_of_sockets(const abi::Request& request, int errno_code);

// The step as a sentence.
std::string using_socket(const Story& story);

}  // namespace sim::narrate
