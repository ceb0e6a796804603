// The system calls about signals, time, groups, limits, exec and poll: arguments in, a request out.

#include <array>

#include "sim/lang/c_string.h"
#include "sim/lang/call_arguments.h"
#include "sim/lang/native.h"

namespace sim::lang {

using abi::Fd;
using Delivery = PendingCall::Delivery;

static abi::Disposition disposition_of(std::uint64_t handler) {
  if (handler == 0) return abi::Disposition::kDefault;
  return handler == 1 ? abi::Disposition::kIgnore : abi::Disposition::kHandler;
}

static NativeResult signal(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::SignalRequest{as_int(window[0]), disposition_of(window[1]),
                            window[1] > 1 ? window[1] : 0};
}

// __sigaction(signal, whether to set, handler, mask, flags, where the old one goes)
static NativeResult sigaction(Machine& machine, std::uint64_t* window) {
  abi::SigactionRequest request;
  request.signal = as_int(window[0]);
  if (window[1] != 0) {
    const abi::Disposition disposition = disposition_of(window[2]);
    const bool handled = disposition == abi::Disposition::kHandler;
    request.action = {disposition, handled ? window[2] : 0, window[3], as_int(window[4])};
  }
  machine.await(Delivery::kBytes, window, window[5]);
  return request;
}

// __sigprocmask(how, whether to set, set, where the old one goes)
static NativeResult sigprocmask(Machine& machine, std::uint64_t* window) {
  abi::SigprocmaskRequest request;
  request.how = as_int(window[0]);
  if (window[1] != 0) request.set = window[2];
  machine.await(Delivery::kBytes, window, window[3]);
  return request;
}

static NativeResult sigpending(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kBytes, window, window[0]);
  return abi::SigpendingRequest{};
}

static NativeResult sigsuspend(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::SigsuspendRequest{window[0]};
}

static NativeResult pause(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::PauseRequest{};
}

static NativeResult sigreturn(Machine& machine, std::uint64_t*) {
  machine.await_end_of_handler();
  return abi::SigreturnRequest{};
}

static NativeResult kill(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::KillRequest{as_int(window[0]), as_int(window[1])};
}

static NativeResult raise(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::RaiseRequest{as_int(window[0])};
}

static NativeResult alarm(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::AlarmRequest{static_cast<unsigned>(window[0])};
}

// __sleep(nanoseconds, spelling, where the time left goes)
static NativeResult sleep(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kTimeLeft, window, window[2]);
  return abi::SleepRequest{as_long(window[0]),
                           static_cast<abi::SleepRequest::Spelling>(as_int(window[1]))};
}

static NativeResult clock(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kBytes, window, window[0]);
  return abi::ClockRequest{};
}

static NativeResult setpgid(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::SetpgidRequest{as_int(window[0]), as_int(window[1])};
}

static NativeResult getpgid(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::GetpgidRequest{as_int(window[0])};
}

static NativeResult setsid(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::SetsidRequest{};
}

static NativeResult getsid(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::GetsidRequest{as_int(window[0])};
}

// __poll(entries of { int fd; short events; short results; }, how many, nanoseconds, spelling,
//        where the results go)
static NativeResult poll(Machine& machine, std::uint64_t* window) {
  abi::PollRequest request;
  constexpr std::uint64_t kEntryBytes = 8;
  for (std::uint64_t i = 0; i < window[1]; ++i) {
    int fd = 0;
    short events = 0;
    const Pointer entry = window[0] + i * kEntryBytes;
    if (const auto fault = machine.memory().check(entry, kEntryBytes - 2, Access::kRead))
      return machine.mistake_in_call(*fault);
    machine.memory().load(entry, fd);
    machine.memory().load(entry + 4, events);
    request.entries.push_back({Fd{fd}, events});
  }
  request.timeout = as_long(window[2]);
  request.spelling = static_cast<abi::PollRequest::Spelling>(as_int(window[3]));
  machine.await(Delivery::kBytes, window, window[4]);
  return request;
}

// A null-terminated array of strings.
static abi::Expected<std::vector<std::string>, abi::Diagnostic> strings_at(Machine& machine,
                                                                           Pointer list) {
  std::vector<std::string> strings;
  for (; list != 0; list += sizeof(Pointer)) {
    if (const auto fault = machine.memory().check(list, sizeof(Pointer), Access::kRead))
      return abi::unexpected(machine.mistake_in_call(*fault));
    Pointer text = 0;
    machine.memory().load(list, text);
    if (text == 0) break;
    auto string = string_at(machine, text);
    if (!string) return abi::unexpected(string.error());
    strings.push_back(std::move(*string));
  }
  return strings;
}

static NativeResult execve(Machine& machine, std::uint64_t* window) {
  auto path = string_at(machine, window[0]);
  if (!path) return path.error();
  auto arguments = strings_at(machine, window[1]);
  if (!arguments) return arguments.error();
  auto environment = strings_at(machine, window[2]);
  if (!environment) return environment.error();
  machine.await(Delivery::kValue, window);
  return abi::ExecRequest{std::move(*path), std::move(*arguments), std::move(*environment)};
}

// __limit(resource, whether to set, soft, hard, where the old one goes)
static NativeResult limit(Machine& machine, std::uint64_t* window) {
  abi::LimitRequest request;
  request.resource = as_int(window[0]);
  if (window[1] != 0) request.limit = abi::ResourceLimit{window[2], window[3]};
  machine.await(Delivery::kBytes, window, window[4]);
  return request;
}

std::span<const Native> signal_natives() {
  static constexpr std::array kNatives{
      Native{"signal", signal},
      Native{"__sigaction", sigaction},
      Native{"__sigprocmask", sigprocmask},
      Native{"__sigpending", sigpending},
      Native{"__sigsuspend", sigsuspend},
      Native{"__sigreturn", sigreturn},
      Native{"pause", pause},
      Native{"kill", kill},
      Native{"raise", raise},
      Native{"alarm", alarm},
      Native{"__sleep", sleep},
      Native{"__clock", clock},
      Native{"setpgid", setpgid},
      Native{"getpgid", getpgid},
      Native{"setsid", setsid},
      Native{"getsid", getsid},
      Native{"__poll", poll},
      Native{"execve", execve},
      Native{"__limit", limit},
  };
  return kNatives;
}

}  // namespace sim::lang
