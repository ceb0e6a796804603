#include "sim/host/system_calls.h"

#include <fcntl.h>
#include <sys/syscall.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <string_view>

namespace sim::host {
namespace {

using abi::Outcome;

constexpr std::int64_t kPage = 4096;
constexpr std::uint64_t kSmallArea = 64;  // descriptors, a status word, a signal's action

// linux/signal.h, as rt_sigaction(2) takes it.
struct SignalAction {
  std::uint64_t handler = 0;
  std::uint64_t flags = 0;
  std::uint64_t restorer = 0;
  std::uint64_t mask = 0;
};
constexpr std::uint64_t kMaskBytes = sizeof(SignalAction::mask);
constexpr std::uint64_t kDefault = 0;  // SIG_DFL and SIG_IGN as the kernel counts them
constexpr std::uint64_t kIgnore = 1;

std::uint64_t scaled(std::size_t bytes, int scale) {
  const auto factor = static_cast<std::uint64_t>(scale);
  return bytes > kAreaBytes ? kAreaBytes + 1 : bytes * factor;
}

// A read can bring no more than the area holds; no pipe, line or page of Linux holds more.
std::uint64_t readable(std::size_t bytes, int scale) {
  return std::min(scaled(bytes, scale), kAreaBytes / 2);
}

// fcntl(2) counts pipe sizes in bytes of an unsigned int; above 2^31 it refuses on both sides.
std::int64_t scaled_pipe_size(std::int64_t argument, int scale) {
  const auto bytes = static_cast<std::uint32_t>(argument);
  const std::uint64_t most = std::uint64_t{1} << 31;
  if (bytes > most) return bytes;
  return static_cast<std::int64_t>(std::min(bytes * static_cast<std::uint64_t>(scale), most));
}

struct ToLinux {
  const CallContext& context;

  using Calls = std::vector<SystemCall>;

  Calls operator()(const abi::ForkRequest&) const { return {{SYS_fork, {}, 0}}; }
  Calls operator()(const abi::ExitRequest& r) const { return {{SYS_exit_group, {r.status}, 0}}; }
  Calls operator()(const abi::WaitRequest& r) const {
    const int pid = r.pid < -1 && r.pid != INT32_MIN ? -context.pids->linux_pid(-r.pid)
                                                     : context.pids->linux_pid(r.pid);
    return {{SYS_wait4, {pid, context.area_address, r.options, 0}, 0}};
  }
  Calls operator()(const abi::GetpidRequest&) const { return {{SYS_getpid, {}, 0}}; }
  Calls operator()(const abi::GetppidRequest&) const { return {{SYS_getppid, {}, 0}}; }
  Calls operator()(const abi::PipeRequest& r) const {
    Calls calls{{SYS_pipe2, {context.area_address, r.flags}, 0}};
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    const auto* ends = returned ? std::get_if<abi::PipeEnds>(&returned->payload) : nullptr;
    if (ends) {
      const std::int64_t fd = ends->read_end.value;
      calls.push_back({SYS_fcntl, {fd, F_SETPIPE_SZ, context.pipe_slots * kPage}, 0});
    }
    return calls;
  }
  Calls operator()(const abi::ReadRequest& r) const {
    const auto count = static_cast<std::int64_t>(readable(r.count, context.scale));
    return {{SYS_read, {r.fd.value, context.area_address, count}, 0}};
  }
  Calls operator()(const abi::WriteRequest& r) const {
    const auto factor = static_cast<std::size_t>(context.scale);
    char* next = context.area;
    for (const char byte : r.bytes) {
      std::memset(next, byte, factor);
      next += factor;
    }
    return {{SYS_write, {r.fd.value, context.area_address, next - context.area}, 0}};
  }
  Calls operator()(const abi::CloseRequest& r) const { return {{SYS_close, {r.fd.value}, 0}}; }
  Calls operator()(const abi::DupRequest& r) const { return {{SYS_dup, {r.fd.value}, 0}}; }
  Calls operator()(const abi::Dup2Request& r) const {
    return {{SYS_dup2, {r.from.value, r.to.value}, 0}};
  }
  Calls operator()(const abi::FcntlRequest& r) const {
    const bool is_size = r.command == F_SETPIPE_SZ;
    const std::int64_t argument =
        is_size ? scaled_pipe_size(r.argument, context.scale) : r.argument;
    return {{SYS_fcntl, {r.fd.value, r.command, argument}, 0}};
  }
  // glibc's signal() keeps 32 and 33 to itself: the kernel is not asked.
  Calls operator()(const abi::SignalRequest& r) const {
    if (r.signal == 32 || r.signal == 33) return {};
    SignalAction action;
    action.handler = r.disposition == abi::Disposition::kIgnore ? kIgnore : kDefault;
    std::memcpy(context.area, &action, sizeof action);
    const auto old = context.area_address + static_cast<std::int64_t>(sizeof action);
    return {{SYS_rt_sigaction, {r.signal, context.area_address, old, kMaskBytes}, 0}};
  }
  Calls operator()(const abi::FileKindRequest&) const { return {}; }
};

struct CountingDescriptor {
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
};

template <class Value>
Value read_area(const CallContext& context, std::size_t offset = 0) {
  Value value;
  std::memcpy(&value, context.area + offset, sizeof value);
  return value;
}

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

// What a successful call delivers. `value` is what the kernel returned.
struct FromLinux {
  const CallContext& context;
  std::span<const SystemCall> calls;
  std::int64_t value;

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
    const auto old = read_area<SignalAction>(context, sizeof(SignalAction));
    return abi::returns(static_cast<long>(old.handler));
  }
  Outcome operator()(const abi::FileKindRequest&) const { return plain(); }

  Outcome plain() const { return abi::returns(value); }
  Outcome pid() const { return abi::returns(context.pids->model_pid(static_cast<int>(value))); }
};

}  // namespace

abi::Fd counting_descriptor(const abi::Request& request) {
  return std::visit(CountingDescriptor{}, request);
}

std::uint64_t area_bytes_for(const abi::Request& request, int scale) {
  if (const auto* read = std::get_if<abi::ReadRequest>(&request)) {
    return std::max(readable(read->count, scale), kSmallArea);
  }
  if (const auto* write = std::get_if<abi::WriteRequest>(&request)) {
    return std::max(scaled(write->bytes.size(), scale), kSmallArea);
  }
  return kSmallArea;
}

LinuxCall to_linux(const abi::Request& request, const CallContext& context) {
  return {std::visit(ToLinux{context}, request), area_bytes_for(request, context.scale)};
}

Outcome from_linux(const abi::Request& request, const CallContext& context,
                   std::span<const SystemCall> calls) {
  if (calls.empty()) return context.expected;
  const std::int64_t value = calls.front().result;
  if (value < 0) return abi::fails_with(static_cast<int>(-value));
  return std::visit(FromLinux{context, calls, value}, request);
}

}  // namespace sim::host
