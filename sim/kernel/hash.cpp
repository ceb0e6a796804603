// hash_of: every field of the state, in order, mixed into one number.

#include <functional>
#include <string_view>
#include <type_traits>

#include "sim/kernel/state.h"

namespace sim::kernel {
namespace {

class Hash {
 public:
  void add(std::size_t value) {
    value_ ^= value + 0x9e3779b97f4a7c15ULL + (value_ << 6) + (value_ >> 2);
  }
  void add(int value) { add(static_cast<std::size_t>(static_cast<unsigned>(value))); }
  void add(long value) { add(static_cast<std::size_t>(value)); }
  void add(bool value) { add(static_cast<std::size_t>(value)); }
  void add(std::monostate) {}
  void add(std::string_view text) { add(std::hash<std::string_view>{}(text)); }

  template <class Tag>
  void add(abi::Id<Tag> id) {
    add(id.value);
  }

  template <class Enum>
  requires std::is_enum_v<Enum>
  void add(Enum value) { add(static_cast<int>(value)); }

  template <class Element>
  void add(const std::vector<Element>& list) {
    add(list.size());
    for (const Element& element : list) add(element);
  }

  template <class Key, class Value, int page_slots>
  void add(const Table<Key, Value, page_slots>& table) {
    add(table.size());
    table.for_each([this](Key key, const Value& value) {
      add(key);
      add(value);
    });
  }

