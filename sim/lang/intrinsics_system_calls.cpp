// The system calls: arguments in, a request out. What a pointer argument points to is checked
// first.

#include <array>
#include <cerrno>

#include "sim/lang/c_string.h"
#include "sim/lang/call_arguments.h"
#include "sim/lang/native.h"
#include "sim/lang/packed_arguments.h"

namespace sim::lang {

using abi::Fd;
using Delivery = PendingCall::Delivery;

static NativeResult make_pipe(Machine& machine, std::uint64_t* window, int flags) {
  if (auto diagnostic = refuse_place(machine, window[0], 2 * sizeof(int))) return *diagnostic;
  machine.await(Delivery::kPipeEnds, window, window[0]);
  return abi::PipeRequest{flags};
}

static NativeResult pipe(Machine& machine, std::uint64_t* window) {
  return make_pipe(machine, window, 0);
}

static NativeResult pipe2(Machine& machine, std::uint64_t* window) {
  return make_pipe(machine, window, as_int(window[1]));
}

static NativeResult fork(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::ForkRequest{machine.spelling().child_name};
}

// A count larger than the buffer is no mistake until so many bytes arrive.
static NativeResult read(Machine& machine, std::uint64_t* window) {
  const std::uint64_t count = window[2];
  const bool into_nowhere = window[1] == 0;
  if (count > 0 && !into_nowhere)
    if (auto diagnostic = refuse_place(machine, window[1], 1)) return *diagnostic;
  machine.await(Delivery::kBytes, window, window[1]);
  const std::string& name = machine.spelling().buffer_name;
  return abi::ReadRequest{Fd{as_int(window[0])}, count, name.empty() ? "buf" : name, into_nowhere};
}

// The bytes travel with the request, and each retry and each step of the history has them.
static constexpr std::uint64_t kLargestWrite = 64u << 20;

static NativeResult write(Machine& machine, std::uint64_t* window) {
  if (window[2] > kLargestWrite) {
    const auto fault = machine.memory().check(window[1], window[2], Access::kRead);
    if (fault) return machine.mistake_in_call(*fault);
    return machine.mistake(
        "write() of " + std::to_string(window[2]) + " bytes: one call is limited to 64 MiB here",
        "write them in several calls");
  }
  if (window[1] == 0 && window[2] > 0) {
    machine.await(Delivery::kValue, window);
    return abi::WriteRequest{Fd{as_int(window[0])}, std::string(window[2], '\0'), true};
  }
  auto bytes = bytes_at(machine, window[1], window[2]);
  if (!bytes) return bytes.error();
  machine.await(Delivery::kValue, window);
  return abi::WriteRequest{Fd{as_int(window[0])}, std::move(*bytes)};
}

static NativeResult close(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::CloseRequest{Fd{as_int(window[0])}};
}

static NativeResult dup(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::DupRequest{Fd{as_int(window[0])}};
}

static NativeResult dup2(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::Dup2Request{Fd{as_int(window[0])}, Fd{as_int(window[1])}};
}

static NativeResult dup3(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::Dup3Request{Fd{as_int(window[0])}, Fd{as_int(window[1])}, as_int(window[2])};
}

static NativeResult fcntl(Machine& machine, std::uint64_t* window) {
  abi::FcntlRequest request{Fd{as_int(window[0])}, as_int(window[1]), 0};
  const Pointer packed = window[2];
  std::uint64_t argument = 0;
  if (packed != 0 && machine.memory().load(packed, argument))
    request.argument = static_cast<long>(argument);
  machine.await(Delivery::kValue, window);
  return request;
}

static NativeResult wait_for(Machine& machine, std::uint64_t* window, int pid, Pointer status,
                             int options) {
  if (status != 0)
    if (auto diagnostic = refuse_place(machine, status, sizeof(int))) return *diagnostic;
  machine.await(Delivery::kStatus, window, status);
  using Status = abi::WaitRequest::Status;
  return abi::WaitRequest{pid, options, status != 0 ? Status::kWanted : Status::kIgnored};
}

static NativeResult wait(Machine& machine, std::uint64_t* window) {
  return wait_for(machine, window, -1, window[0], 0);
}

static NativeResult waitpid(Machine& machine, std::uint64_t* window) {
  return wait_for(machine, window, as_int(window[0]), window[1], as_int(window[2]));
}

static NativeResult getpid(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::GetpidRequest{};
}

static NativeResult getppid(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::GetppidRequest{};
}

static NativeResult exit_process(Machine&, std::uint64_t* window) {
  return abi::ExitRequest{as_int(window[0])};
}

static NativeResult file_kind(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::FileKindRequest{Fd{as_int(window[0])}};
}

std::span<const Native> system_call_natives() {
  static constexpr std::array kNatives{
      Native{"pipe", pipe},
      Native{"pipe2", pipe2},
      Native{"fork", fork},
      Native{"read", read},
      Native{"write", write},
      Native{"close", close},
      Native{"dup", dup},
      Native{"dup2", dup2},
      Native{"dup3", dup3},
      Native{"fcntl", fcntl},
      Native{"wait", wait},
      Native{"waitpid", waitpid},
      Native{"getpid", getpid},
      Native{"getppid", getppid},
      Native{"_exit", exit_process},
      Native{"_Exit", exit_process},
      Native{"__file_kind", file_kind},
  };
  return kNatives;
}

}  // namespace sim::lang
