#include "sim/cli/event_json.h"

#include <nlohmann/json.hpp>

#include "sim/cli/json_text.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/socket_constants.h"

namespace sim::cli {
namespace {

using Json = nlohmann::ordered_json;

const char* reason_name(abi::WaitReason reason) {
  switch (reason) {
    case abi::WaitReason::kPipeEmpty:
      return "pipe empty";
    case abi::WaitReason::kPipeFull:
      return "pipe full";
    case abi::WaitReason::kChild:
      return "child";
    case abi::WaitReason::kTerminalInput:
      return "input";
    case abi::WaitReason::kFifoReader:
      return "no reader";
    case abi::WaitReason::kFifoWriter:
      return "no writer";
    case abi::WaitReason::kTime:
      return "time";
    case abi::WaitReason::kSignal:
      return "signal";
    case abi::WaitReason::kPoll:
      return "poll";
    case abi::WaitReason::kThread:
      return "thread";
    case abi::WaitReason::kMutex:
      return "mutex";
    case abi::WaitReason::kCondition:
      return "condition";
    case abi::WaitReason::kSemaphore:
      return "semaphore";
    case abi::WaitReason::kBarrier:
      return "barrier";
    case abi::WaitReason::kReadLock:
      return "read lock";
    case abi::WaitReason::kWriteLock:
      return "write lock";
    case abi::WaitReason::kSocketEmpty:
      return "socket empty";
    case abi::WaitReason::kSocketFull:
      return "socket full";
    case abi::WaitReason::kNoConnection:
      return "no connection";
    case abi::WaitReason::kBacklogFull:
      return "backlog full";
    case abi::WaitReason::kHandshake:
      return "handshake";
    case abi::WaitReason::kReceiverFull:
      return "receiver full";
  }
  return "?";
}

const char* effect_name(kernel::SignalEffect effect) {
  switch (effect) {
    case kernel::SignalEffect::kKilled:
      return "killed";
    case kernel::SignalEffect::kIgnored:
      return "ignored";
    case kernel::SignalEffect::kPending:
      return "pending";
    case kernel::SignalEffect::kMerged:
      return "merged";
    case kernel::SignalEffect::kStopped:
      return "stopped";
    case kernel::SignalEffect::kContinued:
      return "continued";
  }
  return "?";
}

const char* disposition_name(abi::Disposition disposition) {
  switch (disposition) {
    case abi::Disposition::kDefault:
      return "default";
    case abi::Disposition::kIgnore:
      return "ignore";
    case abi::Disposition::kHandler:
      return "handler";
  }
  return "?";
}

Json signals(abi::SignalSet set) {
  Json numbers = Json::array();
  for (int signal = 1; signal <= 64; ++signal) {
    if ((set & abi::set_of(signal)) != 0) numbers.push_back(signal);
  }
  return numbers;
}

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& each : all) list.push_back(json_text(each));
  return list;
}

Json descriptor(const char* name, abi::Pid pid, abi::Fd fd, abi::DescriptionId description) {
  return {
      {"event", name}, {"pid", pid.value}, {"fd", fd.value}, {"description", description.value}};
}

Json bytes(const char* name, abi::ThreadId thread, abi::ObjectId object, const std::string& sample,
           std::size_t count) {
  return {{"event", name},
          {"thread", thread.value},
          {"object", object.value},
          {"count", count},
          {"bytes", json_text(sample)}};
}

