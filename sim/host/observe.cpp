#include "sim/host/observe.h"

#include <fcntl.h>
#include <linux/kcmp.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstring>
#include <map>
#include <set>
#include <tuple>

#include "sim/host/proc_text.h"

namespace sim::host {
namespace {

// What cannot differ between two descriptors of one description.
struct Looks {
  std::uint64_t device = 0;  // or the mount
  std::uint64_t inode = 0;
  int status_flags = 0;
  long offset = 0;
  auto operator<=>(const Looks&) const = default;
};

struct Seen {
  std::size_t process = 0;     // index into the graph
  std::size_t descriptor = 0;  // index into its descriptors
  pid_t pid = 0;               // Linux's
  int fd = 0;
  Looks looks;
  bool is_numbered = false;
};

template <class Number>
Number number_in(std::string_view text, int base) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

std::string path(pid_t pid, const std::string& file) { return std::to_string(pid) + "/" + file; }

std::string descriptor_text(int proc, pid_t pid, int fd) {
  return proc_text(proc, path(pid, "fdinfo/" + std::to_string(fd)));
}

// proc_pid_fdinfo(5) tells the inode since Linux 5.14; before, the file itself has to be asked.
ObjectKey object_behind(int proc, pid_t pid, int fd, std::string_view text) {
  const std::string_view inode = field(text, "ino");
  if (!inode.empty()) {
    return {number_in<std::uint64_t>(field(text, "mnt_id"), 10),
            number_in<std::uint64_t>(inode, 10)};
  }
  struct stat status {};
  const std::string file = path(pid, "fd/" + std::to_string(fd));
  if (::fstatat(proc, file.c_str(), &status, 0) != 0) return {};
  return {status.st_dev, status.st_ino};
}

class Observation {
 public:
  Observation(LinuxSide& linux_side, int scale, const GraphSight& sight,
              const std::vector<ObjectKey>& outside, TreeMemory& memory)
      : linux_(linux_side),
        proc_(linux_side.session().proc_folder()),
        scale_(scale),
        sight_(sight),
        outside_(outside),
        memory_(memory) {}

  ObjectGraph graph() {
    for (const Pid pid : linux_.processes()) see_process(pid);
    find_strangers();
    number_objects();
    drop_places_in_directories();
    if (linux_.files()) {
      name_objects();
      find_working_directories();
    }
    if (sight_.descriptions) number_descriptions();
    return std::move(graph_);
  }

 private:
  void see_process(Pid model);
  GraphHandler handler_of(const EnteredHandler& entered) const;
  void see_signals(Pid model, const std::string& status, bool is_in_call, GraphProcess& process);
  void see_threads(Pid model, GraphProcess& process);
  void see_descriptors(pid_t pid);
  void find_strangers();
  void number_objects();
  void number_descriptions();
  void name_objects();
  void find_working_directories();
  void drop_places_in_directories();
  GraphObject object_seen_by(const Seen& seen);
  int number_of(const FileKey& key, const GraphFile& file);
  void measure_pipe(const Seen& seen, GraphObject& object);
  std::vector<std::int64_t> compare(const std::vector<std::pair<const Seen*, const Seen*>>& pairs);

  GraphDescriptor& descriptor_of(const Seen& seen) {
    return graph_.processes[seen.process].descriptors[seen.descriptor];
  }

