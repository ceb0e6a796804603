// One plain sentence for a step: chooses the family, and adds what happened to others.

#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "sim/narrate/constants.h"
#include "sim/narrate/errors.h"
#include "sim/narrate/names.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/network_sentences.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/story.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

Story story_of(const World& before, const world::StepRecord& record, const World& after) {
  const std::span<const kernel::Event> all = record.events;
  const std::size_t first = record.is_network ? 1 : 0;  // its turn begins with the clock
  const auto clock = std::find_if(
      all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
      [](const kernel::Event& event) { return std::holds_alternative<kernel::ClockMoved>(event); });
  const auto until_clock = static_cast<std::size_t>(clock - all.begin());
  return {before,
          record,
          after,
          !world::has_thread(record) ? "" : name_of_thread(before, record.thread),
          all.subspan(first, until_clock - first),
          all.subspan(until_clock)};
}

std::string wakes(const Story& story) {
  std::vector<std::string> names;
  for (const auto& woken : events_of<kernel::ThreadWoken>(story)) {
    const auto* thread = story.after.kernel.threads.find(woken.thread);
    const bool stays_stopped =
        thread && kernel::is_stopped(story.after.kernel.processes.at(thread->process));
    if (!stays_stopped) names.push_back(name_of_thread(story.after, woken.thread));
  }
  if (names.empty()) return {};
  return "; " + listed(names) + (names.size() == 1 ? " wakes up" : " wake up");
}

std::string objects_gone(const Story& story) {
  std::string text;
  for (const auto& freed : events_of<kernel::ObjectFreed>(story)) {
    if (!pipe_in(story.before, freed.object)) continue;
    text += fmt::format("; {} is gone, because nobody has it open",
                        object_phrase(story.before, freed.object));
  }
  return text;
}

std::string failure(const Story& story, const abi::Failed& failed) {
  const abi::Request& request = story.record.request;
  const std::string call = std::holds_alternative<abi::WriteRequest>(request)
                               ? call_text(request, 16)
                               : call_text(request);
  return fmt::format("{} fails: {}, {}", call, errno_name(failed.errno_code),
                     failure_reason(story.before, story.record.pid, request, failed.errno_code));
}

namespace {

struct Sentence {
  const Story& story;