  void add(const PipeSize& size) {
    add(size.slots);
    add(size.slot_bytes);
  }
  void add(const PipeSlots& slots) {
    add(slots.size());
    for (const PipeSlot slot : slots) {
      add(slot.consumed);
      add(slot.bytes.size());
    }
    add(slots.bytes());
  }
  void add(const OutputPiece& piece) {
    add(piece.writer);
    add(piece.bytes);
  }
  void add(const Output& output) { add(output.pieces); }
  void add(const Terminal& terminal) {
    add(terminal.output);
    add(terminal.foreground);
    add(terminal.input.unread());
    for (const std::size_t cut : terminal.cuts) add(cut);
    add(terminal.at_end_of_input);
    add(terminal.readers_waiting);
  }
  void add(const OutsideFile& file) {
    add(file.kind);
    add(file.output);
    add(file.input.unread());
    add(file.at_end_of_input);
    add(file.readers_waiting);
  }
  void add(const Pipe& pipe) {
    add(pipe.size);
    add(pipe.slots);
    add(pipe.readers);
    add(pipe.writers);
    add(pipe.readers_waiting);
    add(pipe.writers_waiting);
    if (pipe.fifo) add(*pipe.fifo);
  }
  void add(const Inode& inode) {
    add(inode.mode);
    add(inode.owner);
    add(inode.group);
    add(inode.links);
    add(inode.opens);
    add(inode.name);
  }
  void add(const RegularFile& file) {
    add(file.inode);
    add(file.content.size());
    file.content.for_each_page([this](int page, const std::string& bytes) {
      add(page);
      add(bytes);
    });
  }
  void add(const NullDevice& device) { add(device.inode); }
  void add(const Name& name) {
    add(name.text);
    add(name.object);
    add(name.cookie);
  }
  void add(const Directory& directory) {
    add(directory.inode);
    add(directory.parent);
    add(directory.names);
    add(directory.next_cookie);
  }
  void add(const Fifo& fifo) {
    add(fifo.inode);
    add(fifo.read_opens);
    add(fifo.write_opens);
    add(fifo.openers_waiting);
  }
  void add(const Mutex& mutex) {
    add(mutex.kind);
    add(mutex.owner);
    add(mutex.depth);
    add(mutex.waiting);
  }
  void add(const Condition& condition) { add(condition.waiting); }
  void add(const Semaphore& semaphore) {
    add(semaphore.value);
    add(semaphore.waiting);
  }
  void add(const Barrier& barrier) {
    add(barrier.count);
    add(barrier.arrived);
    add(barrier.round);
    add(barrier.waiting);
  }
  void add(const ReadWriteLock& lock) {
    add(lock.readers);
    add(lock.writer);
    add(lock.readers_waiting);
    add(lock.writers_waiting);
  }
  void add(const SyncObject& object) {
    add(object.process);
    add(static_cast<std::size_t>(object.address));
    add(object.state.index());
    std::visit([this](const auto& state) { add(state); }, object.state);
  }
  void add(const SocketAddress& address) {
    add(address.family);
    add(address.path);
    for (const std::uint8_t byte : address.ip) add(int{byte});
    add(address.port);
  }
  void add(const Message& message) {
    add(message.bytes);
    add(message.consumed);
    add(message.sender);
  }
  void add(const Socket& socket) {
    add(socket.kind);
    add(socket.state);
    add(socket.name);
    add(socket.peer_name);
    add(socket.peer);
    add(socket.error);
    add(socket.send_shut);
    add(socket.receive_shut);
    add(socket.backlog);
    add(socket.pending);
    add(socket.received);
    add(socket.unsent);
    add(socket.retry_at);
    add(socket.waiting);
    add(socket.peers_waiting);
  }
  void add(const Segment& segment) {
    add(segment.kind);
    add(segment.from);
    add(segment.to);
    add(segment.sequence);
    add(segment.acknowledged);
    add(segment.window);
    add(segment.bytes);
    add(segment.gets_lost);
    add(segment.arrives_at);
  }
  void add(const Flow& flow) {
    add(flow.acknowledged);
    add(flow.in_transit);
    add(flow.expected);
    add(flow.window);
    add(flow.early);
    add(flow.repeat_at);
    add(flow.repeats);
  }
  void add(const SocketFile& file) {
    add(file.inode);
    add(file.socket);
  }
  void add(const Object& object) {
    add(object.index());
    std::visit([this](const auto& one) { add(one); }, object);
  }
  void add(const OpenFileDescription& description) {
    add(description.object);
    add(description.status_flags);
    add(description.offset);
    add(description.references);
  }
  void add(const std::optional<Descriptor>& entry) {
    add(entry.has_value());
    if (!entry) return;
    add(entry->description);
    add(entry->close_on_exec);
  }
  void add(const Process& process) {
    add(process.name);
    add(process.parent);
    add(process.parent_thread);
    add(process.place_among_siblings);
    add(process.host);
    add(process.group);
    add(process.children);
    add(process.descriptors.entries);
    add(process.working_directory);
    add(process.umask);
    add(process.user);
    add(process.group_of_files);
    for (int signal = 1; signal < kSignals; ++signal) {
      const abi::SignalAction& action = process.actions[signal];
      if (action == abi::SignalAction{}) continue;
      add(signal);
      add(action.disposition);
      add(static_cast<std::size_t>(action.handler));
      add(static_cast<std::size_t>(action.mask));
      add(action.flags);
    }
    add(process.pending);
    add(process.session);
    add(process.stopped_by);
    add(process.alarm_at);
    for (int resource = 0; resource < RLIM_NLIMITS; ++resource) {
      add(static_cast<std::size_t>(process.limits[resource].soft));
    }
    add(process.exit_status.value_or(-1));
    add(process.waiting_for_children);
    add(process.other_threads);
    add(process.finished_threads.size());
    for (const FinishedThread& each : process.finished_threads) {
      add(each.thread);
      add(static_cast<std::size_t>(each.value));
    }
  }
  void add(const PendingSignal& pending) {
    add(pending.signal);
    add(pending.code);
    add(pending.sender);
  }
  void add(const CallInProgress& call) {
    add(call.request.index());
    add(call.blocked.reason);
    add(call.blocked.on);
    add(call.description);
    if (const auto* write = std::get_if<PipeWriteProgress>(&call.progress)) add(write->written);
    if (const auto* send = std::get_if<SendProgress>(&call.progress)) add(send->sent);
    if (const auto* receive = std::get_if<ReceiveProgress>(&call.progress)) {
      add(receive->received);
    }
    if (const auto* wait = std::get_if<WaitProgress>(&call.progress)) add(wait->group.value);
    if (const auto* wait = std::get_if<ConditionProgress>(&call.progress)) add(wait->is_signalled);
    if (const auto* wait = std::get_if<BarrierProgress>(&call.progress)) add(wait->round);
  }
  void add(const Thread& thread) {
    add(thread.process);
    add(thread.state);
    add(thread.woken_at);
    add(static_cast<std::size_t>(thread.blocked));
    add(thread.pending);
    add(thread.handlers.size());
    if (thread.call) add(*thread.call);
    add(thread.is_detached);
    add(thread.joiners);
  }

  std::size_t value() const { return value_; }

 private:
  std::size_t value_ = 0;
};

}  // namespace

std::size_t hash_of(const KernelState& state) {
  Hash hash;
  hash.add(state.processes);
  hash.add(state.threads);
  hash.add(state.descriptions);
  hash.add(state.objects);
  hash.add(state.next_pid);
  hash.add(state.network.in_flight);
  hash.add(state.network.flows);
  hash.add(state.now);
  return hash.value();
}

}  // namespace sim::kernel
