#include "sim/host/object_graph.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <bit>
#include <csignal>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "sim/host/content_digest.h"
#include "sim/host/mailbox.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/large_file.h"
#include "sim/kernel/signal.h"

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

std::uint64_t content_of(const kernel::FileContent& content) {
  ContentDigest digest;
  content.for_each_page([&](int page, const std::string& bytes) { digest.add_page(page, bytes); });
  return digest.value();
}

std::optional<GraphFile> file_of(const kernel::Object& object) {
  const kernel::Inode* inode = kernel::inode_of(object);
  if (!inode) return std::nullopt;
  GraphFile made{
      kernel::file_type(object) | inode->mode, inode->owner, inode->group, inode->links, 0, 0};
  if (const auto* file = std::get_if<kernel::RegularFile>(&object)) {
    made.size = static_cast<long>(file->content.size());
    made.content = content_of(file->content);
  }
  return made;
}

bool is_outside(const kernel::Object& object) {
  return std::holds_alternative<kernel::Terminal>(object) ||
         std::holds_alternative<kernel::OutsideFile>(object);
}

// How a thing appears of which only the name is known.
GraphObject named_object(const kernel::Object& object) {
  if (std::holds_alternative<kernel::Socket>(object)) return {GraphObject::Kind::kSocket, 0, 0, {}};
  const bool is_pipe = std::holds_alternative<kernel::Pipe>(object);
  return {is_pipe ? GraphObject::Kind::kPipe : GraphObject::Kind::kFile, 0, 0, file_of(object)};
}

GraphObject open_object(const kernel::Object& object, const GraphSight& sight) {
  if (is_outside(object)) return {};
  GraphObject made = named_object(object);
  const auto* pipe = std::get_if<kernel::Pipe>(&object);
  if (!pipe) return made;
  made.capacity_bytes =
      sight.pipe_contents ? static_cast<long>(capacity_bytes(*pipe)) : kNotCompared;
  made.queued_bytes = sight.pipe_contents ? static_cast<long>(queued_bytes(*pipe)) : kNotCompared;
  return made;
}

// What the comparison uses itself is nobody's else: see kTimeSignal.
constexpr abi::SignalSet kCompared = ~abi::set_of(kTimeSignal);

abi::SignalSet signals_with(const kernel::Process& process, abi::Disposition disposition) {
  abi::SignalSet set = 0;
  for (int signal = 1; signal < kernel::kSignals; ++signal) {
    if (process.actions[signal].disposition == disposition) set |= abi::set_of(signal);
  }
  return set & kCompared;
}

void show_signals(const kernel::Process& process, const kernel::Thread* thread,
                  GraphProcess& made) {
  made.ignored_signals = signals_with(process, abi::Disposition::kIgnore);
  made.handled_signals = signals_with(process, abi::Disposition::kHandler);
  made.pending_signals = set_of(process.pending) & kCompared;
  if (!thread) return;
  made.pending_of_thread = set_of(thread->pending) & kCompared;
  made.blocked_signals = thread->blocked & kCompared;
  for (const auto& frame : thread->handlers) {
    const kernel::PendingSignal& told = frame.received;
    const bool has_cause = told.code != SI_KERNEL;
    made.handlers.push_back(
        {told.signal, told.code, has_cause ? told.sender.value : 0, has_cause ? told.status : 0});
  }
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
    if (is_new) graph.objects.push_back(open_object(state.objects.at(description.object), sight));
    const int number = descriptions.number_of(entry.description).first;
    const bool is_directory =
        std::holds_alternative<kernel::Directory>(state.objects.at(description.object));
    return {fd,
            entry.close_on_exec,
            description.status_flags,
            is_directory ? std::min(description.offset, 1l) : description.offset,
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
    made.state = kernel::is_stopped(process) ? GraphProcess::State::kStopped
                 : asleep                    ? GraphProcess::State::kAsleep
                                             : GraphProcess::State::kReady;
    made.group = process.group.value;
    made.session = process.session.value;
    show_signals(process, thread, made);
    for (const abi::ThreadId other : process.other_threads) {
      const bool sleeps = state.threads.at(other).state == kernel::ThreadState::kAsleep;
      made.threads.push_back({other.value, sleeps});
    }
    made.umask = process.umask;
    const auto& entries = process.descriptors.entries;
    for (std::size_t fd = 0; fd < entries.size(); ++fd) {
      if (entries[fd]) made.descriptors.push_back(descriptor(static_cast<int>(fd), *entries[fd]));
    }
    return made;
  }

  int number_of(abi::ObjectId id) {
    const auto [number, is_new] = objects.number_of(id);
    if (is_new) graph.objects.push_back(named_object(state.objects.at(id)));
    return number;
  }

  void collect_names(abi::ObjectId directory, const std::string& path,
                     std::map<std::string, abi::ObjectId>& names) const {
    names[path.empty() ? "/" : path] = directory;
    for (const auto& name : std::get<kernel::Directory>(state.objects.at(directory)).names) {
      const std::string own = path + '/' + name.text;
      names[own] = name.object;
      if (std::holds_alternative<kernel::Directory>(state.objects.at(name.object))) {
        collect_names(name.object, own, names);
      }
    }
  }

  void name_objects() {
    std::map<std::string, abi::ObjectId> names;
    collect_names(state.hosts.front().root, "", names);
    for (const auto& [path, object] : names) graph.names.push_back({path, number_of(object)});
  }

  void find_working_directories() {
    for (GraphProcess& process : graph.processes) {
      if (process.state == GraphProcess::State::kZombie) continue;
      const abi::ObjectId place = state.processes.at(abi::Pid{process.pid}).working_directory;
      process.working_directory = number_of(place);
    }
  }
};

