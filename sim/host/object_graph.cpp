#include "sim/host/object_graph.h"

#include <fcntl.h>

#include <algorithm>
#include <map>
#include <utility>

namespace sim::host {
namespace {

// Numbers things in the order in which they are met.
template <class Key>
class Numbering {
 public:
  // The number, and whether the thing is new.
  std::pair<int, bool> number_of(const Key& key) {
    const auto [place, is_new] = numbers_.emplace(key, static_cast<int>(numbers_.size()));
    return {place->second, is_new};
  }

 private:
  std::map<Key, int> numbers_;
};

GraphObject object_of(const kernel::Object& object, const GraphSight& sight) {
  const auto* pipe = std::get_if<kernel::Pipe>(&object);
  if (!pipe) return {};
  if (!sight.pipe_contents) return {GraphObject::Kind::kPipe, kNotCompared, kNotCompared};
  return {GraphObject::Kind::kPipe, static_cast<long>(capacity_bytes(*pipe)),
          static_cast<long>(queued_bytes(*pipe))};
}

std::uint64_t ignored_signals(const kernel::Process& process) {
  std::uint64_t bits = 0;
  for (std::size_t signal = 1; signal < process.dispositions.size(); ++signal) {
    if (process.dispositions[signal] == abi::Disposition::kIgnore) {
      bits |= std::uint64_t{1} << (signal - 1);
    }
  }
  return bits;
}

// The model's graph in the making.
struct ModelGraph {
  const kernel::KernelState& state;
  const GraphSight& sight;
  ObjectGraph graph;
  Numbering<abi::DescriptionId> descriptions;
  Numbering<abi::ObjectId> objects;

  GraphDescriptor descriptor(int fd, const kernel::Descriptor& entry) {
    const auto& description = state.descriptions.at(entry.description);
    const auto [object, is_new] = objects.number_of(description.object);
    if (is_new) graph.objects.push_back(object_of(state.objects.at(description.object), sight));
    const int number = descriptions.number_of(entry.description).first;
    return {fd,
            entry.close_on_exec,
            description.status_flags,
            description.offset,
            sight.descriptions ? number : kNotCompared,
            object};
  }

  GraphProcess process(abi::Pid pid, const kernel::Process& process) {
    GraphProcess made;
    made.pid = pid.value;
    made.parent = process.parent.value;
    const auto* thread = state.threads.find(abi::ThreadId{pid.value});
    if (kernel::is_zombie(process)) {
      made.state = GraphProcess::State::kZombie;
      made.exit_status = *process.exit_status;
      return made;
    }
    const bool asleep = thread && thread->state == kernel::ThreadState::kAsleep;
    made.state = asleep ? GraphProcess::State::kAsleep : GraphProcess::State::kReady;
    made.ignored_signals = ignored_signals(process);
    const auto& entries = process.descriptors.entries;
    for (std::size_t fd = 0; fd < entries.size(); ++fd) {
      if (entries[fd]) made.descriptors.push_back(descriptor(static_cast<int>(fd), *entries[fd]));
    }
    return made;
  }
};

// A line and what it is about, so that two graphs can be laid side by side.
struct KeyedLine {
  std::pair<int, int> key;  // process and descriptor; -1 is the process itself
  std::string text;
};

std::string name_of(int number) { return std::string(1, static_cast<char>('A' + number % 26)); }

std::string process_text(const GraphProcess& process) {
  static constexpr const char* kStates[] = {"ready", "asleep in a call", "zombie"};
  std::string text = "process " + std::to_string(process.pid) + ", child of " +
                     std::to_string(process.parent) + ": " +
                     kStates[static_cast<int>(process.state)];
  if (process.state == GraphProcess::State::kZombie) {
    text += ", wait status " + std::to_string(process.exit_status);
  }
  for (int signal = 1; signal <= 64; ++signal) {
    if ((process.ignored_signals >> (signal - 1) & 1u) != 0) {
      text += ", ignores signal " + std::to_string(signal);
    }
  }
  return text;
}

std::string flags_text(int flags) {
  static constexpr const char* kAccess[] = {"for reading", "for writing", "for both", "?"};
  std::string text = kAccess[flags & O_ACCMODE];
  if ((flags & O_NONBLOCK) != 0) text += ", O_NONBLOCK";
  if ((flags & O_APPEND) != 0) text += ", O_APPEND";
  const int rest = flags & ~(O_ACCMODE | O_NONBLOCK | O_APPEND | 0100000);
  if (rest != 0) text += ", flags " + std::to_string(rest);
  return text;
}

std::string object_text(const GraphObject& object, int number) {
  const std::string name = " " + std::to_string(number + 1);
  if (object.kind == GraphObject::Kind::kOutside) return "stream" + name;
  if (object.kind == GraphObject::Kind::kOther) return "unknown object" + name;
  if (object.capacity_bytes == kNotCompared) return "pipe" + name;
  return "pipe" + name + " with " + std::to_string(object.queued_bytes) + " of " +
         std::to_string(object.capacity_bytes) + " bytes";
}

std::string descriptor_text(const ObjectGraph& graph, const GraphDescriptor& descriptor) {
  std::string text = "    fd " + std::to_string(descriptor.fd) + " -> ";
  if (descriptor.description != kNotCompared) {
    text += "description " + name_of(descriptor.description) + " ";
  }
  text +=
      "(" + flags_text(descriptor.status_flags) + ", offset " + std::to_string(descriptor.offset) +
      ") -> " +
      object_text(graph.objects[static_cast<std::size_t>(descriptor.object)], descriptor.object);
  return descriptor.close_on_exec ? text + ", FD_CLOEXEC" : text;
}

std::vector<KeyedLine> lines_of(const ObjectGraph& graph) {
  std::vector<KeyedLine> lines;
  for (const GraphProcess& process : graph.processes) {
    lines.push_back({{process.pid, -1}, process_text(process)});
    for (const GraphDescriptor& descriptor : process.descriptors) {
      lines.push_back({{process.pid, descriptor.fd}, descriptor_text(graph, descriptor)});
    }
  }
  for (const int pid : graph.strangers) {
    lines.push_back({{pid, -1}, "process " + std::to_string(pid) + " that has been waited for"});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const KeyedLine& a, const KeyedLine& b) { return a.key < b.key; });
  return lines;
}

}  // namespace

ObjectGraph graph_of(const kernel::KernelState& state, const GraphSight& sight) {
  ModelGraph made{state, sight, {}, {}, {}};
  state.processes.for_each([&](abi::Pid pid, const kernel::Process& process) {
    made.graph.processes.push_back(made.process(pid, process));
  });
  return std::move(made.graph);
}

std::vector<GraphLine> side_by_side(const ObjectGraph& model, const ObjectGraph& linux_side) {
  const std::vector<KeyedLine> left = lines_of(model);
  const std::vector<KeyedLine> right = lines_of(linux_side);
  std::vector<GraphLine> lines;
  std::size_t l = 0;
  std::size_t r = 0;
  while (l < left.size() || r < right.size()) {
    const bool take_left = r == right.size() || (l < left.size() && left[l].key <= right[r].key);
    const bool take_right = l == left.size() || (r < right.size() && right[r].key <= left[l].key);
    GraphLine line;
    if (take_left) line.model = left[l].text;
    if (take_right) line.linux_side = right[r].text;
    l += take_left ? 1 : 0;
    r += take_right ? 1 : 0;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace sim::host
