#include "gui/scene/message_routes.h"

#include <fcntl.h>

#include <algorithm>
#include <optional>

#include "sim/kernel/sockets.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
using sim::abi::ObjectId;
using sim::abi::Pid;
using sim::world::World;

enum class Access { kAny, kRead };

bool has_descriptor(const World& world, const kernel::Process& process, ObjectId object,
                    Access access) {
  const auto& entries = process.descriptors.entries;
  return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
    if (!entry) return false;
    const auto& description = world.kernel.descriptions.at(entry->description);
    const bool can_read = (description.status_flags & O_ACCMODE) != O_WRONLY;
    return description.object == object && (access == Access::kAny || can_read);
  });
}

bool has_descriptor(const World& world, Pid pid, ObjectId object, Access access) {
  const auto* process = world.kernel.processes.find(pid);
  return process && has_descriptor(world, *process, object, access);
}

// The first process that has one, rather another than `avoided`.
std::optional<Pid> first_holder(const World& world, ObjectId object, Access access, Pid avoided) {
  std::optional<Pid> found;
  world.kernel.processes.for_each([&](Pid pid, const kernel::Process& process) {
    const bool is_better = !found || *found == avoided;
    if (is_better && has_descriptor(world, process, object, access))
      found = found && pid == avoided ? found : pid;
  });
  return found;
}

// A connection that waits in a backlog belongs to whoever listens there.
ObjectId front_of(const World& world, ObjectId object) {
  const kernel::Socket* socket = kernel::find_socket(world.kernel, object);
  return socket && socket->listener.value >= 0 ? socket->listener : object;
}

bool keeps_edges(const World& world, ObjectId object) {
  const kernel::Socket* socket = kernel::find_socket(world.kernel, object);
  return socket && !kernel::is_stream(*socket);
}

// Whose sockets were closed in a step: its process's, or those of one that it has killed.
Pid closer_in(const MessageStep& step) {
  for (const kernel::Event& event : step.record.events) {
    if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) return exited->pid;
  }
  return step.record.pid;
}

bool is_freed_in(const MessageStep& step, ObjectId object) {
  const auto& events = step.record.events;
  return std::any_of(events.begin(), events.end(), [&](const kernel::Event& event) {
    const auto* freed = std::get_if<kernel::DescriptionFreed>(&event);
    return freed && freed->object == object;
  });
}

}  // namespace

Pid MessageRoutes::sender(const MessageStep& step, ObjectId from) const {
  const Pid actor = step.record.pid;
  if (front_of(step.after, from) != from) return receiver(step.after, from, actor);
  if (has_descriptor(step.after, actor, from, Access::kAny)) return actor;
  const auto last = users_.find(from);
  const bool is_known = last != users_.end();
  if (is_known && has_descriptor(step.after, last->second, from, Access::kAny)) return last->second;
  if (const auto holder = first_holder(step.after, from, Access::kAny, actor)) return *holder;
  if (is_freed_in(step, from)) return closer_in(step);
  return is_known ? last->second : actor;
}

Pid MessageRoutes::receiver(const World& world, ObjectId to, Pid sender) const {
  const ObjectId object = front_of(world, to);
  const auto last = users_.find(object);
  const bool is_known = last != users_.end();
  if (is_known && has_descriptor(world, last->second, object, Access::kRead)) return last->second;
  if (const auto holder = first_holder(world, object, Access::kRead, sender)) return *holder;
  return is_known ? last->second : Pid{};
}

void MessageRoutes::put(ObjectId to, TakenPart part) {
  auto& waiting = waiting_[to];
  if (!waiting.empty() && waiting.back().message == part.message) {
    waiting.back().count += part.count;
  } else {
    waiting.push_back(part);
  }
}

void MessageRoutes::drop_lost_datagrams(const World& after, ObjectId to) {
  const kernel::Socket* socket = kernel::find_socket(after.kernel, to);
  const auto found = waiting_.find(to);
  if (!socket || found == waiting_.end() || !keeps_edges(after, to)) return;
  auto& waiting = found->second;
  // A full queue turns away what comes last.
  while (waiting.size() > socket->received.size()) waiting.pop_back();
}

std::vector<TakenPart> MessageRoutes::take(const World& after, ObjectId from, std::size_t count) {
  std::vector<TakenPart> taken;
  const auto found = waiting_.find(from);
  if (found == waiting_.end()) return taken;
  auto& waiting = found->second;
  const bool takes_one = keeps_edges(after, from);
  while (!waiting.empty() && (takes_one ? taken.empty() : count > 0)) {
    TakenPart& oldest = waiting.front();
    const std::size_t part = std::min(count, oldest.count);
    taken.push_back({oldest.message, part});
    oldest.count -= part;
    count -= part;
    if (takes_one || oldest.count == 0) waiting.pop_front();
  }
  return taken;
}

std::optional<std::size_t> MessageRoutes::take_fin(ObjectId from) {
  const auto found = fins_.find(from);
  if (found == fins_.end()) return std::nullopt;
  const std::size_t message = found->second;
  fins_.erase(found);
  return message;
}

void MessageRoutes::forget(ObjectId object) {
  fins_.erase(object);
  users_.erase(object);
  waiting_.erase(object);
}

}  // namespace gui::scene