// A line and what it is about, so that two graphs can be laid side by side.
struct KeyedLine {
  // Process and descriptor, where -1 is the process itself; then the paths.
  std::tuple<int, int, std::string> key;
  std::string text;
};
constexpr int kBehindProcesses = std::numeric_limits<int>::max();

std::string name_of(int number) { return std::string(1, static_cast<char>('A' + number % 26)); }

std::string octal(int mode) {
  std::string text;
  for (; mode != 0; mode /= 8) text.insert(text.begin(), static_cast<char>('0' + mode % 8));
  return text.empty() ? "0" : text;
}

const GraphName* name_of_object(const ObjectGraph& graph, int object) {
  const auto named = std::find_if(graph.names.begin(), graph.names.end(),
                                  [&](const GraphName& each) { return each.object == object; });
  return named != graph.names.end() ? &*named : nullptr;
}

const char* kind_text(int mode) {
  if (S_ISDIR(mode)) return "directory";
  if (S_ISFIFO(mode)) return "FIFO";
  return S_ISCHR(mode) ? "device" : "file";
}

// "file /home/student/notes.txt", or "file 4 without a name".
std::string file_name_text(const ObjectGraph& graph, int object) {
  const GraphFile& file = *graph.objects[static_cast<std::size_t>(object)].file;
  const GraphName* name = name_of_object(graph, object);
  return kind_text(file.mode) + std::string(" ") +
         (name ? name->path : std::to_string(object + 1) + " without a name");
}

// "12 bytes, 1 name, mode 644". Bytes that are not the same have another number behind them.
std::string file_text(const GraphFile& file) {
  std::string text;
  if (S_ISREG(file.mode)) text = std::to_string(file.size) + " bytes, ";
  text += std::to_string(file.names) + (file.names == 1 ? " name" : " names");
  text += ", mode " + octal(file.mode & 07777);
  if (file.owner != 1000 || file.group != 1000) {
    text += ", user " + std::to_string(file.owner) + ", group " + std::to_string(file.group);
  }
  if (file.content != 0) text += ", content " + octal(static_cast<int>(file.content & 0777777));
  return text;
}

// "in the handler of signal 17 (code 1, from 3, status 0)"
std::string handler_text(const GraphHandler& handler) {
  const std::string text = "in the handler of signal " + std::to_string(handler.signal);
  if (handler.code == SI_KERNEL) return text;
  return text + " (code " + std::to_string(handler.code) + ", from " +
         std::to_string(handler.sender) + ", status " + std::to_string(handler.status) + ")";
}

// ", blocks signals 2 10"
std::string signals_text(const std::string& verb, std::uint64_t set) {
  std::string numbers;
  for (int signal = 1; signal < kernel::kSignals; ++signal) {
    if ((set & abi::set_of(signal)) != 0) numbers += " " + std::to_string(signal);
  }
  if (set == 0) return "";
  return ", " + verb + (std::has_single_bit(set) ? " signal" : " signals") + numbers;
}

