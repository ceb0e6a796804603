// Values in strace's spelling.

#pragma once

#include <string>
#include <string_view>

#include "sim/abi/outcome.h"

namespace sim::cli {

// A place in the caller's memory that the kernel has not written to.
inline constexpr const char* kAddress = "0x...";

std::string quoted_bytes(
    std::string_view bytes);                     // a C string literal, cut as strace -s 32 cuts it
std::string quoted_path(std::string_view path);  // never cut

std::string flags_text(int flags);          // "O_NONBLOCK|O_CLOEXEC", "0"
std::string status_flags_text(long flags);  // the same with an access mode
std::string whence_text(int whence);        // "SEEK_SET"
std::string access_text(int mode);          // "R_OK|W_OK"
const char* type_text(int mode);            // "S_IFREG"

std::string wait_status_text(int raw);       // "[{WIFEXITED(s) && WEXITSTATUS(s) == 3}]"
std::string wait_options_text(int options);  // "WNOHANG|WSTOPPED", "0"

std::string time_text(long nanoseconds);                  // "{tv_sec=2, tv_nsec=0}"
std::string resource_text(int resource);                  // "RLIMIT_NOFILE"
std::string limit_text(const abi::ResourceLimit& limit);  // "{rlim_cur=4*1024, ...}"

}  // namespace sim::cli
