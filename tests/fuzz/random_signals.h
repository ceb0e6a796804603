// Random calls about signals and time.

#pragma once

#include <poll.h>
#include <unistd.h>

#include <csignal>

#include "tests/fuzz/situation.h"

namespace fuzz {

using namespace sim::abi;

template <>
struct Random<SignalRequest> {
  static int weight(const Situation&) { return 2; }
  static Request make(const Situation& at) {
    if (at.turns_to_files(2)) return SignalRequest{SIGXFSZ, Disposition::kIgnore};
    const int signal =
        at.numbers.among({SIGPIPE, SIGPIPE, SIGPIPE, SIGCHLD, SIGUSR1, SIGKILL, 0, 63, 65, -1});
    return SignalRequest{signal,
                         at.numbers.one_in(3) ? Disposition::kDefault : Disposition::kIgnore};
  }
};

template <>
struct Random<SigactionRequest> {
  static int weight(const Situation& at) { return at.about_signals(8); }
  static Request make(const Situation& at) {
    SigactionRequest request{at.signal(), {}};
    if (at.numbers.one_in(6)) return request;
    SignalAction action;
    action.disposition =
        at.numbers.among({Disposition::kHandler, Disposition::kHandler, Disposition::kHandler,
                          Disposition::kIgnore, Disposition::kDefault});
    if (action.disposition == Disposition::kHandler) action.handler = kHandlerAddress;
    action.mask = at.signals();
    for (const int flag : {SA_RESTART, SA_NODEFER, static_cast<int>(SA_RESETHAND), SA_SIGINFO,
                           SA_NOCLDSTOP, SA_NOCLDWAIT}) {
      if (at.numbers.one_in(flag == SA_RESTART ? 2 : 5)) action.flags |= flag;
    }
    request.action = action;
    return request;
  }
};

template <>
struct Random<SigprocmaskRequest> {
  static int weight(const Situation& at) { return at.about_signals(5); }
  static Request make(const Situation& at) {
    SigprocmaskRequest request{at.numbers.among({SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK}), {}};
    if (at.numbers.one_in(30)) request.how = 7;
    if (!at.numbers.one_in(8)) request.set = at.signals();
    return request;
  }
};

template <>
struct Random<SigpendingRequest> {
  static int weight(const Situation& at) { return at.about_signals(1); }
  static Request make(const Situation&) { return SigpendingRequest{}; }
};

template <>
struct Random<SigsuspendRequest> {
  static int weight(const Situation& at) { return at.about_signals(2); }
  static Request make(const Situation& at) { return SigsuspendRequest{at.signals()}; }
};

template <>
struct Random<PauseRequest> {
  static int weight(const Situation& at) { return at.about_signals(1); }
  static Request make(const Situation&) { return PauseRequest{}; }
};

// A move says how many handlers return before its call.
template <>
struct Random<SigreturnRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SigreturnRequest{}; }
};

template <>
struct Random<KillRequest> {
  static int weight(const Situation& at) { return at.about_signals(12); }
  static Request make(const Situation& at) {
    const KillRequest request{at.numbers.one_in(40) ? -1 : at.any_pid(), at.signal()};
    const bool is_for_all = request.signal == SIGKILL || request.signal == SIGSTOP;
    return is_for_all && request.pid == -1 ? KillRequest{-1, SIGCONT} : request;
  }
};

template <>
struct Random<RaiseRequest> {
  static int weight(const Situation& at) { return at.about_signals(3); }
  static Request make(const Situation& at) { return RaiseRequest{at.signal()}; }
};

template <>
struct Random<FaultRequest> {
  static int weight(const Situation& at) { return at.numbers.one_in(8) ? at.about_signals(1) : 0; }
  static Request make(const Situation& at) {
    return FaultRequest{at.numbers.among({SIGSEGV, SIGFPE}), {}};
  }
};

template <>
struct Random<AlarmRequest> {
  static int weight(const Situation& at) { return at.about_signals(2); }
  static Request make(const Situation& at) {
    return AlarmRequest{at.numbers.among({0u, 1u, 2u, 3u, 1000u})};
  }
};

template <>
struct Random<SleepRequest> {
  static int weight(const Situation& at) { return at.about_signals(2); }
  static Request make(const Situation& at) {
    const long nanoseconds =
        at.numbers.among({0l, 1l, 1'000'000'000l, 1'500'000'000l, 2'000'000'000l, -1l});
    return SleepRequest{nanoseconds, SleepRequest::Spelling::kNanosleep};
  }
};

// Answered without a step.
template <>
struct Random<ClockRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return ClockRequest{}; }
};

template <>
struct Random<PollRequest> {
  // What a poll() sees of a descriptor that another thread closes is left out.
  static int weight(const Situation& at) {
    return at.interest == Interest::kThreads ? 0 : 2 + at.about_signals(1);
  }
  static Request make(const Situation& at) {
    PollRequest request;
    request.timeout = at.numbers.among({0l, 0l, -1l, 1'000'000l, 2'000'000'000l});
    if (at.numbers.one_in(2)) request.spelling = PollRequest::Spelling::kSelect;
    for (int i = at.numbers.below(5); i > 0; --i) add_entry(at, request);
    return request;
  }

 private:
  // select(2) names a descriptor once, and for something.
  static void add_entry(const Situation& at, PollRequest& request) {
    const bool is_select = request.spelling == PollRequest::Spelling::kSelect;
    const PollEntry entry{
        at.numbers.one_in(3) ? at.file() : at.descriptor(),
        at.numbers.among<short>({POLLIN, POLLIN, POLLOUT, POLLOUT, POLLIN | POLLOUT, 0, POLLPRI})};
    const bool is_new = std::none_of(request.entries.begin(), request.entries.end(),
                                     [&](const PollEntry& each) { return each.fd == entry.fd; });
    const bool is_possible = is_new && entry.fd.value >= 0 && entry.events != 0;
    if (!is_select || is_possible) request.entries.push_back(entry);
  }
};

}  // namespace fuzz
