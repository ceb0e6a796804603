// Linux's constants by the names that a listing uses.

#pragma once

#include <cstdint>
#include <string>

namespace sim::narrate {

std::string errno_name(int errno_code);     // "EBADF"
std::string signal_name(int signal);        // "SIGPIPE", "SIGRTMIN+1"
std::string signal_key(int signal);         // "Ctrl+C" for SIGINT; only for kernel::kKeySignals
std::string status_flag_names(long flags);  // of open(2), pipe2(2), F_SETFL: "O_WRONLY|O_NONBLOCK"
std::string creation_flag_names(
    long flags);                             // the same without an access mode: "O_NONBLOCK" or "0"
std::string wait_option_names(int options);  // "WNOHANG" or "0"
std::string fcntl_command_name(int command);  // "F_SETFL"

std::string whence_name(int whence);      // "SEEK_END"
std::string access_mode_names(int mode);  // of access(2): "R_OK|W_OK", "F_OK"
std::string octal(int mode);              // "0644"

std::string action_flag_names(int flags);     // of sigaction(2): "SA_RESTART|SA_SIGINFO", "0"
std::string mask_change_name(int how);        // of sigprocmask(2): "SIG_BLOCK"
std::string poll_event_names(int events);     // "POLLIN|POLLHUP"
std::string resource_name(int resource);      // "RLIMIT_NOFILE"
std::string limit_text(std::uint64_t limit);  // "1024", "RLIM_INFINITY"

// A raw wait(2) status in words: "exited with status 3", "was killed by SIGPIPE",
// "was stopped by SIGSTOP", "goes on after SIGCONT".
std::string status_in_words(int raw_status);

}  // namespace sim::narrate