std::string process_text(const ObjectGraph& graph, const GraphProcess& process) {
  static constexpr const char* kStates[] = {"ready", "asleep in a call", "stopped", "zombie"};
  std::string text = "process " + std::to_string(process.pid) + ", child of " +
                     std::to_string(process.parent) + ": " +
                     kStates[static_cast<int>(process.state)];
  if (process.state == GraphProcess::State::kZombie) {
    text += ", wait status " + std::to_string(process.exit_status);
  }
  text +=
      ", group " + std::to_string(process.group) + ", session " + std::to_string(process.session);
  text += signals_text("ignores", process.ignored_signals) +
          signals_text("handles", process.handled_signals) +
          signals_text("blocks", process.blocked_signals) +
          signals_text("has pending", process.pending_signals) +
          signals_text("has pending for its thread", process.pending_of_thread);
  for (const GraphHandler& each : process.handlers) text += ", " + handler_text(each);
  for (const GraphThread& each : process.threads) {
    text += ", thread " + std::to_string(each.number) + (each.is_asleep ? " asleep" : " ready");
  }
  if (process.working_directory != kNotCompared) {
    text += ", in " + file_name_text(graph, process.working_directory);
    text += ", umask " + octal(process.umask);
  }
  return text;
}

std::string flags_text(int flags) {
  static constexpr const char* kAccess[] = {"for reading", "for writing", "for both", "?"};
  std::string text = kAccess[flags & O_ACCMODE];
  if ((flags & O_NONBLOCK) != 0) text += ", O_NONBLOCK";
  if ((flags & O_APPEND) != 0) text += ", O_APPEND";
  const int rest = flags & ~(O_ACCMODE | O_NONBLOCK | O_APPEND | kernel::kLargeFile);
  if (rest != 0) text += ", flags " + std::to_string(rest);
  return text;
}

std::string object_text(const ObjectGraph& graph, int number) {
  const GraphObject& object = graph.objects[static_cast<std::size_t>(number)];
  const std::string name = " " + std::to_string(number + 1);
  if (object.kind == GraphObject::Kind::kOutside) return "stream" + name;
  if (object.kind == GraphObject::Kind::kOther) return "unknown object" + name;
  if (object.kind == GraphObject::Kind::kSocket) return "socket" + name;
  const bool is_named = object.file && name_of_object(graph, number);
  std::string text = object.file ? file_name_text(graph, number) : "pipe" + name;
  if (object.file && !is_named) text += " (" + file_text(*object.file) + ")";
  if (object.kind == GraphObject::Kind::kFile || object.capacity_bytes == kNotCompared) return text;
  return text + " with " + std::to_string(object.queued_bytes) + " of " +
         std::to_string(object.capacity_bytes) + " bytes";
}

std::string descriptor_text(const ObjectGraph& graph, const GraphDescriptor& descriptor) {
  std::string text = "    fd " + std::to_string(descriptor.fd) + " -> ";
  if (descriptor.description != kNotCompared) {
    text += "description " + name_of(descriptor.description) + " ";
  }
  text += "(" + flags_text(descriptor.status_flags) + ", offset " +
          std::to_string(descriptor.offset) + ") -> " + object_text(graph, descriptor.object);
  return descriptor.close_on_exec ? text + ", FD_CLOEXEC" : text;
}

// "file /tmp/b, the same as /tmp/a: 12 bytes, 2 names, mode 644".
std::string name_text(const ObjectGraph& graph, const GraphName& name) {
  const GraphFile& file = *graph.objects[static_cast<std::size_t>(name.object)].file;
  const std::string& first = name_of_object(graph, name.object)->path;
  return kind_text(file.mode) + (" " + name.path) +
         (first == name.path ? "" : ", the same as " + first) + ": " + file_text(file);
}

std::vector<KeyedLine> lines_of(const ObjectGraph& graph) {
  std::vector<KeyedLine> lines;
  for (const GraphProcess& process : graph.processes) {
    lines.push_back({{process.pid, -1, ""}, process_text(graph, process)});
    for (const GraphDescriptor& descriptor : process.descriptors) {
      lines.push_back({{process.pid, descriptor.fd, ""}, descriptor_text(graph, descriptor)});
    }
  }
  for (const int pid : graph.strangers) {
    lines.push_back(
        {{pid, -1, ""}, "process " + std::to_string(pid) + " that has been waited for"});
  }
  for (const GraphName& name : graph.names) {
    lines.push_back({{kBehindProcesses, -1, name.path}, name_text(graph, name)});
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
  made.name_objects();
  made.find_working_directories();
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
