#include "sim/host/words.h"

#include <sys/wait.h>

#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"

namespace sim::host {
namespace {

constexpr std::size_t kShownBytes = 32;

std::string quoted(const std::string& bytes) {
  abi::WriteRequest request{abi::Fd{0}, bytes};
  const std::string text = narrate::call_text(request, kShownBytes);  // write(0, "...", n)
  const std::size_t begin = text.find('"');
  const std::size_t end = text.rfind(", ");
  return begin == text.npos ? "nothing" : text.substr(begin, end - begin);
}

std::string octal_literal(int number) {
  std::string text;
  for (; number != 0; number /= 8) text.insert(text.begin(), static_cast<char>('0' + number % 8));
  return "0" + text;
}

std::string status_text(const abi::FileStatus& status) {
  return "mode " + octal_literal(status.mode) + ", " + std::to_string(status.links) +
         " links, owner " + std::to_string(status.owner) + ", group " +
         std::to_string(status.group) + ", " + std::to_string(status.size) + " bytes in " +
         std::to_string(status.blocks) + " blocks";
}

std::string payload_text(const abi::Payload& payload) {
  struct Visitor {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const abi::Bytes& bytes) const {
      return bytes.empty() ? "" : " and delivers " + quoted(bytes);
    }
    std::string operator()(const abi::PipeEnds& ends) const {
      return " and delivers descriptors " + std::to_string(ends.read_end.value) + " and " +
             std::to_string(ends.write_end.value);
    }
    std::string operator()(const abi::ChildStatus& status) const {
      return " and delivers wait status " + std::to_string(status.raw);
    }
    std::string operator()(const abi::FileStatus& status) const {
      return " and delivers " + status_text(status);
    }
    std::string operator()(const abi::DirectoryEntries& entries) const {
      std::string text = " and delivers";
      for (const abi::DirectoryEntry& entry : entries) text += " " + quoted(entry.name);
      return text;
    }
    std::string operator()(const abi::SignalAction&) const { return " and delivers an action"; }
    std::string operator()(const abi::DeliveredSet& set) const {
      return " and delivers the signals " + std::to_string(set.signals);
    }
    std::string operator()(const abi::TimeSpan& span) const {
      return " and delivers " + std::to_string(span.nanoseconds) + " ns";
    }
    std::string operator()(const abi::PollResults& results) const {
      std::string text = " and delivers";
      for (const short events : results.events) text += " " + std::to_string(events);
      return text;
    }
    std::string operator()(const abi::ThreadValue& thread) const {
      return " and delivers " + std::to_string(thread.value);
    }
    std::string operator()(const abi::DescriptorPair& pair) const {
      return " and delivers descriptors " + std::to_string(pair.first.value) + " and " +
             std::to_string(pair.second.value);
    }
    std::string operator()(const abi::SocketName& name) const {
      return " and delivers the address " + quoted(name.address);
    }
    std::string operator()(const abi::ReceivedMessage& message) const {
      const std::string from = message.from.empty() ? "" : " from " + quoted(message.from);
      return " and delivers " + quoted(message.bytes) + from;
    }
    std::string operator()(const abi::OptionValue& option) const {
      return " and delivers the option " + quoted(option.bytes);
    }
    std::string operator()(const abi::ResourceLimit& limit) const {
      return " and delivers " + std::to_string(limit.soft) + " of " + std::to_string(limit.hard);
    }
  };
  return std::visit(Visitor{}, payload);
}

std::string ending_text(int raw_status) {
  if (raw_status == -1) return "ends";
  if (WIFSIGNALED(raw_status)) return "is killed by signal " + std::to_string(WTERMSIG(raw_status));
  return "exits with status " + std::to_string(WEXITSTATUS(raw_status));
}

}  // namespace

std::string outcome_text(const abi::Outcome& outcome) {
  struct Visitor {
    std::string operator()(const abi::Restarts&) const { return "begins anew after a handler"; }
    std::string operator()(const abi::Replaced& r) const { return "becomes " + r.program; }
    std::string operator()(const abi::Returned& r) const {
      return "returns " + std::to_string(r.value) + payload_text(r.payload);
    }
    std::string operator()(const abi::Failed& f) const {
      return "fails with " + narrate::errno_name(f.errno_code);
    }
    std::string operator()(const abi::Blocked&) const { return "sleeps"; }
    std::string operator()(const abi::Ended& e) const { return ending_text(e.raw_status); }
  };
  return std::visit(Visitor{}, outcome);
}

std::string call_text(const world::World& world, const world::StepRecord& record) {
  if (record.typed) return "typed input";
  std::string who = "process " + std::to_string(record.pid.value);
  if (const auto* process = world.kernel.processes.find(record.pid)) who = process->name;
  return who + ", line " + std::to_string(record.place.at.line) + ": " +
         narrate::call_text(record.request, kShownBytes);
}

std::string first_difference(const std::vector<GraphLine>& lines) {
  const auto trimmed = [](const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == text.npos ? std::string("nothing") : text.substr(begin);
  };
  for (const GraphLine& line : lines) {
    if (!line.differs()) continue;
    return "the model has \"" + trimmed(line.model) + "\", Linux has \"" +
           trimmed(line.linux_side) + "\"";
  }
  return {};
}

}  // namespace sim::host
