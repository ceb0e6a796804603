#include "sim/host/self_test.h"

#include <linux/kcmp.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstring>

namespace sim::host {
namespace {

constexpr Pid kReader{2};
constexpr Pid kWriter{3};
constexpr std::int64_t kReadEnd = 3;
constexpr std::int64_t kWriteEnd = 4;
constexpr int kRounds = 3;

using Result = abi::Expected<void, std::string>;

auto unseen(const std::string& what) {
  return abi::unexpected("this machine does not show " + what +
                         ", so nobody can tell a sleeping call from a running one");
}

// A reader sleeps, is seen to sleep, is woken, and is seen to have run.
Result watch_a_sleeper(Agent& reader, Agent& writer) {
  const SystemCall read{SYS_read, {kReadEnd, reader.area_address(), 1}, 0};
  for (int round = 0; round < kRounds; ++round) {
    const long before = reader.times_scheduled();
    if (before < 0) return unseen("how often a process runs (/proc/PID/schedstat)");
    reader.post(std::span(&read, 1));
    if (reader.settle() != AgentState::kAsleep) {
      return unseen("where a process sleeps (/proc/PID/syscall)");
    }
    writer.run({SYS_write, {kWriteEnd, writer.area_address(), 1}, 0});
    if (reader.settle() != AgentState::kFinished) {
      return abi::unexpected(std::string("a pipe's reader does not wake on this machine"));
    }
    if (reader.times_scheduled() <= before) {
      return unseen("that a process has run (/proc/PID/schedstat)");
    }
  }
  return {};
}

std::string denied(const std::string& call, std::int64_t result, const std::string& consequence) {
  return call + " is not allowed here (" + std::strerror(static_cast<int>(-result)) +
         "): " + consequence;
}

Sight look_around(LinuxSide& linux_side, const Agent& reader, const Agent& writer) {
  Sight sight;
  Agent& init = linux_side.init();
  const std::int64_t compared =
      init.run({SYS_kcmp, {reader.pid(), writer.pid(), KCMP_FILE, kReadEnd, kReadEnd}, 0});
  sight.graph.descriptions = compared == 0;
  if (compared < 0) {
    sight.missing.push_back(
        denied("kcmp", compared, "which descriptors share a description is not compared."));
  }
  const std::int64_t pidfd = init.run({SYS_pidfd_open, {reader.pid(), 0}, 0});
  const std::int64_t copy =
      pidfd < 0 ? pidfd : init.run({SYS_pidfd_getfd, {pidfd, kReadEnd, 0}, 0});
  sight.graph.pipe_contents = copy >= 0;
  if (copy < 0) {
    sight.missing.push_back(
        denied("pidfd_getfd", copy, "how many bytes a pipe holds is not compared."));
  }
  for (const std::int64_t descriptor : {copy, pidfd}) {
    if (descriptor >= 0) init.run({SYS_close, {descriptor}, 0});
  }
  return sight;
}

}  // namespace

abi::Expected<Sight, std::string> try_out(Session& session) {
  LinuxSide linux_side(session, 64);
  if (auto started = linux_side.start_process(kReader); !started) {
    return abi::unexpected(started.error());
  }
  Agent& reader = linux_side.agent(kReader);
  reader.run({SYS_pipe2, {reader.area_address(), 0}, 0});
  const auto child = linux_side.fork_agent(kReader, kWriter);
  if (!child) return abi::unexpected(child.error());
  Agent& writer = linux_side.agent(kWriter);
  if (const Result watched = watch_a_sleeper(reader, writer); !watched) {
    return abi::unexpected(watched.error());
  }
  return look_around(linux_side, reader, writer);
}

}  // namespace sim::host
