// The line below a call that has returned: what came of it.

#include "sim/narrate/done_detail.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/signal_sets.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

namespace {

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
    if (status && (WIFSTOPPED(status->raw) || WIFCONTINUED(status->raw))) {
      return fmt::format("pid {} {}", returned.value, status_in_words(status->raw));
    }
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
    return action_now(call.signal, call.disposition);
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
  std::string operator()(const abi::SigactionRequest& call) const {
    return call.action ? action_now(call.signal, call.action->disposition) : std::string();
  }
  std::string operator()(const abi::SigprocmaskRequest&) const { return "it blocks " + blocked(); }
  std::string operator()(const abi::SigpendingRequest&) const {
    const auto* set = std::get_if<abi::DeliveredSet>(&returned.payload);
    return signal_set_in_words(set ? set->signals : 0) + " waits";
  }
  std::string operator()(const abi::SigsuspendRequest&) const { return {}; }
  std::string operator()(const abi::PauseRequest&) const { return {}; }
  std::string operator()(const abi::SigreturnRequest&) const { return {}; }
  std::string operator()(const abi::KillRequest& call) const {
    return call.signal == 0 ? "yes, it may" : signal_name(call.signal) + " is sent";
  }
  std::string operator()(const abi::RaiseRequest& call) const {
    return signal_name(call.signal) + " is sent";
  }
  std::string operator()(const abi::FaultRequest& call) const { return call.reason; }
  std::string operator()(const abi::AlarmRequest& call) const {
    if (call.seconds == 0) return "no SIGALRM will come";
    return fmt::format("SIGALRM comes {} later", duration(call.seconds * kSecond));
  }
  std::string operator()(const abi::SleepRequest& call) const {
    return fmt::format("{} are over", duration(call.nanoseconds));
  }
  std::string operator()(const abi::ClockRequest&) const { return {}; }
  std::string operator()(const abi::SetpgidRequest& call) const {
    const int pid_of_it = call.pid == 0 ? pid.value : call.pid;
    const int group = call.group == 0 ? pid_of_it : call.group;
    return fmt::format("{} is in process group {} now", process_name(world, abi::Pid{pid_of_it}),
                       group);
  }
  std::string operator()(const abi::GetpgidRequest&) const { return {}; }
  std::string operator()(const abi::SetsidRequest&) const {
    return fmt::format("leads session {} and its group now", returned.value);
  }
  std::string operator()(const abi::GetsidRequest&) const { return {}; }
  std::string operator()(const abi::PollRequest&) const {
    if (returned.value == 0) return "no descriptor is ready";
    return counted(static_cast<std::size_t>(returned.value), "descriptor") +
           (returned.value == 1 ? " is ready" : " are ready");
  }
  std::string operator()(const abi::ExecRequest&) const { return {}; }
  std::string operator()(const abi::LimitRequest& call) const {
    if (call.limit) return "the limit is " + limit_text(call.limit->soft) + " now";
    const auto* limit = std::get_if<abi::ResourceLimit>(&returned.payload);
    return limit ? "the limit is " + limit_text(limit->soft) : std::string();
  }

  std::string operator()(const abi::StartThreadRequest&) const {
    const abi::ThreadId thread{static_cast<int>(returned.value)};
    return name_of_thread(world, thread) + " shares all it has";
  }
  std::string operator()(const abi::ExitThreadRequest&) const { return {}; }
  std::string operator()(const abi::JoinRequest&) const { return "the thread has ended"; }
  std::string operator()(const abi::DetachRequest&) const { return "nobody will join it"; }
  std::string operator()(const abi::ThreadKillRequest& call) const {
    return call.signal == 0 ? "it is there" : signal_name(call.signal) + " is sent";
  }
  std::string operator()(const abi::SyncRequest& call) const { return sync_done(call, returned); }
  template <SocketCall Call>
  std::string operator()(const Call& call) const {
    return socket_done(world, pid, call, returned);
  }
  std::string operator()(const abi::MemoryAccessRequest&) const {
    return fmt::format("it is {} now", returned.value);
  }
  std::string operator()(const abi::YieldRequest&) const { return "the others go first"; }

 private:
  static std::string action_now(int signal, abi::Disposition disposition) {
    switch (disposition) {
      case abi::Disposition::kDefault:
        return signal_name(signal) + " has its default effect";
      case abi::Disposition::kIgnore:
        return signal_name(signal) + " is ignored now";
      case abi::Disposition::kHandler:
        return signal_name(signal) + " has a handler now";
    }
    return {};
  }
  std::string blocked() const {
    const auto* thread = world.kernel.threads.find(abi::ThreadId{pid.value});
    return signal_set_in_words(thread ? thread->blocked : 0);
  }
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

std::string done_detail(const World& world, abi::Pid pid, const abi::Request& request,
                        const abi::Returned& returned) {
  return std::visit(DoneDetail{world, pid, returned}, request);
}

}  // namespace sim::narrate
