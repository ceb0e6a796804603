// How a call's data lie in an agent's area: what to_linux() puts there and from_linux() reads.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "sim/host/mailbox.h"
#include "sim/host/system_calls.h"

namespace sim::host {

inline constexpr std::uint64_t kStatusArea = 256;           // a struct stat
inline constexpr std::uint64_t kDirectoryArea = 32 * 1024;  // what glibc's readdir() asks for
inline constexpr std::uint64_t kLongestDirectory = 8192;    // a path below a folder of ours

// Where an action is asked for, the new one comes first, the old one behind it.
inline constexpr std::uint64_t kSetBytes = sizeof(SignalAction::mask);
inline constexpr std::uint64_t kDefault = 0;  // SIG_DFL and SIG_IGN as the kernel counts them
inline constexpr std::uint64_t kIgnore = 1;

// What the comparison keeps from the program's sets of signals.
inline constexpr abi::SignalSet kTimeSet = abi::set_of(kTimeSignal);

// A read can bring no more than the area holds; no pipe, line or page of Linux holds more.
std::uint64_t readable(std::size_t bytes, int scale);

// How much of the area a path takes, whatever it has to be changed to.
std::uint64_t path_room(const std::string& path);

// Of the arguments and the environment of exec: the pointers, then the strings.
std::uint64_t exec_room(const abi::ExecRequest& request);

// select(2) has its three sets there, then the time; poll(2) its entries.
inline constexpr std::uint64_t kSetOfDescriptors = 128;

template <class Value>
Value read_area(const CallContext& context, std::size_t offset = 0) {
  Value value;
  std::memcpy(&value, context.area + offset, sizeof value);
  return value;
}

}  // namespace sim::host
