#include "sim/cli/own_output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "sim/cli/command_line.h"

namespace sim::cli {

int finish_output(int status) {
  errno = 0;
  const bool is_flushed = std::fflush(stdout) == 0;
  if (is_flushed && std::ferror(stdout) == 0) return status;
  const int reason = errno;
  std::clearerr(stdout);
  if (reason == EPIPE) return status;
  std::fprintf(stderr, "fdscope: error: cannot write the output%s%s\n", reason != 0 ? ": " : "",
               reason != 0 ? std::strerror(reason) : "");
  return status == 0 ? kExitCannotRun : status;
}

}  // namespace sim::cli
