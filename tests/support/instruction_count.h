// How many machine instructions something takes: a measure of work without noise.

#pragma once

#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>

namespace fdscope::test {

// Runs `work` in a child, one instruction after the other. Nothing where a process may not be
// traced. Takes about a second for 300,000 instructions.
template <class Work>
std::optional<long> count_instructions(Work work) {
  const pid_t child = fork();
  if (child == 0) {
    if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(1);
    raise(SIGSTOP);
    work();
    _exit(0);
  }
  long count = 0;
  int status = 0;
  waitpid(child, &status, 0);
  while (WIFSTOPPED(status)) {
    ptrace(PTRACE_SINGLESTEP, child, nullptr, nullptr);
    waitpid(child, &status, 0);
    ++count;
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return count;
}

}  // namespace fdscope::test
