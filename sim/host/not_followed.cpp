#include "sim/host/not_followed.h"

#include <sys/resource.h>

#include <csignal>

#include "sim/host/mailbox.h"

namespace sim::host {
namespace {

using Why = std::optional<std::string>;

struct Reason {
  const LinuxSide& linux_side;

  Why operator()(const abi::SigactionRequest& r) const { return about_signal(r.signal); }
  Why operator()(const abi::SignalRequest& r) const { return about_signal(r.signal); }
  Why operator()(const abi::RaiseRequest& r) const { return about_signal(r.signal); }
  // Without namespaces a number that is nobody's in the model may be somebody's here.
  Why operator()(const abi::KillRequest& r) const {
    const PidNames& pids = linux_side.pids();
    const bool names_own = r.pid == 0 || r.pid == abi::kInitPid.value || pids.knows(r.pid) ||
                           (r.pid < -1 && pids.knows(-r.pid));
    if (!linux_side.has_namespaces() && !names_own) {
      return "kill() of processes that are not the program's is not made without namespaces";
    }
    const bool reaches_shell = r.pid == -1 && (r.signal == SIGKILL || r.signal == SIGSTOP);
    if (reaches_shell) return "kill() would end or stop the shell that the program is started from";
    return about_signal(r.signal);
  }
  Why operator()(const abi::ExecRequest&) const {
    if (linux_side.can_replace_programs()) return std::nullopt;
    return "exec needs descriptors above all of the program's, and there are none";
  }
  Why operator()(const abi::LimitRequest& r) const {
    if (r.resource == RLIMIT_NOFILE || r.resource < 0 || r.resource >= RLIM_NLIMITS) return {};
    return "of the limits of resources only that of descriptors is compared with Linux";
  }
  template <class Other>
  Why operator()(const Other&) const {
    return std::nullopt;
  }

 private:
  static Why about_signal(int signal) {
    if (signal != kTimeSignal) return std::nullopt;
    return "the comparison with Linux itself uses signal 64";
  }
};

}  // namespace

std::optional<std::string> not_followed(const world::StepRecord& record,
                                        const LinuxSide& linux_side) {
  if (record.typed || record.diagnostic) return std::nullopt;
  return std::visit(Reason{linux_side}, record.request);
}

}  // namespace sim::host
