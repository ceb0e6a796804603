#include "tests/fuzz/random_calls.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <utility>

namespace fuzz {
namespace {

using namespace sim::abi;
using sim::kernel::KernelState;
using sim::kernel::Process;

constexpr std::size_t kMostProcesses = 6;
constexpr std::size_t kManyDescriptors = 14;
constexpr int kPipesInTurn = 3;

// What a random request is made from.
struct Situation {
  const KernelState& state;
  const Process& process;
  int process_number;
  MessageBytes message;
  Numbers& numbers;

  std::size_t open_count() const { return open_descriptors(process.descriptors).size(); }

  // Mostly an open descriptor other than the standard streams; now and then any number.
  Fd descriptor() const {
    const auto open = open_descriptors(process.descriptors);
    if (open.empty() || numbers.one_in(24)) return Fd{numbers.below(20) - 1};
    const Fd chosen = numbers.among(open);
    const bool is_standard = chosen.value < 3;
    return is_standard && !numbers.one_in(6) ? open.back() : chosen;
  }

  // Calls visit(Fd, const OpenFileDescription&) for every descriptor that leads to a pipe.
  template <class Visit>
  void for_each_pipe_end(Visit visit) const {
    for (const Fd fd : open_descriptors(process.descriptors)) {
      const auto& description = state.descriptions.at(find(process.descriptors, fd)->description);
      const auto& object = state.objects.at(description.object);
      if (std::holds_alternative<sim::kernel::Pipe>(object)) visit(fd, description);
    }
  }

  // One that leads to a pipe and can be read or written, where there is one. Messages mostly go to
  // the next process, so that a pipe has one reader and one writer.
  Fd pipe_end(bool (*is_able)(const sim::kernel::OpenFileDescription&), int steps_away) const {
    const int reader = (process_number + steps_away) % kPipesInTurn;
    std::vector<Fd> ends;
    std::vector<Fd> own;
    for_each_pipe_end([&](Fd fd, const auto& description) {
      if (!is_able(description)) return;
      ends.push_back(fd);
      if (description.object.value % kPipesInTurn == reader) own.push_back(fd);
    });
    if (ends.empty() || numbers.one_in(16)) return descriptor();
    const bool stays_in_turn = message > 0 && !own.empty() && !numbers.one_in(40);
    return numbers.among(stays_in_turn ? own : ends);
  }

  // An end of a pipe whose other end this process has as well: what a pipeline closes after fork().
  Fd spare_end() const {
    std::map<ObjectId, std::vector<Fd>> ends;
    for_each_pipe_end(
        [&](Fd fd, const auto& description) { ends[description.object].push_back(fd); });
    std::vector<Fd> spare;
    for (const auto& [pipe, fds] : ends) {
      if (fds.size() > 1) spare.insert(spare.end(), fds.begin(), fds.end());
    }
    return spare.empty() ? descriptor() : numbers.among(spare);
  }

  // 0, around a slot's size, around the whole pipe's, or up to twice the pipe.
  std::size_t size() const {
    if (message > 0 && !numbers.one_in(12)) return message;
    const int slot = state.limits.pipe_size.slot_bytes;
    const int whole = slot * state.limits.pipe_size.slots;
    int bytes = 0;
    switch (numbers.below(8)) {
      case 0:
        bytes = numbers.below(3);
        break;
      case 1:
      case 2:
      case 3:
        bytes = numbers.below(slot + 2);
        break;
      case 4:
        bytes = slot * numbers.below(4) + numbers.below(3) - 1;
        break;
      case 5:
        bytes = whole + numbers.below(3) - 1;
        break;
      default:
        bytes = numbers.below(std::min(2 * whole, 20'000) + 1);
    }
    return static_cast<std::size_t>(std::max(bytes, 0));
  }
};

// One function per alternative of abi::Request: a call without one does not compile, below. The
// weight says how often it is chosen beside the others; 0 is never, in this situation.
template <class Call>
struct Random;

template <>
struct Random<ForkRequest> {
  static int weight(const Situation& at) {
    return at.state.processes.size() < kMostProcesses ? 4 : 0;
  }
  static Request make(const Situation&) { return ForkRequest{}; }
};

template <>
struct Random<ExitRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation& at) {
    return ExitRequest{at.numbers.among({0, 1, 2, 42, 255, 256, -1})};
  }
};

template <>
struct Random<WaitRequest> {
  static int weight(const Situation& at) { return at.process.children.empty() ? 1 : 4; }
  static Request make(const Situation& at) {
    WaitRequest request;
    request.status = WaitRequest::Status::kWanted;
    request.options = at.numbers.one_in(2) ? WNOHANG : 0;
    const auto& children = at.process.children;
    const bool names_one = !children.empty() && at.numbers.one_in(3);
    request.pid =
        names_one ? at.numbers.among(children).value : at.numbers.among({-1, -1, -1, 0, 1, 77});
    return request;
  }
};

template <>
struct Random<GetpidRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation&) { return GetpidRequest{}; }
};

template <>
struct Random<GetppidRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation&) { return GetppidRequest{}; }
};

