// getsockopt(2), setsockopt(2), and what getaddrinfo(3) asks for.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Delivers an OptionValue; the value is its size in bytes. EBADF, ENOTSOCK, ENOPROTOOPT, EINVAL.
Outcome get_socket_option(const Caller& caller, const abi::GetSocketOptionRequest& request);

// EBADF, ENOTSOCK, ENOPROTOOPT, EINVAL, EDOM.
Outcome set_socket_option(const Caller& caller, const abi::SetSocketOptionRequest& request);

// Delivers Bytes; nothing where nobody has that name or address.
Outcome find_host(const Caller& caller, const abi::FindHostRequest& request);

}  // namespace sim::kernel
