#include "sim/kernel/invariants.h"

#include <algorithm>
#include <map>
#include <set>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/threads.h"

namespace sim::kernel {
namespace {

// Collects the first fault only; later checks would report its consequences.
class Findings {
 public:
  void expect(bool holds, const std::string& otherwise) {
    if (!holds && !fault_) fault_ = otherwise;
  }
  std::optional<std::string> first() const { return fault_; }

 private:
  std::optional<std::string> fault_;
};

std::string number(int value) { return std::to_string(value); }

std::map<DescriptionId, int> count_references(const KernelState& state) {
  std::map<DescriptionId, int> count;
  state.processes.for_each([&](Pid, const Process& process) {
    for (const auto& entry : process.descriptors.entries) {
      if (entry) ++count[entry->description];
    }
  });
  state.threads.for_each([&](ThreadId, const Thread& thread) {
    if (thread.call && thread.call->description.value >= 0) ++count[thread.call->description];
  });
  return count;
}

void check_references(const KernelState& state, Findings& findings) {
  std::map<DescriptionId, int> counted = count_references(state);
  state.descriptions.for_each([&](DescriptionId id, const OpenFileDescription& description) {
    findings.expect(description.references == counted[id] && counted[id] > 0,
                    "description " + number(id.value) + " counts " +
                        number(description.references) + " references, there are " +
                        number(counted[id]));
    findings.expect(state.objects.contains(description.object),
                    "description " + number(id.value) + " has no object");
    counted.erase(id);
  });
  findings.expect(counted.empty(), "a reference leads to no description");
}

void check_pipe(const KernelState& state, ObjectId id, const Pipe& pipe, Findings& findings) {
  int readers = 0;
  int writers = 0;
  state.descriptions.for_each([&](DescriptionId, const OpenFileDescription& description) {
    if (description.object != id) return;
    readers += is_readable(description) ? 1 : 0;
    writers += is_writable(description) ? 1 : 0;
  });
  const std::string name = "pipe " + number(id.value);
  findings.expect(pipe.readers == readers && pipe.writers == writers, name + " miscounts its ends");
  const bool has_name = pipe.fifo && pipe.fifo->inode.links > 0;
  findings.expect(readers + writers > 0 || has_name, name + " has neither description nor name");
  findings.expect(free_slots(pipe) >= 0, name + " holds more slots than it has");
  for (const PipeSlot& slot : pipe.slots) {
    const std::size_t used = static_cast<std::size_t>(slot.consumed) + slot.bytes.size();
    findings.expect(!slot.bytes.empty() && used <= static_cast<std::size_t>(pipe.size.slot_bytes),
                    name + " has a slot that is empty or too full");
  }
}

std::map<ObjectId, long> count_charges(const KernelState& state) {
  std::map<ObjectId, long> charges;
  state.objects.for_each([&](ObjectId, const Object& object) {
    const auto* socket = std::get_if<Socket>(&object);
    if (!socket) return;
    for (const Message& message : socket->received) charges[message.sender] += message.charge;
  });
  return charges;
}

bool is_listed(const KernelState& state, ObjectId id, const Socket& socket) {
  if (is_unix(socket) || socket.name.port == 0 || socket.has_lost_port) return true;
  const PortUsers* users =
      state.network.ports.find(port_id(socket.kind, socket.host, socket.name.port));
  return users && std::count(users->sockets.begin(), users->sockets.end(), id) == 1;
}

bool is_pending(const KernelState& state, ObjectId id, const Socket& socket) {
  const Object* listener = state.objects.find(socket.listener);
  const auto* found = listener ? std::get_if<Socket>(listener) : nullptr;
  return found && std::count(found->pending.begin(), found->pending.end(), id) == 1;
}

// A socket lives while it has a description, waits in a backlog, or its connection has not ended.
void check_socket(const KernelState& state, ObjectId id, const Socket& socket, int descriptions,
                  std::map<ObjectId, long>& charges, Findings& findings) {
  const std::string name = "socket " + number(id.value);
  const bool is_kept = socket.opens == 1 || socket.listener.value >= 0 ||
                       (socket.kind == SocketKind::kTcp && socket.state != SocketState::kClosed);
  findings.expect(is_kept, name + " is kept by nobody");
  findings.expect(socket.opens == descriptions, name + " miscounts its descriptions");
  findings.expect(socket.charged == charges[id], name + " is charged for what is not there");
  findings.expect(is_listed(state, id, socket), name + " has a port that does not know it");
  findings.expect(socket.listener.value < 0 || is_pending(state, id, socket),
                  name + " waits in no backlog");
}

void check_sockets(const KernelState& state, Findings& findings) {
  std::map<ObjectId, int> descriptions;
  state.descriptions.for_each([&](DescriptionId, const OpenFileDescription& description) {
    ++descriptions[description.object];
  });
  std::map<ObjectId, long> charges = count_charges(state);
  std::size_t connecting = 0;
  state.objects.for_each([&](ObjectId id, const Object& object) {
    const auto* socket = std::get_if<Socket>(&object);
    if (!socket) return;
    check_socket(state, id, *socket, descriptions[id], charges, findings);
    const bool is_far = state.network.flows.contains(id);
    connecting += socket->state == SocketState::kSynSent && !is_far ? 1 : 0;
  });
  state.network.flows.for_each([&](ObjectId id, const Flow& flow) {
    const Object* object = state.objects.find(id);
    const auto* socket = object ? std::get_if<Socket>(object) : nullptr;
    findings.expect(socket, "a flow has no socket");
    if (!socket) return;
    findings.expect(flow.in_transit <= static_cast<long>(socket->unsent.size()),
                    "a flow has sent what it has not");
    findings.expect(socket->state != SocketState::kClosed || flow.repeat_at == 0,
                    "a connection that has ended sends again");
  });
  const auto& in_flight = state.network.in_flight;
  findings.expect(std::is_sorted(in_flight.begin(), in_flight.end(),
                                 [](const Segment& one, const Segment& other) {
                                   return one.arrives_at < other.arrives_at;
                                 }),
                  "segments in flight are not sorted");
  findings.expect(connecting == state.network.connecting.size(), "a lost SYN is not remembered");
}

// What directories and descriptions say about each thing in the file system.
struct Use {
  int links = 0;
  int opens = 0;
};

std::map<ObjectId, Use> count_uses(const KernelState& state) {
  std::map<ObjectId, Use> uses;
  state.objects.for_each([&](ObjectId id, const Object& object) {
    const auto* directory = std::get_if<Directory>(&object);
    if (!directory) return;
    if (directory->parent == id) uses[id].links += 2;  // "/"
    for (const Name& name : directory->names) {
      const Object* named = state.objects.find(name.object);
      const bool is_directory = named && std::holds_alternative<Directory>(*named);
      uses[name.object].links += is_directory ? 2 : 1;
      if (is_directory) ++uses[id].links;
    }
  });
  state.descriptions.for_each([&](DescriptionId, const OpenFileDescription& description) {
    ++uses[description.object].opens;
  });
  return uses;
}

void check_files(const KernelState& state, Findings& findings) {
  const auto uses = count_uses(state);
  long pages = 0;
  state.objects.for_each([&](ObjectId id, const Object& object) {
    if (const auto* file = std::get_if<RegularFile>(&object)) {
      pages += static_cast<long>(file->content.stored_pages());
    }
    const Inode* inode = inode_of(object);
    if (!inode) return;
    const auto found = uses.find(id);
    const Use use = found != uses.end() ? found->second : Use{};
    findings.expect(inode->links == use.links && inode->opens == use.opens,
                    "file " + number(id.value) + " miscounts its names or its descriptions");
  });
  for (const auto& [id, use] : uses) {
    findings.expect(state.objects.contains(id), "name or description of a missing file");
  }
  findings.expect(pages == state.disk_pages, "the pages of the disk are miscounted");
}

using Sleepers = std::multiset<ThreadId>;

void add_sleepers(const WaitQueue& queue, Sleepers& sleepers) {
  sleepers.insert(queue.begin(), queue.end());
}

void add_sleepers(const SyncObject& object, Sleepers& sleepers) {
  std::visit(
      [&](const auto& state) {
        if constexpr (requires { state.waiting; }) add_sleepers(state.waiting, sleepers);
      },
      object.state);
  const auto* lock = std::get_if<ReadWriteLock>(&object.state);
  if (!lock) return;
  add_sleepers(lock->readers_waiting, sleepers);
  add_sleepers(lock->writers_waiting, sleepers);
}

Sleepers queued_threads(const KernelState& state) {
  Sleepers queued;
  add_sleepers(state.polling, queued);
  state.processes.for_each(
      [&](Pid, const Process& process) { add_sleepers(process.waiting_for_children, queued); });
  state.threads.for_each(
      [&](ThreadId, const Thread& thread) { add_sleepers(thread.joiners, queued); });
  state.objects.for_each([&](ObjectId, const Object& object) {
    if (const auto* pipe = std::get_if<Pipe>(&object)) {
      add_sleepers(pipe->readers_waiting, queued);
      add_sleepers(pipe->writers_waiting, queued);
      if (pipe->fifo) add_sleepers(pipe->fifo->openers_waiting, queued);
    }
    if (const auto* terminal = std::get_if<Terminal>(&object)) {
      add_sleepers(terminal->readers_waiting, queued);
    }
    if (const auto* file = std::get_if<OutsideFile>(&object)) {
      add_sleepers(file->readers_waiting, queued);
    }
    if (const auto* sync = std::get_if<SyncObject>(&object)) add_sleepers(*sync, queued);
    if (const auto* socket = std::get_if<Socket>(&object)) {
      add_sleepers(socket->waiting, queued);
      add_sleepers(socket->peers_waiting, queued);
    }
  });
  return queued;
}

void check_threads(const KernelState& state, Findings& findings) {
  const Sleepers queued = queued_threads(state);
  std::size_t asleep = 0;
  int woken = 0;
  state.threads.for_each([&](ThreadId id, const Thread& thread) {
    const std::string name = "thread " + number(id.value);
    const bool sleeps = thread.state == ThreadState::kAsleep;
    const bool has_queue = sleeps && thread.call &&
                           thread.call->blocked.reason != abi::WaitReason::kTime &&
                           thread.call->blocked.reason != abi::WaitReason::kSignal;
    asleep += has_queue ? 1 : 0;
    woken += thread.state == ThreadState::kWoken ? 1 : 0;
    findings.expect(queued.count(id) == (has_queue ? 1u : 0u),
                    name + " sleeps in no queue or in two");
    findings.expect(thread.call.has_value() == (thread.state != ThreadState::kReady),
                    name + " is in a call and ready");
    findings.expect(state.processes.contains(thread.process), name + " has no process");
  });
  findings.expect(asleep == queued.size(), "a queue holds a thread that does not sleep");
  findings.expect(woken == state.woken_threads, "the number of woken threads is wrong");
}

void check_signals(const KernelState& state, Findings& findings) {
  std::size_t pending = 0;
  state.processes.for_each([&](Pid, const Process& process) { pending += process.pending.size(); });
  state.threads.for_each([&](ThreadId, const Thread& thread) { pending += thread.pending.size(); });
  findings.expect(pending == static_cast<std::size_t>(state.pending_signals),
                  "the number of pending signals is wrong");
}

void check_threads_of(const KernelState& state, Pid pid, Findings& findings) {
  const Process& process = state.processes.at(pid);
  const std::string name = "process " + number(pid.value);
  for (const ThreadId id : process.other_threads) {
    const Thread* thread = state.threads.find(id);
    findings.expect(thread && thread->process == pid, name + " has a thread that is not its own");
  }
  for (const SyncPlace& place : process.sync_objects) {
    const Object* object = state.objects.find(place.object);
    const auto* sync = object ? std::get_if<SyncObject>(object) : nullptr;
    findings.expect(sync && sync->process == pid && sync->address == place.address,
                    name + " has lost what its threads synchronise by");
  }
}

void check_family(const KernelState& state, Findings& findings) {
  int stopped = 0;
  state.processes.for_each([&](Pid pid, const Process& process) {
    const std::string name = "process " + number(pid.value);
    const bool has_thread = count_threads(state, pid) > 0;
    findings.expect(is_zombie(process) != has_thread, name + " is a zombie with a thread");
    check_threads_of(state, pid, findings);
    if (is_stopped(process)) ++stopped;
    findings.expect(!is_zombie(process) || process.descriptors.entries.empty(),
                    name + " is a zombie with descriptors");
    process.children.for_each([&](Pid child, std::monostate) {
      const Process* found = state.processes.find(child);
      findings.expect(found && found->parent == pid, name + " has a child that is not its own");
      const bool has_news = found && (is_zombie(*found) || found->unreported);
      findings.expect(process.children_with_news.contains(child) == has_news,
                      name + " is wrong about the news of a child");
    });
    findings.expect(process.children_with_news.size() <= process.children.size(),
                    name + " has news of a child that is not its own");
    const bool is_known = process.parent == abi::kInitPid ||
                          (state.processes.contains(process.parent) &&
                           state.processes.at(process.parent).children.contains(pid));
    findings.expect(is_known, name + " is missing among its parent's children");
  });
  findings.expect(stopped == state.stopped_processes, "the number of stopped processes is wrong");
}

}  // namespace

std::optional<std::string> broken_invariant(const KernelState& state) {
  Findings findings;
  check_references(state, findings);
  state.objects.for_each([&](ObjectId id, const Object& object) {
    if (const auto* pipe = std::get_if<Pipe>(&object)) check_pipe(state, id, *pipe, findings);
  });
  check_files(state, findings);
  check_sockets(state, findings);
  check_threads(state, findings);
  check_signals(state, findings);
  check_family(state, findings);
  return findings.first();
}

}  // namespace sim::kernel
