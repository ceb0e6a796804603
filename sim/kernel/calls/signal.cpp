#include "sim/kernel/calls/signal.h"

#include <csignal>

namespace sim::kernel {

// signal(7): SIGKILL and SIGSTOP can be neither caught nor ignored; glibc keeps 32 and 33 for
// itself.
static bool can_be_set(int signal) {
  const bool is_signal = signal >= 1 && signal < kSignals;
  return is_signal && signal != SIGKILL && signal != SIGSTOP && signal != 32 && signal != 33;
}

Outcome signal(const Caller& caller, const abi::SignalRequest& request) {
  if (!can_be_set(request.signal)) return abi::fails_with(EINVAL);
  auto& disposition = caller.state.processes.edit(caller.pid)
                          .dispositions[static_cast<std::size_t>(request.signal)];
  const abi::Disposition previous = disposition;
  disposition = request.disposition;
  caller.events.push_back(DispositionSet{caller.pid, request.signal, request.disposition});
  return abi::returns(previous == abi::Disposition::kIgnore ? 1 : 0);
}

bool signal_kills(const Caller& caller, int signal) {
  const auto disposition = caller.process().dispositions[static_cast<std::size_t>(signal)];
  const bool kills = disposition == abi::Disposition::kDefault;
  caller.events.push_back(
      SignalSent{caller.pid, signal, kills ? SignalEffect::kKilled : SignalEffect::kIgnored});
  return kills;
}

}  // namespace sim::kernel