  std::string operator()(const abi::ForkRequest& call) const { return forking(story, call); }
  std::string operator()(const abi::ExitRequest& call) const { return exiting(story, call); }
  std::string operator()(const abi::WaitRequest& call) const { return waiting(story, call); }
  std::string operator()(const abi::PipeRequest& call) const { return making_pipe(story, call); }
  std::string operator()(const abi::ReadRequest& call) const { return reading(story, call); }
  std::string operator()(const abi::WriteRequest& call) const { return writing(story, call); }
  std::string operator()(const abi::CloseRequest& call) const { return closing(story, call); }
  std::string operator()(const abi::DupRequest& call) const { return duplicating(story, call); }
  std::string operator()(const abi::Dup2Request& call) const { return duplicating(story, call); }
  std::string operator()(const abi::FcntlRequest& call) const { return controlling(story, call); }
  std::string operator()(const abi::SignalRequest& call) const {
    return setting_signal(story, call);
  }
  std::string operator()(const abi::GetpidRequest&) const {
    return fmt::format("{} asks for its own process number: {}", story.who, value());
  }
  std::string operator()(const abi::GetppidRequest&) const {
    const abi::Pid parent{static_cast<int>(value())};
    return fmt::format("{} asks for the process number of its parent: {} ({})", story.who, value(),
                       process_name(story.before, parent));
  }
  std::string operator()(const abi::FileKindRequest& call) const {
    return fmt::format("{} looks what kind of file descriptor {} leads to", story.who,
                       call.fd.value);
  }
  std::string operator()(const abi::Dup3Request& call) const { return duplicating(story, call); }
  std::string operator()(const abi::OpenRequest& call) const { return opening(story, call); }
  std::string operator()(const abi::LseekRequest& call) const { return seeking(story, call); }
  std::string operator()(const abi::PreadRequest& call) const { return reading(story, call); }
  std::string operator()(const abi::PwriteRequest& call) const { return writing(story, call); }
  std::string operator()(const abi::TruncateRequest& call) const {
    return resizing(story, path(call.path), call.size);
  }
  std::string operator()(const abi::FtruncateRequest& call) const {
    return resizing(story, fmt::format("the file behind descriptor {}", call.fd.value), call.size);
  }
  std::string operator()(const abi::StatRequest& call) const {
    return looking(story, "asks what the kernel knows about " + path(call.path));
  }
  std::string operator()(const abi::FstatRequest& call) const {
    return looking(story, fmt::format("asks what the kernel knows about the file behind "
                                      "descriptor {}",
                                      call.fd.value));
  }
  std::string operator()(const abi::AccessRequest& call) const {
    return looking(story, fmt::format("asks whether it may use {} ({}): yes", path(call.path),
                                      access_mode_names(call.mode)));
  }
  std::string operator()(const abi::ChmodRequest& call) const {
    return looking(story, fmt::format("sets the permission bits of {} to {}", path(call.path),
                                      octal(call.mode)));
  }
  std::string operator()(const abi::FchmodRequest& call) const {
    return looking(story,
                   fmt::format("sets the permission bits of the file behind descriptor {} to {}",
                               call.fd.value, octal(call.mode)));
  }
  std::string operator()(const abi::UmaskRequest& call) const {
    return looking(story, fmt::format("sets its umask to {}: new files get none of these bits",
                                      octal(call.mask)));
  }
  std::string operator()(const abi::LinkRequest& call) const { return naming(story, call); }
  std::string operator()(const abi::UnlinkRequest& call) const { return unnaming(story, call); }
  std::string operator()(const abi::RenameRequest& call) const { return renaming(story, call); }
  std::string operator()(const abi::MkdirRequest& call) const {
    return looking(story, "makes the directory " + path(call.path));
  }
  std::string operator()(const abi::RmdirRequest& call) const {
    return looking(story, "removes the directory " + path(call.path));
  }
  std::string operator()(const abi::MkfifoRequest& call) const {
    return looking(story, fmt::format("makes the FIFO {}, a pipe with a name", path(call.path)));
  }
  std::string operator()(const abi::ChdirRequest& call) const {
    return looking(story, fmt::format("works in {} from now on", path(call.path)));
  }
  std::string operator()(const abi::GetcwdRequest&) const {
    return looking(story, "asks for the path of its working directory");
  }
  std::string operator()(const abi::ReadDirectoryRequest&) const {
    if (value() == 0) return looking(story, "finds no more names in the directory");
    return looking(story, fmt::format("reads {} from the directory",
                                      counted(static_cast<std::size_t>(value()), "name")));
  }
  std::string operator()(const abi::SigactionRequest& call) const {
    return setting_signal(story, call);
  }
  std::string operator()(const abi::SigprocmaskRequest& call) const { return masking(story, call); }
  std::string operator()(const abi::SigpendingRequest&) const { return asking_for_pending(story); }
  std::string operator()(const abi::SigsuspendRequest& call) const {
    return suspending(story, call);
  }
  std::string operator()(const abi::PauseRequest&) const { return pausing(story); }
  std::string operator()(const abi::SigreturnRequest&) const {
    return returning_from_handler(story);
  }
  std::string operator()(const abi::KillRequest& call) const { return sending(story, call); }
  std::string operator()(const abi::RaiseRequest& call) const { return sending(story, call); }
  std::string operator()(const abi::FaultRequest& call) const { return faulting(story, call); }
  std::string operator()(const abi::AlarmRequest& call) const { return setting_alarm(story, call); }
  std::string operator()(const abi::SleepRequest& call) const { return sleeping(story, call); }
  std::string operator()(const abi::ClockRequest&) const {
    return story.who + " asks for the time";
  }
  std::string operator()(const abi::SetpgidRequest& call) const { return grouping(story, call); }
  std::string operator()(const abi::GetpgidRequest& call) const {
    return asking_for_group(story, call);
  }
  std::string operator()(const abi::SetsidRequest&) const { return beginning_session(story); }
  std::string operator()(const abi::GetsidRequest& call) const {
    return asking_for_session(story, call);
  }
  std::string operator()(const abi::PollRequest& call) const { return polling(story, call); }
  std::string operator()(const abi::ExecRequest& call) const { return executing(story, call); }
  std::string operator()(const abi::LimitRequest& call) const { return limiting(story, call); }
  std::string operator()(const abi::StartThreadRequest& call) const {
    return starting_thread(story, call);
  }
  std::string operator()(const abi::ExitThreadRequest& call) const {
    return ending_thread(story, call);
  }
  std::string operator()(const abi::JoinRequest& call) const { return joining(story, call); }
  std::string operator()(const abi::DetachRequest& call) const { return detaching(story, call); }
  std::string operator()(const abi::ThreadKillRequest& call) const { return sending(story, call); }
  std::string operator()(const abi::SyncRequest& call) const { return synchronising(story, call); }
  template <SocketCall Call>
  std::string operator()(const Call&) const {
    return using_socket(story);
  }
  std::string operator()(const abi::MemoryAccessRequest& call) const {
    switch (call.kind) {
      case abi::MemoryAccessRequest::Kind::kRead:
        return fmt::format("{} reads {}, which is {}", story.who, call.variable, call.value);
      case abi::MemoryAccessRequest::Kind::kWrite:
        return fmt::format("{} writes {} to {}", story.who, call.value, call.variable);
      case abi::MemoryAccessRequest::Kind::kUpdate:
        break;
    }
    return fmt::format("{} reads and writes {} in one step: it is {} now", story.who, call.variable,
                       call.value);
  }
  std::string operator()(const abi::YieldRequest& call) const {
    return call.cause == abi::YieldRequest::Cause::kCall
               ? fmt::format("{} lets the others go first", story.who)
               : fmt::format("{} has run for long without a call: the others go first", story.who);
  }
  std::string operator()(const abi::IdentityRequest& call) const {
    return fmt::format("{} asks on whose behalf it runs: {} = {}", story.who, call_text(call),
                       value());
  }

