// No random calls on sockets are compared with Linux yet: tests/kernel/socket_property_test.cpp makes random
// ones on the model alone.

#pragma once

#include "sim/host/socket_calls.h"
#include "tests/fuzz/situation.h"

namespace fuzz {

template <sim::host::SocketCall Call>
struct Random<Call> {
  static int weight(const Situation&) { return 0; }
  static sim::abi::Request make(const Situation&) { return Call{}; }
};

}  // namespace fuzz
