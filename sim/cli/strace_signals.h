// Signals in strace's spelling.

#pragma once

#include <string>

#include "sim/abi/requests.h"
#include "sim/kernel/process.h"

namespace sim::cli {

// From here on signals queue. The kernel's number; glibc keeps two of them.
inline constexpr int kFirstRealTime = 32;

std::string signal_name(int signal);              // "SIGINT", "SIGRT_2"; "0"
std::string signal_set_text(abi::SignalSet set);  // "[INT TERM]", "~[RTMIN RT_1]"
std::string mask_change_text(int how);            // "SIG_BLOCK"

// "SIG_IGN", "0x401136"
std::string handler_text(abi::Disposition disposition, std::uint64_t handler);
std::string action_text(const abi::SignalAction& action);  // "{sa_handler=..., sa_mask=[], ...}"

// "--- SIGINT {si_signo=SIGINT, si_code=SI_USER, si_pid=2, si_uid=1000} ---"
std::string arrival_text(const kernel::PendingSignal& received);

}  // namespace sim::cli