 private:
  static std::string path(const std::string& text) { return c_literal(text, 40); }
  long value() const {
    const auto* returned = std::get_if<abi::Returned>(&story.record.outcome);
    return returned ? returned->value : -1;
  }
};

std::string members_of_group(const Story& story, const std::vector<kernel::SignalSent>& sent) {
  std::vector<std::string> names;
  for (const auto& each : sent) names.push_back(process_name(story.before, each.pid));
  return listed(names);
}

// "the terminal sends SIGINT to its foreground group, parent and child: ..."
std::string pressing(const Story& story, const world::TypedInput& typed) {
  std::vector<kernel::SignalSent> sent;
  for (const auto& each : events_of<kernel::SignalSent>(story)) {
    if (each.signal == typed.signal) sent.push_back(each);
  }
  const std::string key = "Somebody presses " + signal_key(typed.signal);
  if (sent.empty()) return key + ", but nobody is left in the terminal's foreground group";
  std::vector<std::string> effects;
  for (const auto& each : sent) effects.push_back(effect(story, each));
  return fmt::format("{}, so the terminal sends {} to {}: {}", key, signal_name(typed.signal),
                     members_of_group(story, sent), fmt::join(effects, "; "));
}

std::string typing(const Story& story, const world::TypedInput& typed) {
  if (typed.signal != 0) return pressing(story, typed);
  if (typed.bytes.empty()) return "Somebody presses Ctrl+D, which ends the input for one read";
  return fmt::format("Somebody types {}{}", c_literal(typed.bytes, 32),
                     typed.end == kernel::InputEnd::kEnd ? " and presses Ctrl+D" : "");
}

// exit() and what speaks of signals tell themselves how they end.
bool tells_its_end(const Story& story) {
  const abi::Request& request = story.record.request;
  const auto& ended = std::get<abi::Ended>(story.record.outcome);
  return std::holds_alternative<abi::ExitRequest>(request) ||
         std::holds_alternative<abi::ExitThreadRequest>(request) ||
         std::holds_alternative<abi::ThreadKillRequest>(request) ||
         std::holds_alternative<abi::KillRequest>(request) ||
         std::holds_alternative<abi::RaiseRequest>(request) ||
         std::holds_alternative<abi::FaultRequest>(request) ||
         std::holds_alternative<abi::SigprocmaskRequest>(request) ||
         std::holds_alternative<abi::SigreturnRequest>(request) ||
         ((std::holds_alternative<abi::WriteRequest>(request) ||
           std::holds_alternative<abi::SendRequest>(request)) &&
          ended.raw_status == SIGPIPE);
}

// " Line 6: data race: ..."
std::string races_in_words(const world::StepRecord& record) {
  std::string text;
  for (const abi::Diagnostic& race : record.races) {
    text += fmt::format(" Line {}: {}.", race.at.line, race.message);
  }
  return text;
}

// What the caller itself did.
std::string deed(const Story& story) {
  if (is_interrupted(story)) return interrupting(story);
  const bool has_ended = std::holds_alternative<abi::Ended>(story.record.outcome);
  if (ends_by_file_limit(story.record)) {
    return fmt::format(
        "{} does not come back from {}: the file would become larger than RLIMIT_FSIZE allows, and "
        "SIGXFSZ kills {}",
        story.who, call_text(story.record.request), story.who);
  }
  if (has_ended && !tells_its_end(story)) {
    return fmt::format("{} does not come back from {}", story.who, call_text(story.record.request));
  }
  return std::visit(Sentence{story}, story.record.request);
}

}  // namespace

std::string step_sentence(const World& before, const world::StepRecord& record,
                          const World& after) {
  const Story story = story_of(before, record, after);
  if (record.typed) {
    return typing(story, *record.typed) + wakes(story) + news(story) + passing_of_time(story) + ".";
  }
  if (record.is_network) {
    return network_sentence(story) + wakes(story) + news(story) + passing_of_time(story) + ".";
  }
  if (record.diagnostic) {
    return fmt::format("{} is stopped in line {}: {}.", story.who, record.diagnostic->at.line,
                       record.diagnostic->message);
  }
  return in_context(story, deed(story)) + departures(story) + news(story) + passing_of_time(story) +
         "." + races_in_words(record);
}

}  // namespace sim::narrate
