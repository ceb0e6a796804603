// Sentences for exec(), process groups, sessions and limits.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "sim/kernel/program_file.h"
#include "tests/narrate/stories.h"

namespace sim::narrate {
namespace {

using abi::Disposition;
using abi::Fd;
using support::Script;
using support::world_of;
using world::World;

// Every program exits at once.
class Idle final : public program::Images {
 public:
  std::unique_ptr<program::Program> start(const std::string&, const std::vector<std::string>&,
                                          const std::vector<std::string>&) const override {
    return program::scripted(Script().exit(0));
  }
};

World world_with_wc(Script script) {
  World world = world_of(std::move(script.exit(0)));
  kernel::install_program(world.kernel, "wc");
  world.images = std::make_shared<Idle>();
  return world;
}

const abi::ExecRequest kWc{"./wc", {"wc", "-l"}, {}};

TEST(ASentenceForExec, SaysThatTheProgramIsReplaced) {
  EXPECT_EQ(story_of(world_with_wc(Script().call(kWc))).at(0),
            "parent becomes wc: the program is replaced, its descriptors stay.");
}

TEST(ASentenceForExec, NamesWhatDoesNotStay) {
  Script script;
  script.call(abi::SignalRequest{SIGINT, Disposition::kHandler, 1}).pipe(O_CLOEXEC);
  EXPECT_EQ(story_of(world_with_wc(script.call(kWc))).at(2),
            "parent becomes wc: the program is replaced, its descriptors stay, but 3 and 4 are "
            "closed, because they are marked FD_CLOEXEC; its signal handlers are gone; pipe #1 is "
            "gone, because nobody has it open.");
}

TEST(ASentenceForExec, ThatFails) {
  EXPECT_EQ(story_of(world_with_wc(Script().call(abi::ExecRequest{"./none", {"none"}, {}}))).at(0),
            "execve(\"./none\", [\"none\"], ...) fails: ENOENT, there is no \"./none\".");
  Script plain;
  plain.call(abi::OpenRequest{"text", O_WRONLY | O_CREAT, 0644});
  EXPECT_EQ(
      story_of(world_with_wc(plain.call(abi::ExecRequest{"text", {"text"}, {}}))).at(1),
      "execve(\"text\", [\"text\"], ...) fails: EACCES, it is no file that may be executed, or "
      "a directory on the way must not be searched.");
  Script executable;
  executable.call(abi::OpenRequest{"text", O_RDONLY | O_CREAT, 0755});
  EXPECT_EQ(
      story_of(world_with_wc(executable.call(abi::ExecRequest{"text", {"text"}, {}}))).at(1),
      "execve(\"text\", [\"text\"], ...) fails: ENOEXEC, the file is executable, but it holds "
      "no program.");
}

TEST(ASentenceForProcessGroups, NamesTheGroup) {
  Script script;
  script.fork("child", Script().exit(0)).call(abi::SetpgidRequest{3, 3});
  script.call(abi::GetpgidRequest{3}).call(abi::GetpgidRequest{0}).call(abi::GetsidRequest{0});
  const Sentences story = story_of(world_of(script.exit(0)), turns({2, 2, 2, 2, 2}));
  EXPECT_EQ(story[1], "parent puts child into a process group of its own, 3.");
  EXPECT_EQ(story[2], "parent asks for the process group of child: 3.");
  EXPECT_TRUE(story[3].starts_with("parent asks for its process group: "));
  EXPECT_TRUE(story[4].starts_with("parent asks for its session: "));
}

TEST(ASentenceForProcessGroups, ThatFails) {
  EXPECT_EQ(sentence_for(Script().call(abi::SetpgidRequest{99, 99})),
            "setpgid(99, 99) fails: ESRCH, process 99 is neither parent nor its child.");
}

TEST(ASentenceForSessions, NamesTheNewOne) {
  Script script;
  script.fork("child", Script().call(abi::SetsidRequest{}).call(abi::SetsidRequest{}).exit(0));
  const Sentences story = story_of(world_of(script.wait().exit(0)), turns({2, 3, 3}));
  EXPECT_EQ(story[1], "child begins a session and a process group of its own, 3.");
  EXPECT_EQ(story[2], "setsid() fails: EPERM, it leads a process group already.");
}

TEST(ASentenceForLimits, NamesTheNumbers) {
  EXPECT_EQ(sentence_for(Script().call(abi::LimitRequest{RLIMIT_NOFILE, {}})),
            "parent asks for RLIMIT_NOFILE: 1024, and it may raise it to 1024.");
  EXPECT_EQ(
      sentence_for(Script().call(abi::LimitRequest{RLIMIT_NOFILE, abi::ResourceLimit{8, 64}})),
      "parent sets RLIMIT_NOFILE to 8; it may raise it to 64.");
  EXPECT_EQ(
      sentence_for(Script().call(abi::LimitRequest{RLIMIT_NOFILE, abi::ResourceLimit{8, 4096}})),
      "setrlimit(RLIMIT_NOFILE, {8, 4096}) fails: EPERM, only root may raise the second limit.");
}

}  // namespace
}  // namespace sim::narrate