struct EventJson {
  Json operator()(const kernel::DescriptorOpened& e) const {
    return descriptor("descriptor opened", e.pid, e.fd, e.description);
  }
  Json operator()(const kernel::DescriptorClosed& e) const {
    return descriptor("descriptor closed", e.pid, e.fd, e.description);
  }
  Json operator()(const kernel::DescriptionCreated& e) const {
    return {{"event", "description created"},
            {"description", e.description.value},
            {"object", e.object.value}};
  }
  Json operator()(const kernel::DescriptionFreed& e) const {
    return {{"event", "description freed"},
            {"description", e.description.value},
            {"object", e.object.value}};
  }
  Json operator()(const kernel::ObjectCreated& e) const {
    return {{"event", "object created"}, {"object", e.object.value}};
  }
  Json operator()(const kernel::ObjectFreed& e) const {
    return {{"event", "object freed"}, {"object", e.object.value}};
  }
  Json operator()(const kernel::BytesWritten& e) const {
    return bytes("bytes written", e.thread, e.object, e.sample, e.count);
  }
  Json operator()(const kernel::BytesRead& e) const {
    return bytes("bytes read", e.thread, e.object, e.sample, e.count);
  }
  Json operator()(const kernel::EndOfFileRead& e) const {
    return {{"event", "end of file"}, {"thread", e.thread.value}, {"object", e.object.value}};
  }
  Json operator()(const kernel::ThreadBlocked& e) const {
    return {{"event", "blocked"},
            {"thread", e.thread.value},
            {"reason", reason_name(e.blocked.reason)},
            {"object", e.blocked.on.value}};
  }
  Json operator()(const kernel::ThreadWoken& e) const {
    return {{"event", "woken"},
            {"thread", e.thread.value},
            {"by", e.by.value},
            {"object", e.object.value}};
  }
  Json operator()(const kernel::ProcessForked& e) const {
    return {{"event", "forked"}, {"parent", e.parent.value}, {"child", e.child.value}};
  }
  Json operator()(const kernel::ProcessExited& e) const {
    return {{"event", "exited"}, {"pid", e.pid.value}, {"raw_status", e.raw_status}};
  }
  Json operator()(const kernel::ProcessReaped& e) const {
    return {{"event", "reaped"}, {"pid", e.pid.value}, {"by", e.by.value}};
  }
  Json operator()(const kernel::ProcessAdopted& e) const {
    return {{"event", "adopted"}, {"pid", e.pid.value}, {"by", e.by.value}};
  }
  Json operator()(const kernel::SignalSent& e) const {
    return {{"event", "signal"},
            {"pid", e.pid.value},
            {"signal", e.signal},
            {"effect", effect_name(e.effect)}};
  }
  Json operator()(const kernel::DispositionSet& e) const {
    return {{"event", "disposition set"},
            {"pid", e.pid.value},
            {"signal", e.signal},
            {"disposition", disposition_name(e.disposition)}};
  }
  Json operator()(const kernel::StatusFlagsSet& e) const {
    return {{"event", "status flags set"},
            {"description", e.description.value},
            {"flags", e.status_flags}};
  }
  Json operator()(const kernel::PipeResized& e) const {
    return {{"event", "pipe resized"}, {"object", e.object.value}, {"slots", e.slots}};
  }
  Json operator()(const kernel::OffsetMoved& e) const {
    return {{"event", "offset moved"}, {"description", e.description.value}, {"offset", e.offset}};
  }
  Json operator()(const kernel::FileResized& e) const {
    return {{"event", "file resized"}, {"object", e.object.value}, {"size", e.size}};
  }
  Json operator()(const kernel::ModeSet& e) const {
    return {{"event", "mode set"}, {"object", e.object.value}, {"mode", e.mode}};
  }
  Json operator()(const kernel::NameAdded& e) const {
    return name("name added", e.directory, e.name, e.object);
  }
  Json operator()(const kernel::NameRemoved& e) const {
    return name("name removed", e.directory, e.name, e.object);
  }
  Json operator()(const kernel::WorkingDirectorySet& e) const {
    return {
        {"event", "working directory set"}, {"pid", e.pid.value}, {"object", e.directory.value}};
  }
  Json operator()(const kernel::SignalDelivered& e) const {
    return {{"event", "signal delivered"}, {"thread", e.thread.value}, {"signal", e.signal}};
  }
  Json operator()(const kernel::HandlerLeft& e) const {
    return {{"event", "handler left"}, {"thread", e.thread.value}, {"signal", e.signal}};
  }
  Json operator()(const kernel::SignalMaskSet& e) const {
    return {
        {"event", "signal mask set"}, {"thread", e.thread.value}, {"blocked", signals(e.blocked)}};
  }
  Json operator()(const kernel::ClockMoved& e) const {
    return {{"event", "clock moved"}, {"nanoseconds", e.now}};
  }
  Json operator()(const kernel::LimitSet& e) const {
    return {{"event", "limit set"},
            {"pid", e.pid.value},
            {"resource", narrate::resource_name(e.resource)},
            {"soft", e.limit.soft},
            {"hard", e.limit.hard}};
  }
  Json operator()(const kernel::ThreadStarted& e) const {
    return {{"event", "thread started"},
            {"thread", e.thread.value},
            {"pid", e.pid.value},
            {"by", e.by.value}};
  }
  Json operator()(const kernel::ThreadExited& e) const {
    return {{"event", "thread ended"}, {"thread", e.thread.value}, {"pid", e.pid.value}};
  }
  Json operator()(const kernel::ThreadJoined& e) const {
    return {{"event", "thread joined"}, {"thread", e.thread.value}, {"by", e.by.value}};
  }
  Json operator()(const kernel::SyncTaken& e) const {
    return {{"event", "taken"}, {"object", e.object.value}, {"thread", e.thread.value}};
  }
  Json operator()(const kernel::SyncGiven& e) const {
    return {{"event", "given back"}, {"object", e.object.value}, {"thread", e.thread.value}};
  }
  Json operator()(const kernel::SocketBound& e) const {
    return {{"event", "bound"}, {"object", e.object.value}};
  }
  Json operator()(const kernel::SocketListens& e) const {
    return {{"event", "listens"}, {"object", e.object.value}, {"backlog", e.backlog}};
  }
  Json operator()(const kernel::ConnectionQueued& e) const {
    return {{"event", "connection queued"},
            {"listener", e.listener.value},
            {"connection", e.connection.value},
            {"client", e.client.value}};
  }
  Json operator()(const kernel::ConnectionAccepted& e) const {
    return {{"event", "connection accepted"},
            {"listener", e.listener.value},
            {"connection", e.connection.value}};
  }
  Json operator()(const kernel::SocketsConnected& e) const {
    return {{"event", "connected"}, {"client", e.client.value}, {"server", e.server.value}};
  }
  Json operator()(const kernel::SegmentSent& e) const {
    return {{"event", "sent"},    {"from", e.from.value},
            {"to", e.to.value},   {"kind", narrate::segment_name(e.kind)},
            {"count", e.count},   {"bytes", json_text(std::string(e.sample))},
            {"segment", e.number}};
  }
  Json operator()(const kernel::SegmentArrived& e) const {
    return {{"event", "arrived"},
            {"segment", e.number},
            {"from", e.from.value},
            {"to", e.to.value},
            {"kind", narrate::segment_name(e.kind)},
            {"count", e.count},
            {"bytes", json_text(std::string(e.sample))}};
  }
  Json operator()(const kernel::SegmentDropped& e) const {
    return {{"event", "dropped"}, {"object", e.object.value}};
  }
  Json operator()(const kernel::SegmentLost& e) const {
    return {{"event", "lost"},      {"segment", e.number},
            {"from", e.from.value}, {"kind", narrate::segment_name(e.kind)},
            {"count", e.count},     {"bytes", json_text(std::string(e.sample))}};
  }
  Json operator()(const kernel::SegmentOverdue& e) const {
    return {{"event", "overdue"}, {"object", e.object.value}, {"times", e.times}};
  }
  Json operator()(const kernel::SocketShut& e) const {
    return {{"event", "shut"}, {"object", e.object.value}, {"how", e.how}};
  }
  Json operator()(const kernel::ConnectionBroken& e) const {
    return {{"event", "broken"}, {"object", e.object.value}, {"errno", e.errno_code}};
  }
  Json operator()(const kernel::ProgramReplaced& e) const {
    return {{"event", "program replaced"},
            {"pid", e.pid.value},
            {"program", json_text(e.program)},
            {"arguments", texts(e.arguments)}};
  }

