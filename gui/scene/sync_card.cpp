// What threads synchronise by: whose it is, and who sleeps until it is theirs.

#include <fmt/format.h>

#include <algorithm>

#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
using sim::abi::ThreadId;
using sim::world::World;

struct SyncWords {
  std::string kind;                // "mutex"
  std::string state, short_state;  // "locked by worker 2"
  bool is_taken = false;           // nobody gets it now
};

// After a fork the owner may be a thread that the process does not have.
std::string owner_name(const Stage& stage, const World& world, const kernel::SyncObject& sync,
                       ThreadId owner) {
  const auto* thread = world.kernel.threads.find(owner);
  const bool is_here = thread && thread->process == sync.process;
  return is_here ? title_of(stage, owner) : "nobody here";
}

struct Words {
  const Stage& stage;
  const World& world;
  const kernel::SyncObject& sync;

  SyncWords operator()(const kernel::Mutex& mutex) const {
    if (mutex.depth == 0) return {"mutex", "free", "free", false};
    const std::string owner = owner_name(stage, world, sync, mutex.owner);
    const std::string times = mutex.depth > 1 ? fmt::format(" ({} times)", mutex.depth) : "";
    return {"mutex", "locked by " + owner + times, owner, true};
  }
  SyncWords operator()(const kernel::Condition& condition) const {
    const std::size_t waiting = condition.waiting.size();
    return {"condition", waiting == 0 ? "nobody waits" : fmt::format("{} waiting", waiting),
            std::to_string(waiting), false};
  }
  SyncWords operator()(const kernel::Semaphore& semaphore) const {
    return {"semaphore", fmt::format("value {}", semaphore.value), std::to_string(semaphore.value),
            semaphore.value == 0};
  }
  SyncWords operator()(const kernel::Barrier& barrier) const {
    return {"barrier", fmt::format("{} of {} are there", barrier.arrived, barrier.count),
            fmt::format("{} of {}", barrier.arrived, barrier.count), false};
  }
  SyncWords operator()(const kernel::ReadWriteLock& lock) const {
    if (lock.writer != ThreadId{}) {
      const std::string owner = owner_name(stage, world, sync, lock.writer);
      return {"rw-lock", owner + " writes", owner, true};
    }
    const std::size_t readers = lock.readers.size();
    if (readers == 0) return {"rw-lock", "free", "free", false};
    return {"rw-lock", fmt::format("{} reading", readers), std::to_string(readers), true};
  }
};

kernel::WaitQueue waiting_in(const World& world, ObjectId object) {
  const auto* found = object_in(world, object);
  const auto* sync = found ? std::get_if<kernel::SyncObject>(found) : nullptr;
  if (!sync) return {};
  if (const auto* lock = std::get_if<kernel::ReadWriteLock>(&sync->state)) {
    kernel::WaitQueue all = lock->readers_waiting;
    all.insert(all.end(), lock->writers_waiting.begin(), lock->writers_waiting.end());
    return all;
  }
  return std::visit(
      [](const auto& state) -> kernel::WaitQueue {
        if constexpr (requires { state.waiting; }) return state.waiting;
        return {};
      },
      sync->state);
}

}  // namespace

Picture sync_card(const Stage& stage, const PlannedObject& object) {
  const Change change = change_of(stage.beat, object.id);
  const World& world = world_for(stage.beat, change);
  const auto& sync = std::get<kernel::SyncObject>(*object_in(world, object.id));
  const SyncWords words = std::visit(Words{stage, world, sync}, sync.state);
  const Tone owner_tone = process_tone(stage.plan, sync.process);
  const NarrowPlaces places = narrow_places(stage.places, object.lot);
  const std::string name = name_of(object.id);
  Canvas canvas = stage.canvas();
  Box box;
  box.rect = places.box;
  box.radius = canvas.px(10);
  box.fill = {Tone::kTrack, 1};
  box.stroke = {words.is_taken ? owner_tone : Tone::kFaint, 1};
  box.stroke_width = canvas.px(words.is_taken ? 3 : 2);
  canvas.box({name, "kernel", Role::kNode}, box);
  const float pad = std::min(canvas.px(16), box.rect.w * 0.08f);
  const float line = box.rect.h / 3;
  Rect row{box.rect.x + pad, box.rect.y + line * 0.1f, box.rect.w - 2 * pad, line};
  const TextStyle kind{Face::kRegular, std::min(canvas.px(14), line * 0.6f), {Tone::kMuted, 1}};
  canvas.text({name + "/kind", name, Role::kLabel}, row, words.kind, kind);
  row.y += line * 0.85f;
  const TextStyle title{Face::kMonoBold, std::min(canvas.px(17), line * 0.72f), {Tone::kText, 1}};
  canvas.text({name + "/title", name, Role::kLabel}, row, sync.name, title);
  row.y += line * 0.95f;
  const TextStyle state{Face::kSemibold,
                        std::min(canvas.px(15), line * 0.64f),
                        {words.is_taken ? owner_tone : Tone::kGood, 1}};
  canvas.text({name + "/state", name, Role::kLabel}, row,
              first_fitting(stage.metrics, state, row.w, {words.state, words.short_state}), state);
  canvas.target(
      {name, places.box, std::nullopt, object_name(stage, object) + ": " + words.state, {}});
  const auto before = waiting_in(stage.beat.before, object.id);
  const auto after = waiting_in(stage.beat.after, object.id);
  if (!before.empty() || !after.empty()) {
    const std::string owner = name + "/waiting";
    const Rect pills{places.box.x, places.waiting_pills.y, places.box.w, places.waiting_pills.h};
    Box ground;
    ground.rect = pills;
    canvas.box({owner, "kernel", Role::kGround}, ground);
    canvas.add(waiting_pills(stage, owner, pills, before, after));
  }
  return faded(canvas.take(), presence(stage.beat, change));
}

}  // namespace gui::scene
