// fdscope verify where the machine allows less: it works with what is left, or explains itself.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <grp.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Verified {
  int status = -1;
  std::string text;  // stdout and stderr
};

constexpr int kSandboxFailed = 99;

// Works with files in every way that depends on who one is and where "/" lies.
constexpr const char* kFilesListing = R"(
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char path[64];
  int fd = open("../../../tmp/notes.txt", O_RDWR | O_CREAT, 0600);
  write(fd, "notes", 5);
  mkdir("d", 0700);
  chdir("d");
  rename("/tmp/notes.txt", "../notes.txt");
  chmod("../notes.txt", 0);
  open("/home/student/notes.txt", O_RDONLY);
  open("/dev/null", O_WRONLY);
  open("/new", O_WRONLY | O_CREAT, 0600);
  chmod("/", 0777);
  chmod("/dev/null", 0);
  rmdir("/");
  getcwd(path, sizeof path);
  return getuid() == 1000 ? 0 : 1;
}
)";

// A bundled scenario in a place that every user may read.
struct ReadableScenario {
  fs::path folder;
  ReadableScenario() {
    std::string name = (fs::temp_directory_path() / "fdscope-sandbox-XXXXXX").string();
    folder = mkdtemp(name.data());
    fs::copy(PROJECT_ROOT "/scenarios/full_pipe", folder, fs::copy_options::recursive);
    std::ofstream(folder / "files.c") << kFilesListing;
    fs::permissions(folder, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  }
  ~ReadableScenario() { fs::remove_all(folder); }
};

// Runs `fdscope verify` in a child that has first shut itself in.
Verified verify_in(const std::function<bool()>& shut_in, const char* listing = "") {
  int output[2];
  if (pipe2(output, O_CLOEXEC) != 0) return {};
  // Opened beforehand: the sandbox may not let its user reach it.
  const int program = open(FDSCOPE, O_PATH | O_CLOEXEC);
  const ReadableScenario scenario;
  const std::string path = scenario.folder / listing;
  const pid_t pid = fork();
  if (pid == 0) {
    dup2(output[1], 1);
    dup2(output[1], 2);
    if (!shut_in()) _exit(kSandboxFailed);
    const char* const arguments[] = {"fdscope", "verify", path.c_str(), nullptr};
    syscall(SYS_execveat, program, "", arguments, environ, AT_EMPTY_PATH);
    _exit(kSandboxFailed);
  }
  close(output[1]);
  close(program);
  Verified run;
  char bytes[4096];
  for (ssize_t size = 0; (size = read(output[0], bytes, sizeof bytes)) > 0;) {
    run.text.append(bytes, static_cast<std::size_t>(size));
  }
  close(output[0]);
  waitpid(pid, &run.status, 0);
  run.status = WEXITSTATUS(run.status);
  return run;
}

// A container's usual filter: these calls fail with EPERM.
bool deny(const std::vector<unsigned>& calls) {
  std::vector<sock_filter> program{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const unsigned call : calls) {
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
  }
  program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

// clone(2) with the flag of a user namespace fails with EPERM, a plain fork works.
bool deny_namespaces() {
  const sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWUSER, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog filter{sizeof program / sizeof program[0], const_cast<sock_filter*>(program)};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool become_nobody() {
  return geteuid() != 0 || (setgroups(0, nullptr) == 0 && setresgid(65534, 65534, 65534) == 0 &&
                            setresuid(65534, 65534, 65534) == 0);
}

#define SKIP_WITHOUT_THE_REAL_THING() \
  if (verify_in([] { return true; }).status == 77) GTEST_SKIP() << "not possible here at all"

TEST(Sandbox, AUserWithoutRightsNeedsNone) {
  SKIP_WITHOUT_THE_REAL_THING();
  const Verified run = verify_in(become_nobody);
  EXPECT_EQ(run.status, 0) << run.text;
  EXPECT_THAT(run.text, HasSubstr("25 steps, each the same"));
}

TEST(Sandbox, WithoutNamespacesProcessesAreRenamedAndThatIsSaid) {
  SKIP_WITHOUT_THE_REAL_THING();
  const Verified run = verify_in(deny_namespaces);
  EXPECT_EQ(run.status, 0) << run.text;
  EXPECT_THAT(run.text, HasSubstr("25 steps, each the same"));
  EXPECT_THAT(run.text, HasSubstr("process numbers are renamed"));
}

TEST(Sandbox, WhereKcmpIsDeniedTheRestIsComparedAndThatIsSaid) {
  SKIP_WITHOUT_THE_REAL_THING();
  const Verified run = verify_in([] {
    return deny({SYS_kcmp, SYS_pidfd_getfd}) && deny_namespaces();
  });
  EXPECT_EQ(run.status, 0) << run.text;
  EXPECT_THAT(run.text, HasSubstr("25 steps, each the same"));
  EXPECT_THAT(run.text, HasSubstr("kcmp is not allowed here"));
  EXPECT_THAT(run.text, HasSubstr("how many bytes a pipe holds is not compared"));
}

TEST(Sandbox, FilesAreTheSameWhoeverRunsItAndWhereverTheyLie) {
  SKIP_WITHOUT_THE_REAL_THING();
  const std::function<bool()> sandboxes[] = {[] { return true; }, become_nobody, deny_namespaces,
                                             [] { return become_nobody() && deny_namespaces(); }};
  for (const auto& sandbox : sandboxes) {
    const Verified run = verify_in(sandbox, "files.c");
    EXPECT_EQ(run.status, 0) << run.text;
    EXPECT_THAT(run.text, HasSubstr("15 steps, each the same"));
  }
}

TEST(Sandbox, WithoutProcItSaysWhatIsMissingAndWhatStillWorks) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizers' leak check cannot do without /proc";
#endif
  const Verified run = verify_in([] {
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
           mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("nothing", "/proc", "tmpfs", 0, nullptr) == 0;
  });
  if (run.status == kSandboxFailed) GTEST_SKIP() << "no namespace to hide /proc in";
  EXPECT_EQ(run.status, 77) << run.text;
  EXPECT_THAT(run.text, HasSubstr("does not show how often a process runs (/proc/PID/schedstat)"));
  EXPECT_THAT(run.text, HasSubstr("The model itself needs none of this"));
}

TEST(Sandbox, WithoutSharedMemoryItSaysSo) {
  const Verified run = verify_in([] { return deny({SYS_memfd_create}); });
  EXPECT_EQ(run.status, 77) << run.text;
  EXPECT_THAT(run.text, HasSubstr("not possible here: memfd_create"));
  EXPECT_THAT(run.text, HasSubstr("The model itself needs none of this"));
}

}  // namespace
