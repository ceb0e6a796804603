// The library functions that the machine provides itself: strings, memory, formatting, system
// calls.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sim/lang/machine.h"

namespace sim::lang {

// `window` holds the arguments in order, for `...` a pointer to the packed rest; the value goes to
// window[0].
struct Native {
  std::string_view name;
  NativeResult (*run)(Machine& machine, std::uint64_t* window);
};

// The call is over; its value stands in window[0].
inline constexpr NativeResult kDone{};

// All of them; the index is the operand of CallNative.
std::span<const Native> natives();
std::optional<std::uint16_t> find_native(std::string_view name);

std::span<const Native> string_natives();
std::span<const Native> block_natives();  // memcpy and its kin
std::span<const Native> heap_natives();
std::span<const Native> math_natives();
std::span<const Native> format_natives();
std::span<const Native> system_call_natives();
std::span<const Native> file_natives();    // system calls, too
std::span<const Native> signal_natives();  // and these
std::span<const Native> thread_natives();  // and these
std::span<const Native> socket_natives();  // and these

}  // namespace sim::lang
