// The headers of assets/libc against the host's own: same numbers, same sizes.

#include <errno.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/lang/library_files.h"
#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

class Header : public testing::TestWithParam<std::string> {};

TEST_P(Header, StandsOnItsOwnAndMayBeIncludedTwice) {
  const std::string line = "#include <" + GetParam() + ">\n";
  EXPECT_EQ(messages(line + line + "int main(void) { return 0; }\n"), "");
}

INSTANTIATE_TEST_SUITE_P(Each, Header, testing::ValuesIn(known_headers()));

TEST(Headers, StandTogether) {
  std::string text = "#define _GNU_SOURCE\n";
  for (const std::string& name : known_headers()) text += "#include <" + name + ">\n";
  EXPECT_EQ(messages(text + "int main(void) { return 0; }\n"), "");
}

std::string disagreement(const std::string& name, long long value) {
  std::string text = "#define _GNU_SOURCE\n";
  for (const std::string& header : known_headers()) text += "#include <" + header + ">\n";
  return messages(text + "_Static_assert((" + name + ") == " + std::to_string(value) +
                  ", \"\");\n" + "int main(void) { return 0; }\n");
}

#define EXPECT_SAME(name) EXPECT_EQ(disagreement(#name, static_cast<long long>(name)), "")

TEST(Headers, HaveTheHostsNumbers) {
  EXPECT_SAME(O_RDONLY);
  EXPECT_SAME(O_WRONLY);
  EXPECT_SAME(O_RDWR);
  EXPECT_SAME(O_CREAT);
  EXPECT_SAME(O_EXCL);
  EXPECT_SAME(O_TRUNC);
  EXPECT_SAME(O_APPEND);
  EXPECT_SAME(O_NONBLOCK);
  EXPECT_SAME(O_CLOEXEC);
  EXPECT_SAME(O_DIRECT);
  EXPECT_SAME(O_SYNC);
  EXPECT_SAME(O_DIRECTORY);
  EXPECT_SAME(O_ACCMODE);
  EXPECT_SAME(F_GETFL);
  EXPECT_SAME(F_SETFL);
  EXPECT_SAME(F_GETFD);
  EXPECT_SAME(F_SETFD);
  EXPECT_SAME(F_DUPFD);
  EXPECT_SAME(F_DUPFD_CLOEXEC);
  EXPECT_SAME(F_GETPIPE_SZ);
  EXPECT_SAME(F_SETPIPE_SZ);
  EXPECT_SAME(FD_CLOEXEC);
  EXPECT_SAME(SIGPIPE);
  EXPECT_SAME(SIGCHLD);
  EXPECT_SAME(SIGSEGV);
  EXPECT_SAME(SIGSYS);
  EXPECT_SAME(EPIPE);
  EXPECT_SAME(EAGAIN);
  EXPECT_SAME(EWOULDBLOCK);
  EXPECT_SAME(ECHILD);
  EXPECT_SAME(EHWPOISON);
  EXPECT_SAME(WNOHANG);
  EXPECT_SAME(WUNTRACED);
  EXPECT_SAME(WEXITSTATUS(0x1700));
  EXPECT_SAME(WTERMSIG(13));
  EXPECT_SAME(WIFEXITED(0x1700));
  EXPECT_SAME(WIFSIGNALED(13));
  EXPECT_SAME(WIFSIGNALED(0x137f));
  EXPECT_SAME(BUFSIZ);
  EXPECT_SAME(EOF);
  EXPECT_SAME(_IOLBF);
  EXPECT_SAME(EXIT_FAILURE);
  EXPECT_SAME(INT_MAX);
  EXPECT_SAME(INT_MIN);
  EXPECT_SAME(LONG_MIN + 1);
  EXPECT_SAME(UINT_MAX);
  EXPECT_SAME(SEEK_END);
  EXPECT_SAME(STDERR_FILENO);
  EXPECT_SAME(PIPE_BUF);
}

TEST(Headers, HaveTheHostsSizes) {
  EXPECT_SAME(sizeof(size_t));
  EXPECT_SAME(sizeof(pid_t));
  EXPECT_SAME(sizeof(off_t));
  EXPECT_SAME(sizeof(int_fast16_t));
  EXPECT_SAME(sizeof(va_list));
  EXPECT_SAME(sizeof(long long));
}

TEST(Headers, FailThisTestWhenANumberDiffers) { EXPECT_NE(disagreement("O_CREAT", 0), ""); }

}  // namespace
}  // namespace sim::lang
