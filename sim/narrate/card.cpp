// The two short texts on a process's card: its badge, and the line below its call.

#include <fmt/format.h>

#include "sim/narrate/blocked.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/errors.h"
#include "sim/narrate/names.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

static std::string blocked_badge(const abi::Blocked& blocked) {
  switch (blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
      return "blocked: pipe empty";
    case abi::WaitReason::kPipeFull:
      return "blocked: pipe full";
    case abi::WaitReason::kChild:
      return "blocked: waits";
    case abi::WaitReason::kTerminalInput:
      return "blocked: input";
    case abi::WaitReason::kFifoReader:
      return "blocked: no reader";
    case abi::WaitReason::kFifoWriter:
      return "blocked: no writer";
  }
  return {};
}

std::string badge(const World& world, abi::Pid pid, bool ran_last) {
  const auto* process = world.kernel.processes.find(pid);
  if (!process) return "gone";
  if (kernel::is_zombie(*process)) return "zombie";
  const auto* thread = world.kernel.threads.find(abi::ThreadId{pid.value});
  if (thread && thread->state == kernel::ThreadState::kAsleep) {
    return blocked_badge(thread->call->blocked);
  }
  if (thread && thread->state == kernel::ThreadState::kWoken) return "woken";
  return ran_last ? "running" : "ready";
}

static std::string full_pipe_detail(const kernel::CallInProgress& call) {
  const auto* write = std::get_if<abi::WriteRequest>(&call.request);
  const auto* progress = std::get_if<kernel::PipeWriteProgress>(&call.progress);
  if (!write) return "asleep until a slot frees";
  return fmt::format("{} of {} written, asleep until a slot frees",
                     progress ? progress->written : 0, counted(write->bytes.size(), "byte"));
}

static std::string child_detail(const World& world, const abi::Request& request) {
  const auto* wait = std::get_if<abi::WaitRequest>(&request);
  if (!wait || wait->pid <= 0) return "asleep until a child ends";
  return fmt::format("asleep until {} ends", process_name(world, abi::Pid{wait->pid}));
}

static std::string asleep_detail(const World& world, const kernel::CallInProgress& call) {
  switch (call.blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
      return "asleep until somebody writes or every write end is closed";
    case abi::WaitReason::kPipeFull:
      return full_pipe_detail(call);
    case abi::WaitReason::kChild:
      return child_detail(world, call.request);
    case abi::WaitReason::kTerminalInput:
      return "asleep until a line is typed";
    case abi::WaitReason::kFifoReader:
      return "asleep until somebody opens it for reading";
    case abi::WaitReason::kFifoWriter:
      return "asleep until somebody opens it for writing";
  }
  return {};
}

namespace {

// What a call that has returned came to.
struct DoneDetail {
  const World& world;
  abi::Pid pid;
  const abi::Returned& returned;