template <>
struct Random<PipeRequest> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 5 : 0; }
  static Request make(const Situation& at) {
    if (at.message > 0 && !at.numbers.one_in(8)) return PipeRequest{0};
    return PipeRequest{
        at.numbers.among({0, 0, 0, O_NONBLOCK, O_CLOEXEC, O_CLOEXEC | O_NONBLOCK, O_APPEND})};
  }
};

template <>
struct Random<ReadRequest> {
  static int weight(const Situation&) { return 16; }
  static Request make(const Situation& at) {
    return ReadRequest{at.pipe_end(sim::kernel::is_readable, 0), at.size(), {}};
  }
};

template <>
struct Random<WriteRequest> {
  static int weight(const Situation&) { return 18; }
  static Request make(const Situation& at) {
    Bytes bytes;
    for (std::size_t left = at.size(); left > 0;) {
      const auto run = std::min(left, static_cast<std::size_t>(1 + at.numbers.below(64)));
      bytes.append(run, static_cast<char>('a' + at.numbers.below(26)));
      left -= run;
    }
    return WriteRequest{at.pipe_end(sim::kernel::is_writable, 1), std::move(bytes)};
  }
};

template <>
struct Random<CloseRequest> {
  static int weight(const Situation& at) {
    return at.open_count() > 8 || at.process.parent != kInitPid ? 6 : 3;
  }
  static Request make(const Situation& at) {
    return CloseRequest{at.numbers.one_in(3) ? at.descriptor() : at.spare_end()};
  }
};

template <>
struct Random<DupRequest> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 2 : 0; }
  static Request make(const Situation& at) { return DupRequest{at.descriptor()}; }
};

template <>
struct Random<Dup2Request> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 2 : 0; }
  static Request make(const Situation& at) {
    const Fd from = at.descriptor();
    return Dup2Request{from, at.numbers.one_in(2) ? at.descriptor() : Fd{at.numbers.below(24)}};
  }
};

template <>
struct Random<FcntlRequest> {
  static int weight(const Situation&) { return 5; }
  static Request make(const Situation& at) {
    const Fd fd = at.descriptor();
    switch (at.numbers.below(9)) {
      case 0:
        return FcntlRequest{fd, F_GETFL, 0};
      case 1:
      case 2:
        return FcntlRequest{fd, F_SETFL, at.numbers.among<long>({0, 0, O_NONBLOCK, O_APPEND})};
      case 3:
        return FcntlRequest{fd, F_GETFD, 0};
      case 4:
        return FcntlRequest{fd, F_SETFD, at.numbers.among<long>({0, FD_CLOEXEC, 2})};
      case 5:
        return FcntlRequest{fd, F_GETPIPE_SZ, 0};
      case 6:
        return FcntlRequest{fd, at.numbers.one_in(2) ? F_DUPFD : F_DUPFD_CLOEXEC,
                            at.numbers.among<long>({0, 3, 10, 20, -1, 100'000})};
      default: {
        const long slot = at.state.limits.pipe_size.slot_bytes;
        const long slots = at.numbers.among<long>({0, 1, 2, 3, 4, 5, 8, 16, 17, 300});
        return FcntlRequest{fd, F_SETPIPE_SZ, slot * slots + at.numbers.below(2)};
      }
    }
  }
};

template <>
struct Random<SignalRequest> {
  static int weight(const Situation&) { return 2; }
  static Request make(const Situation& at) {
    const int signal =
        at.numbers.among({SIGPIPE, SIGPIPE, SIGPIPE, SIGCHLD, SIGUSR1, SIGKILL, 0, 64, 65, -1});
    return SignalRequest{signal,
                         at.numbers.one_in(3) ? Disposition::kDefault : Disposition::kIgnore};
  }
};

// Answered without a step: there is nothing to compare.
template <>
struct Random<FileKindRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation& at) { return FileKindRequest{at.descriptor()}; }
};

template <std::size_t... index>
Request choose(const Situation& at, std::index_sequence<index...>) {
  const std::array<int, sizeof...(index)> weights{
      Random<std::variant_alternative_t<index, Request>>::weight(at)...};
  using Make = Request (*)(const Situation&);
  const std::array<Make, sizeof...(index)> makers{
      &Random<std::variant_alternative_t<index, Request>>::make...};
  int total = 0;
  for (const int weight : weights) total += weight;
  int chosen = at.numbers.below(total);
  std::size_t call = 0;
  while (chosen >= weights[call]) chosen -= weights[call++];
  return makers[call](at);
}

}  // namespace

std::uint64_t Numbers::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

sim::kernel::PipeSize random_pipe_size(Numbers& numbers) {
  const int slots = numbers.among({1, 2, 2, 4, 4, 8, 16});
  return {slots, numbers.among({1, 1, 2, 4, 16, 64, 256, 1024, 4096})};
}

MessageBytes random_message_size(const sim::kernel::PipeSize& size, Numbers& numbers) {
  const int slot = size.slot_bytes;
  const int bytes = numbers.among({1, slot, slot, slot / 2 + 1, slot / 3 + 1});
  return static_cast<MessageBytes>(std::min(bytes, slot));
}

Request random_request(const KernelState& state, ThreadId thread, MessageBytes message,
                       Numbers& numbers) {
  const Pid pid = state.threads.at(thread).process;
  return choose({state, state.processes.at(pid), pid.value, message, numbers},
                std::make_index_sequence<std::variant_size_v<Request>>());
}

}  // namespace fuzz
