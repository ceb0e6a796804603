#include "sim/kernel/calls/sync_objects.h"

#include <algorithm>
#include <utility>

namespace sim::kernel {

ObjectId find_sync_object(const Caller& caller, std::uint64_t address) {
  const auto& places = caller.process().sync_objects;
  const auto found = std::find_if(places.begin(), places.end(),
                                  [&](const SyncPlace& each) { return each.address == address; });
  return found == places.end() ? ObjectId{} : found->object;
}

static bool has_sleepers(const KernelState& state, ObjectId object) {
  bool found = false;
  state.threads.for_each([&](ThreadId, const Thread& thread) {
    const bool sleeps = thread.state == ThreadState::kAsleep;
    found = found || (sleeps && thread.call->blocked.on == object);
  });
  return found;
}

void initialise(const Caller& caller, const abi::SyncVariable& variable,
                decltype(SyncObject::state) initial) {
  const ObjectId old = find_sync_object(caller, variable.address);
  if (old.value >= 0) destroy(caller, old);
  SyncObject made{caller.pid, variable.address, variable.name, std::move(initial)};
  const ObjectId object = caller.state.objects.add(std::move(made));
  auto& places = caller.state.processes.edit(caller.pid).sync_objects;
  std::erase_if(places, [&](const SyncPlace& each) { return each.address == variable.address; });
  places.push_back({variable.address, object});
  note<ObjectCreated>(caller.events, object);
}

// Who sleeps on a variable that a program destroys sleeps for ever: C leaves it undefined.
void destroy(const Caller& caller, ObjectId object) {
  if (has_sleepers(caller.state, object)) return;
  auto& places = caller.state.processes.edit(caller.pid).sync_objects;
  std::erase_if(places, [&](const SyncPlace& each) { return each.object == object; });
  caller.state.objects.erase(object);
  note<ObjectFreed>(caller.events, object);
}

}  // namespace sim::kernel
