// Random calls about processes.

#pragma once

#include <sys/resource.h>
#include <sys/wait.h>

#include "tests/fuzz/situation.h"

namespace fuzz {

using namespace sim::abi;

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
    const auto children = at.process.children.keys();
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
struct Random<IdentityRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation& at) {
    return IdentityRequest{static_cast<Identity>(at.numbers.below(4))};
  }
};

template <>
struct Random<SetpgidRequest> {
  static int weight(const Situation& at) { return at.about_signals(1); }
  static Request make(const Situation& at) {
    const auto children = at.process.children.keys();
    const bool is_child = !children.empty() && at.numbers.one_in(2);
    const int moved = is_child               ? at.numbers.among(children).value
                      : at.numbers.one_in(2) ? 0
                                             : at.any_pid();
    return SetpgidRequest{moved, at.numbers.one_in(2) ? 0 : at.any_pid()};
  }
};

template <>
struct Random<GetpgidRequest> {
  static int weight(const Situation& at) { return at.about_signals(1); }
  static Request make(const Situation& at) { return GetpgidRequest{at.any_pid()}; }
};

template <>
struct Random<SetsidRequest> {
  static int weight(const Situation& at) { return at.about_signals(1); }
  static Request make(const Situation&) { return SetsidRequest{}; }
};

template <>
struct Random<GetsidRequest> {
  static int weight(const Situation& at) { return at.about_signals(1); }
  static Request make(const Situation& at) { return GetsidRequest{at.any_pid()}; }
};

template <>
struct Random<ExecRequest> {
  static int weight(const Situation& at) { return at.about_files(1) + at.about_signals(1); }
  static Request make(const Situation& at) {
    ExecRequest request;
    request.path = at.numbers.one_in(2) ? at.program : at.path();
    for (int i = at.numbers.below(4); i > 0; --i) request.arguments.push_back(at.word());
    for (int i = at.numbers.below(3); i > 0; --i) request.environment.push_back(at.word());
    return request;
  }
};

// See is_limit_of_linux(): of the other limits nothing can be compared.
template <>
struct Random<LimitRequest> {
  static int weight(const Situation& at) { return at.about_signals(1) + at.about_files(1); }
  static Request make(const Situation& at) {
    if (at.turns_to_files(1)) return of_files(at);
    if (at.numbers.one_in(8)) return LimitRequest{at.numbers.among({-1, 16, 99}), {}};
    LimitRequest request{RLIMIT_NOFILE, {}};
    if (at.numbers.one_in(2)) return request;
    const std::uint64_t soft = at.numbers.among<std::uint64_t>({6, 10, 20, 64, 1000, 1024, 5000});
    request.limit = {soft, at.numbers.one_in(6) ? soft + 10 : 1024};
    return request;
  }

 private:
  static Request of_files(const Situation& at) {
    constexpr std::uint64_t kNone = sim::kernel::kUnlimited;
    LimitRequest request{RLIMIT_FSIZE, {}};
    if (at.numbers.one_in(4)) return request;
    const std::uint64_t soft =
        at.numbers.among<std::uint64_t>({0, 10, 30, 100, 4096, 5000, kNone / 2, kNone - 1, kNone});
    request.limit = {soft, at.numbers.one_in(20) ? 5000 : kNone};
    return request;
  }
};

}  // namespace fuzz