  LinuxSide& linux_;
  int proc_;
  int scale_;
  const GraphSight& sight_;
  const std::vector<ObjectKey>& outside_;
  TreeMemory& memory_;
  ObjectGraph graph_;
  std::vector<Seen> seen_;
  std::map<FileKey, int> file_numbers_;
  std::set<int> directories_;  // among the objects
};

void Observation::see_process(Pid model) {
  const pid_t pid = linux_.pids().linux_pid(model.value);
  const std::string status = proc_text(proc_, path(pid, "status"));
  const int parent = number_in<int>(field(status, "PPid"), 10);
  if (parent == 0) return;  // gone: the model's line stays alone
  GraphProcess process;
  process.pid = model.value;
  process.parent = linux_.pids().model_pid(parent);
  const bool has_main_thread = !field(status, "State").starts_with('Z');
  if (!has_main_thread && field(status, "Threads") == "1") {
    process.state = GraphProcess::State::kZombie;
    process.exit_status = parse_stat(proc_text(proc_, path(pid, "stat"))).exit_status;
    graph_.processes.push_back(std::move(process));
    return;
  }
  const bool asleep = linux_.is_asleep(ThreadId{model.value});
  const bool is_stopped = field(status, "State").starts_with('T');
  process.state = is_stopped ? GraphProcess::State::kStopped
                  : asleep   ? GraphProcess::State::kAsleep
                             : GraphProcess::State::kReady;
  see_threads(model, process);
  const pid_t living = has_main_thread ? pid : linux_.living_thread(model);
  const std::string living_status =
      has_main_thread ? status : proc_text(proc_, path(living, "status"));
  see_signals(model, living_status, asleep, process);
  if (!has_main_thread) process.pending_of_thread = process.blocked_signals = 0;
  if (linux_.files()) process.umask = number_in<int>(field(living_status, "Umask"), 8);
  graph_.processes.push_back(std::move(process));
  see_descriptors(living);
}

void Observation::see_threads(Pid model, GraphProcess& process) {
  for (const ThreadId thread : linux_.threads(model)) {
    if (thread.value == model.value) continue;
    const pid_t number = linux_.pids().linux_pid(thread.value);
    const std::string own = "task/" + std::to_string(number) + "/stat";
    if (parse_stat(proc_text(proc_, path(number, own))).is_dead()) continue;
    process.threads.push_back({thread.value, linux_.is_asleep(thread)});
  }
}

// What a process sees in the innermost of its namespaces stands last.
int last_number(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \t");
  return number_in<int>(blank == text.npos ? text : text.substr(blank + 1), 10);
}

// An alarm comes from init here; see LinuxSide::ring_alarm().
GraphHandler Observation::handler_of(const EnteredHandler& entered) const {
  const bool is_from_child = entered.signal == SIGCHLD && entered.code > 0;
  const bool is_from_process = entered.code <= 0 && entered.sender != linux_.init().pid();
  if (!is_from_child && !is_from_process) return {entered.signal, SI_KERNEL, 0, 0};
  return {entered.signal, entered.code, linux_.pids().model_pid(entered.sender),
          is_from_child ? entered.status : 0};
}

// An agent that is in no call holds signals with handlers back, as if it did not run: its mask
// stands in its mailbox.
void Observation::see_signals(Pid model, const std::string& status, bool is_in_call,
                              GraphProcess& process) {
  const auto set = [&](const char* name) {
    return number_in<std::uint64_t>(field(status, name), 16) & ~abi::set_of(kTimeSignal);
  };
  process.group = linux_.pids().model_pid(last_number(field(status, "NSpgid")));
  process.session = linux_.pids().model_pid(last_number(field(status, "NSsid")));
  process.ignored_signals = set("SigIgn");
  process.handled_signals = set("SigCgt");
  process.pending_signals = set("ShdPnd");
  process.pending_of_thread = set("SigPnd");
  process.blocked_signals = is_in_call ? set("SigBlk") : linux_.mask_at_rest(model);
  for (const EnteredHandler& each : linux_.handlers(model)) {
    process.handlers.push_back(handler_of(each));
  }
}

void Observation::see_descriptors(pid_t pid) {
  for (const int fd : numbers_in(proc_, path(pid, "fd"))) {
    if (fd >= kFirstHiddenDescriptor) continue;
    const std::string text = descriptor_text(proc_, pid, fd);
    const int flags = number_in<int>(field(text, "flags"), 8);
    const auto [device, inode] = object_behind(proc_, pid, fd, text);
    GraphDescriptor descriptor;
    descriptor.fd = fd;
    descriptor.close_on_exec = (flags & O_CLOEXEC) != 0;
    descriptor.status_flags = flags & ~O_CLOEXEC;
    descriptor.offset = number_in<long>(field(text, "pos"), 10);
    auto& descriptors = graph_.processes.back().descriptors;
    seen_.push_back({graph_.processes.size() - 1,
                     descriptors.size(),
                     pid,
                     fd,
                     {device, inode, descriptor.status_flags, descriptor.offset},
                     false});
    descriptors.push_back(descriptor);
  }
}

// In a pid namespace of our own, everybody whom nobody knows is one too many.
void Observation::find_strangers() {
  if (!linux_.session().has_namespaces()) return;
  for (const int pid : numbers_in(proc_, ".")) {
    const int model = linux_.pids().model_pid(pid);
    const bool known = linux_.is_ours(pid) || linux_.knows(Pid{model});
    if (!known) graph_.strangers.push_back(pid);
  }
}

void Observation::number_objects() {
  std::map<ObjectKey, int> numbers;
  for (const Seen& seen : seen_) {
    const ObjectKey key{seen.looks.device, seen.looks.inode};
    const auto [place, is_new] = numbers.emplace(key, static_cast<int>(numbers.size()));
    descriptor_of(seen).object = place->second;
    if (!is_new) continue;
    const bool is_outside = std::find(outside_.begin(), outside_.end(), key) != outside_.end();
    graph_.objects.push_back(is_outside ? GraphObject{} : object_seen_by(seen));
  }
}

// What has, or had, a name is a file; a pipe may be that as well.
GraphObject Observation::object_seen_by(const Seen& seen) {
  GraphObject object;
  struct stat status {};
  const std::string link = path(seen.pid, "fd/" + std::to_string(seen.fd));
  const bool is_seen = linux_.files() && ::fstatat(proc_, link.c_str(), &status, 0) == 0;
  if (is_seen && S_ISSOCK(status.st_mode)) {
    object.kind = GraphObject::Kind::kSocket;
    return object;
  }
  const bool is_pipe = is_seen && S_ISFIFO(status.st_mode);
  if (is_seen && (!is_pipe || status.st_dev == linux_.files()->device())) {
    object.kind = GraphObject::Kind::kFile;
    object.file = observe_file(*linux_.files(), proc_, link.c_str(), status);
    file_numbers_[key_of(status)] = static_cast<int>(graph_.objects.size());
  }
  if (!is_seen || is_pipe) measure_pipe(seen, object);
  if (is_seen && S_ISDIR(status.st_mode))
    directories_.insert(static_cast<int>(graph_.objects.size()));
  return object;
}

int Observation::number_of(const FileKey& key, const GraphFile& file) {
  const auto [place, is_new] = file_numbers_.emplace(key, static_cast<int>(graph_.objects.size()));
  if (is_new) {
    const auto kind = S_ISFIFO(file.mode) ? GraphObject::Kind::kPipe : GraphObject::Kind::kFile;
    graph_.objects.push_back({kind, 0, 0, file});
  }
  return place->second;
}

// Where a directory's reader stands is a number of the file system's own; 0 is its beginning.
void Observation::drop_places_in_directories() {
  for (GraphProcess& process : graph_.processes) {
    for (GraphDescriptor& descriptor : process.descriptors) {
      if (directories_.contains(descriptor.object)) {
        descriptor.offset = std::min(descriptor.offset, 1l);
      }
    }
  }
}

void Observation::name_objects() {
  const long calls = linux_.calls_on_files();
  if (memory_.calls != calls) memory_ = {calls, observe_tree(*linux_.files())};
  for (const auto& [path, seen] : memory_.tree) {
    graph_.names.push_back({path, number_of(seen.key, seen.file)});
  }
}

void Observation::find_working_directories() {
  for (GraphProcess& process : graph_.processes) {
    if (process.state == GraphProcess::State::kZombie) continue;
    struct stat status {};
    const std::string link = path(linux_.living_thread(Pid{process.pid}), "cwd");
    if (::fstatat(proc_, link.c_str(), &status, 0) != 0) continue;
    const GraphFile file = observe_file(*linux_.files(), proc_, link.c_str(), status);
    process.working_directory = number_of(key_of(status), file);
  }
}

// Through a descriptor that init holds for the moment; it is closed before anything goes on.
void Observation::measure_pipe(const Seen& seen, GraphObject& object) {
  if (!sight_.pipe_contents) {
    object.kind = GraphObject::Kind::kPipe;
    object.capacity_bytes = object.queued_bytes = kNotCompared;
    return;
  }
  Agent& init = linux_.init();
  const std::int64_t at = init.area_address();
  constexpr std::int64_t kPidfd = 3;  // init's lowest free descriptors
  constexpr std::int64_t kCopy = 4;
  const SystemCall calls[] = {
      {SYS_pidfd_open, {seen.pid, 0}, 0},
      {SYS_pidfd_getfd, {kPidfd, seen.fd, 0}, 0},
      {SYS_ioctl, {kCopy, FIONREAD, at}, 0},
      {SYS_fcntl, {kCopy, F_GETPIPE_SZ}, 0},
      {SYS_close, {kCopy}, 0},
      {SYS_close, {kPidfd}, 0},
  };
  const auto done = init.run(calls);
  const bool is_pipe = done.size() == std::size(calls) && done[2].result == 0 && done[3].result > 0;
  object.kind = is_pipe ? GraphObject::Kind::kPipe : GraphObject::Kind::kOther;
  if (!is_pipe) return;
  int queued = 0;
  std::memcpy(&queued, init.area(), sizeof queued);
  object.queued_bytes = queued % scale_ == 0 ? queued / scale_ : -queued;  // torn: never equal
  object.capacity_bytes = done[3].result / scale_;
}

// kcmp(2) for each pair: 0 where both are one description.
std::vector<std::int64_t> Observation::compare(
    const std::vector<std::pair<const Seen*, const Seen*>>& pairs) {
  std::vector<std::int64_t> results;
  for (std::size_t at = 0; at < pairs.size(); at += kCallsPerCommand) {
    std::vector<SystemCall> calls;
    for (std::size_t i = at; i < std::min(pairs.size(), at + kCallsPerCommand); ++i) {
      const auto& [a, b] = pairs[i];
      calls.push_back({SYS_kcmp, {a->pid, b->pid, KCMP_FILE, a->fd, b->fd}, 0});
    }
    for (const SystemCall& call : linux_.init().run(calls)) results.push_back(call.result);
  }
  results.resize(pairs.size(), -1);
  return results;
}

// Round by round: the first of those that look alike gives its number to all that are the same.
// Only rounds with more than one candidate ask the kernel.
void Observation::number_descriptions() {
  std::vector<int> leader(seen_.size(), -1);  // the first descriptor of the same description
  for (std::size_t left = seen_.size(); left > 0;) {
    std::map<Looks, std::size_t> firsts;
    std::vector<std::pair<const Seen*, const Seen*>> pairs;
    std::vector<std::pair<std::size_t, std::size_t>> indices;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (leader[i] >= 0) continue;
      const auto [first, is_new] = firsts.emplace(seen_[i].looks, i);
      if (is_new) {
        leader[i] = static_cast<int>(i);
        --left;
      } else {
        pairs.emplace_back(&seen_[first->second], &seen_[i]);
        indices.emplace_back(first->second, i);
      }
    }
    const auto results = compare(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (results[i] != 0) continue;
      leader[indices[i].second] = static_cast<int>(indices[i].first);
      --left;
    }
  }
  std::map<int, int> numbers;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const auto number = numbers.emplace(leader[i], static_cast<int>(numbers.size()));
    descriptor_of(seen_[i]).description = number.first->second;
  }
}

}  // namespace

// Init holds the three standard streams and nothing else.
std::vector<ObjectKey> outside_objects(LinuxSide& linux_side) {
  const int proc = linux_side.session().proc_folder();
  const pid_t init = linux_side.init().pid();
  std::vector<ObjectKey> keys;
  for (int fd = 0; fd < 3; ++fd) {
    keys.push_back(object_behind(proc, init, fd, descriptor_text(proc, init, fd)));
  }
  return keys;
}

ObjectGraph observe(LinuxSide& linux_side, int scale, const GraphSight& sight,
                    const std::vector<ObjectKey>& outside, TreeMemory& memory) {
  return Observation(linux_side, scale, sight, outside, memory).graph();
}

}  // namespace sim::host
