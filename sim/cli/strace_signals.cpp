// What strace says of signals: their names, sets and actions, and siginfo_t.

#include "sim/cli/strace_signals.h"

#include <fmt/format.h>

#include <csignal>
#include <cstring>

namespace sim::cli {
namespace {

constexpr int kLast = 64;

// A name without "SIG", as it stands in a set.
std::string short_name(int signal) {
  if (signal == kFirstRealTime) return "RTMIN";
  if (signal > kFirstRealTime && signal <= kLast) {
    return fmt::format("RT_{}", signal - kFirstRealTime);
  }
  const char* abbreviation = sigabbrev_np(signal);
  return abbreviation ? abbreviation : std::to_string(signal);
}

bool is_signal(int signal) { return signal >= 1 && signal <= kLast; }

std::string names_in(abi::SignalSet set) {
  std::string text;
  for (int signal = 1; signal <= kLast; ++signal) {
    if ((set & abi::set_of(signal)) == 0) continue;
    text += (text.empty() ? "" : " ") + short_name(signal);
  }
  return "[" + text + "]";
}

int size_of(abi::SignalSet set) {
  int size = 0;
  for (; set != 0; set &= set - 1) ++size;
  return size;
}

std::string action_flags_text(int flags) {
  std::string text;
  const auto add = [&](unsigned flag, const char* name) {
    if ((static_cast<unsigned>(flags) & flag) == 0) return;
    text += (text.empty() ? "" : "|") + std::string(name);
  };
  add(SA_RESTART, "SA_RESTART");
  add(SA_NODEFER, "SA_NODEFER");
  add(SA_RESETHAND, "SA_RESETHAND");
  add(SA_SIGINFO, "SA_SIGINFO");
  add(SA_NOCLDSTOP, "SA_NOCLDSTOP");
  add(SA_NOCLDWAIT, "SA_NOCLDWAIT");
  return text.empty() ? "0" : text;
}

const char* child_code_name(int code) {
  switch (code) {
    case CLD_EXITED:
      return "CLD_EXITED";
    case CLD_KILLED:
      return "CLD_KILLED";
    case CLD_STOPPED:
      return "CLD_STOPPED";
    case CLD_CONTINUED:
      return "CLD_CONTINUED";
    default:
      return "CLD_???";
  }
}

int user_of_programs() { return kernel::Process{}.user; }

std::string child_text(const kernel::PendingSignal& received) {
  const bool is_plain = received.code == CLD_EXITED;
  return fmt::format("si_code={}, si_pid={}, si_uid={}, si_status={}, si_utime=0, si_stime=0",
                     child_code_name(received.code), received.sender.value, user_of_programs(),
                     is_plain ? std::to_string(received.status) : signal_name(received.status));
}

std::string origin_text(const kernel::PendingSignal& received) {
  if (received.signal == SIGCHLD && received.code > 0 && received.code != SI_KERNEL) {
    return child_text(received);
  }
  if (received.code == SI_KERNEL) return "si_code=SI_KERNEL";
  const char* code = received.code == SI_TKILL ? "SI_TKILL" : "SI_USER";
  return fmt::format("si_code={}, si_pid={}, si_uid={}", code, received.sender.value,
                     user_of_programs());
}

}  // namespace

std::string signal_name(int signal) {
  return is_signal(signal) ? "SIG" + short_name(signal) : std::to_string(signal);
}

// strace names what is missing where that is shorter.
std::string signal_set_text(abi::SignalSet set) {
  return size_of(set) > kLast / 2 ? "~" + names_in(~set) : names_in(set);
}

std::string mask_change_text(int how) {
  switch (how) {
    case SIG_BLOCK:
      return "SIG_BLOCK";
    case SIG_UNBLOCK:
      return "SIG_UNBLOCK";
    case SIG_SETMASK:
      return "SIG_SETMASK";
    default:
      return fmt::format("{:#x} /* SIG_??? */", how);
  }
}

std::string handler_text(abi::Disposition disposition, std::uint64_t handler) {
  switch (disposition) {
    case abi::Disposition::kDefault:
      return "SIG_DFL";
    case abi::Disposition::kIgnore:
      return "SIG_IGN";
    case abi::Disposition::kHandler:
      return fmt::format("{:#x}", handler);
  }
  return {};
}

std::string action_text(const abi::SignalAction& action) {
  return fmt::format("{{sa_handler={}, sa_mask={}, sa_flags={}}}",
                     handler_text(action.disposition, action.handler), signal_set_text(action.mask),
                     action_flags_text(action.flags));
}

std::string arrival_text(const kernel::PendingSignal& received) {
  const std::string name = signal_name(received.signal);
  return fmt::format("--- {} {{si_signo={}, {}}} ---", name, name, origin_text(received));
}

}  // namespace sim::cli
