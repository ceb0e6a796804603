#include "sim/host/not_followed.h"

#include <algorithm>

namespace sim::host {
namespace {

struct NameOfCall {
  std::string operator()(const abi::SigactionRequest&) const { return "sigaction()"; }
  std::string operator()(const abi::SigprocmaskRequest&) const { return "sigprocmask()"; }
  std::string operator()(const abi::SigpendingRequest&) const { return "sigpending()"; }
  std::string operator()(const abi::SigsuspendRequest&) const { return "sigsuspend()"; }
  std::string operator()(const abi::PauseRequest&) const { return "pause()"; }
  std::string operator()(const abi::KillRequest&) const { return "kill()"; }
  std::string operator()(const abi::RaiseRequest&) const { return "raise()"; }
  std::string operator()(const abi::FaultRequest&) const { return "the crash of a process"; }
  std::string operator()(const abi::AlarmRequest&) const { return "alarm()"; }
  std::string operator()(const abi::SleepRequest&) const { return "sleeping for a time"; }
  std::string operator()(const abi::SetpgidRequest&) const { return "setpgid()"; }
  std::string operator()(const abi::GetpgidRequest&) const { return "getpgid()"; }
  std::string operator()(const abi::SetsidRequest&) const { return "setsid()"; }
  std::string operator()(const abi::GetsidRequest&) const { return "getsid()"; }
  std::string operator()(const abi::PollRequest& r) const {
    return r.spelling == abi::PollRequest::Spelling::kPoll ? "poll()" : "select()";
  }
  std::string operator()(const abi::ExecRequest&) const { return "exec"; }
  std::string operator()(const abi::LimitRequest&) const { return "a limit of resources"; }
  std::string operator()(const abi::SignalRequest& r) const {
    return r.disposition == abi::Disposition::kHandler ? "a signal's handler" : "";
  }
  std::string operator()(const abi::ReadRequest& r) const {
    return r.into_nowhere ? "a null pointer given to read()" : "";
  }
  std::string operator()(const abi::WriteRequest& r) const {
    return r.from_nowhere ? "a null pointer given to write()" : "";
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return "";
  }
};

}  // namespace

std::optional<std::string> not_followed(const world::StepRecord& record) {
  if (record.typed || record.diagnostic) return std::nullopt;
  const std::string name = std::visit(NameOfCall{}, record.request);
  if (name.empty()) return std::nullopt;
  return name + " is not compared with Linux yet";
}

}  // namespace sim::host
