// Linux's constants by the names that a listing uses.

#pragma once

#include <string>

namespace sim::narrate {

std::string errno_name(int errno_code);     // "EBADF"
std::string signal_name(int signal);        // "SIGPIPE"
std::string status_flag_names(long flags);  // of open(2), pipe2(2), F_SETFL: "O_WRONLY|O_NONBLOCK"
std::string creation_flag_names(
    long flags);                             // the same without an access mode: "O_NONBLOCK" or "0"
std::string wait_option_names(int options);  // "WNOHANG" or "0"
std::string fcntl_command_name(int command);  // "F_SETFL"

std::string whence_name(int whence);          // "SEEK_END"
std::string access_mode_names(int mode);      // of access(2): "R_OK|W_OK", "F_OK"
std::string octal(int mode);                  // "0644"

// A raw wait(2) status in words: "exited with status 3", "was killed by SIGPIPE".
std::string status_in_words(int raw_status);

}  // namespace sim::narrate