 private:
  static Json name(const char* event, abi::ObjectId directory, const std::string& text,
                   abi::ObjectId object) {
    return {{"event", event},
            {"directory", directory.value},
            {"name", json_text(text)},
            {"object", object.value}};
  }
};

struct ResultJson {
  Json& call;
  void operator()(const abi::Returned& r) const { call["returned"] = r.value; }
  void operator()(const abi::Failed& f) const { call["errno"] = f.errno_code; }
  void operator()(const abi::Blocked& b) const { call["blocked"] = reason_name(b.reason); }
  void operator()(const abi::Ended& e) const { call["ended"] = e.raw_status; }
  void operator()(const abi::Restarts& r) const { call["restarts"] = r.signal; }
  void operator()(const abi::Replaced& r) const { call["program"] = json_text(r.program); }
};

Json call_json(const world::StepRecord& record) {
  Json call{{"event", "call"},
            {"pid", record.pid.value},
            {"thread", record.thread.value},
            {"file", record.place.file.text()},
            {"line", record.place.at.line}};
  if (record.diagnostic) {
    call["fault"] = json_text(abi::to_text(*record.diagnostic));
    return call;
  }
  call["call"] = json_text(narrate::call_text(record.request));
  call["again"] = record.attempt == world::StepRecord::Attempt::kAgain;
  std::visit(ResultJson{call}, record.outcome);
  return call;
}

Json typing_json(const world::TypedInput& typed) {
  Json typing{{"event", "typed"},
              {"text", json_text(typed.bytes)},
              {"ends", typed.end == kernel::InputEnd::kEnd}};
  if (typed.signal != 0) typing["signal"] = typed.signal;
  return typing;
}

Json beginning_json(const world::StepRecord& record) {
  if (record.typed) return typing_json(*record.typed);
  return record.is_network ? Json{{"event", "network"}} : call_json(record);
}

std::string line_of(long step, const Json& event) {
  Json line{{"step", step}};
  line.update(event);
  return line.dump();
}

}  // namespace

std::vector<std::string> event_lines(const world::World& after, const world::StepRecord& record) {
  std::vector<std::string> lines{line_of(after.steps, beginning_json(record))};
  for (const auto& event : record.events) {
    lines.push_back(line_of(after.steps, std::visit(EventJson{}, event)));
  }
  return lines;
}

}  // namespace sim::cli
