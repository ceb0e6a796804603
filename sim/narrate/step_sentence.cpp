// One plain sentence for a step: chooses the family, and adds what happened to others.

#include <fmt/format.h>

#include "sim/narrate/constants.h"
#include "sim/narrate/errors.h"
#include "sim/narrate/names.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

std::string wakes(const Story& story) {
  std::vector<std::string> names;
  for (const auto& woken : events_of<kernel::ThreadWoken>(story)) {
    names.push_back(name_of_thread(story.after, woken.thread));
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

std::string typing(const Story& story, const world::TypedInput& typed) {
  if (typed.bytes.empty()) return "Somebody ends the input (Ctrl+D)" + wakes(story);
  return fmt::format("Somebody types {}{}{}", c_literal(typed.bytes, 32),
                     typed.end == kernel::InputEnd::kEnd ? " and ends the input" : "",
                     wakes(story));
}

}  // namespace

std::string step_sentence(const World& before, const world::StepRecord& record,
                          const World& after) {
  const Story story{before, record, after,
                    record.typed ? "" : name_of_thread(before, record.thread)};
  if (record.typed) return typing(story, *record.typed) + ".";
  if (record.diagnostic) {
    return fmt::format("{} is stopped in line {}: {}.", story.who, record.diagnostic->at.line,
                       record.diagnostic->message);
  }
  return std::visit(Sentence{story}, record.request) + ".";
}

}  // namespace sim::narrate