  std::string operator()(const abi::ForkRequest&) const {
    if (returned.value == 0) return "begins as a copy of its parent";
    const abi::Pid child{static_cast<int>(returned.value)};
    return fmt::format("{} is a copy of it", process_name(world, child));
  }
  std::string operator()(const abi::ExitRequest&) const { return {}; }
  std::string operator()(const abi::WaitRequest&) const {
    if (returned.value == 0) return "no child has ended yet";
    const auto* status = std::get_if<abi::ChildStatus>(&returned.payload);
    const std::string who = fmt::format("pid {} is reaped", returned.value);
    return status ? who + ": it " + status_in_words(status->raw) : who;
  }
  std::string operator()(const abi::GetpidRequest&) const { return {}; }
  std::string operator()(const abi::GetppidRequest&) const { return {}; }
  std::string operator()(const abi::PipeRequest&) const {
    const auto* ends = std::get_if<abi::PipeEnds>(&returned.payload);
    if (!ends) return {};
    return fmt::format("read from {}, write to {}", ends->read_end.value, ends->write_end.value);
  }
  std::string operator()(const abi::ReadRequest& call) const {
    if (returned.value == 0) return call.count == 0 ? "takes nothing" : "gets end of file";
    return fmt::format("takes {} from {}", bytes(), place(call.fd));
  }
  std::string operator()(const abi::WriteRequest& call) const {
    return fmt::format("puts {} {} {}", bytes(), is_pipe(call.fd) ? "into" : "on", place(call.fd));
  }
  std::string operator()(const abi::CloseRequest& call) const {
    return fmt::format("descriptor {} is free again", call.fd.value);
  }
  std::string operator()(const abi::DupRequest& call) const {
    return fmt::format("{} leads where {} leads", returned.value, call.fd.value);
  }
  std::string operator()(const abi::Dup2Request& call) const {
    return fmt::format("{} leads where {} leads", call.to.value, call.from.value);
  }
  std::string operator()(const abi::FcntlRequest&) const { return {}; }
  std::string operator()(const abi::SignalRequest& call) const {
    const bool ignored = call.disposition == abi::Disposition::kIgnore;
    return signal_name(call.signal) + (ignored ? " is ignored now" : " has its default effect");
  }
  std::string operator()(const abi::FileKindRequest&) const { return {}; }
  std::string operator()(const abi::Dup3Request& call) const {
    return fmt::format("{} leads where {} leads", call.to.value, call.from.value);
  }
  std::string operator()(const abi::OpenRequest&) const {
    const abi::Fd fd{static_cast<int>(returned.value)};
    return fmt::format("descriptor {} leads to {}", fd.value, place(fd));
  }
  std::string operator()(const abi::LseekRequest&) const {
    return fmt::format("the offset is {} now", returned.value);
  }
  std::string operator()(const abi::PreadRequest& call) const {
    if (returned.value == 0) return "gets end of file";
    return fmt::format("takes {} from byte {} on", bytes(), call.offset);
  }
  std::string operator()(const abi::PwriteRequest& call) const {
    return fmt::format("puts {} on {}, the offset stays", bytes(), place(call.fd));
  }
  std::string operator()(const abi::TruncateRequest& call) const { return resized(call.size); }
  std::string operator()(const abi::FtruncateRequest& call) const { return resized(call.size); }
  std::string operator()(const abi::StatRequest&) const { return status(); }
  std::string operator()(const abi::FstatRequest&) const { return status(); }
  std::string operator()(const abi::AccessRequest&) const { return "yes, it may"; }
  std::string operator()(const abi::ChmodRequest&) const { return {}; }
  std::string operator()(const abi::FchmodRequest&) const { return {}; }
  std::string operator()(const abi::UmaskRequest&) const {
    return fmt::format("the mask was {} before", octal(static_cast<int>(returned.value)));
  }
  std::string operator()(const abi::LinkRequest&) const { return "one file, one name more"; }
  std::string operator()(const abi::UnlinkRequest&) const { return "the name is gone"; }
  std::string operator()(const abi::RenameRequest&) const { return {}; }
  std::string operator()(const abi::MkdirRequest&) const { return {}; }
  std::string operator()(const abi::RmdirRequest&) const { return {}; }
  std::string operator()(const abi::MkfifoRequest&) const { return "a pipe with a name"; }
  std::string operator()(const abi::ChdirRequest&) const { return {}; }
  std::string operator()(const abi::GetcwdRequest&) const { return {}; }
  std::string operator()(const abi::ReadDirectoryRequest&) const {
    if (returned.value == 0) return "no more names";
    return counted(static_cast<std::size_t>(returned.value), "name");
  }
  std::string operator()(const abi::IdentityRequest&) const { return {}; }

 private:
  static std::string resized(long size) {
    return fmt::format("it has {} now", counted(static_cast<std::size_t>(size), "byte"));
  }
  std::string status() const {
    const auto* status = std::get_if<abi::FileStatus>(&returned.payload);
    if (!status) return {};
    return fmt::format("{}, {}", counted(static_cast<std::size_t>(status->size), "byte"),
                       counted(static_cast<std::size_t>(status->links), "name"));
  }
  std::string bytes() const { return counted(static_cast<std::size_t>(returned.value), "byte"); }

  const kernel::OpenFileDescription* target(abi::Fd fd) const {
    const auto description = description_of(world, pid, fd);
    return description ? world.kernel.descriptions.find(*description) : nullptr;
  }
  bool is_pipe(abi::Fd fd) const {
    const auto* description = target(fd);
    return description && pipe_in(world, description->object);
  }
  std::string place(abi::Fd fd) const {
    const auto* description = target(fd);
    if (!description) return "a closed descriptor";
    return is_pipe(fd) ? "the pipe" : object_phrase(world, description->object);
  }
};

}  // namespace

static std::string latest_detail(const World& world, abi::Pid pid, const world::LatestCall& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&call.outcome)) {
    return fmt::format("{}: {}", errno_name(failed->errno_code),
                       failure_reason(world, pid, call.request, failed->errno_code));
  }
  const auto* returned = std::get_if<abi::Returned>(&call.outcome);
  return returned ? std::visit(DoneDetail{world, pid, *returned}, call.request) : std::string();
}

static std::string zombie_detail(const World& world, const kernel::Process& process) {
  return fmt::format("{}, until {} reaps it", status_in_words(*process.exit_status),
                     process_name(world, process.parent));
}

std::string card_detail(const World& world, abi::ThreadId thread) {
  const auto* found = world.kernel.threads.find(thread);
  const abi::Pid pid = found ? found->process : abi::Pid{thread.value};
  const auto* process = world.kernel.processes.find(pid);
  if (!process) return {};
  if (kernel::is_zombie(*process)) return zombie_detail(world, *process);
  if (const auto* call = sleeping_call(world, thread)) return asleep_detail(world, *call);
  if (found && found->state == kernel::ThreadState::kWoken) return "will try the call again";
  const auto* latest = world.latest_calls.find(thread);
  return latest ? latest_detail(world, pid, **latest) : std::string();
}

}  // namespace sim::narrate
