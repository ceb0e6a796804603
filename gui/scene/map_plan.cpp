// Makes the plan of a map by running over the branch once.

#include "gui/scene/map_plan.h"

#include <algorithm>

#include "gui/scene/map_order.h"
#include "gui/scene/plan_recorder.h"

namespace gui::scene {
namespace {

constexpr long kMostSteps = 2'000;  // observed; what is born later is only counted

template <class Things, class Id>
auto find_by_id(const Things& things, Id id) -> decltype(&things[0]) {
  const auto found =
      std::lower_bound(things.begin(), things.end(), id,
                       [](const auto& thing, Id wanted) { return thing.id < wanted; });
  return found != things.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

const PlannedProcess* MapPlan::find(Pid pid) const {
  const auto found =
      std::find_if(processes.begin(), processes.end(),
                   [&](const PlannedProcess& process) { return process.pid == pid; });
  return found == processes.end() ? nullptr : &*found;
}

const PlannedDescription* MapPlan::find(DescriptionId id) const {
  return find_by_id(descriptions, id);
}

const PlannedObject* MapPlan::find(ObjectId id) const { return find_by_id(objects, id); }

const PastCall* last_call(const PlannedProcess& process, long step) {
  const auto after =
      std::upper_bound(process.calls.begin(), process.calls.end(), step,
                       [](long wanted, const PastCall& call) { return wanted < call.step; });
  return after == process.calls.begin() ? nullptr : &*(after - 1);
}

std::size_t first_shown(const PlannedObject& file, long step, std::size_t cells) {
  if (file.extent <= cells) return 0;
  const auto after =
      std::upper_bound(file.touched.begin(), file.touched.end(), step,
                       [](long wanted, const TouchedBytes& bytes) { return wanted < bytes.step; });
  if (after == file.touched.begin()) return 0;
  const TouchedBytes& bytes = *(after - 1);
  // In blocks of half a window, so that it does not move with every byte.
  const std::size_t half = std::max<std::size_t>(1, cells / 2);
  const std::size_t block = bytes.from / half * half;
  const std::size_t first = block - std::min(block, cells / 4);
  return bytes.to <= first + cells ? first : bytes.to - cells + cells / 4;
}

std::shared_ptr<const MapPlan> plan_map(sim::world::Timeline& timeline) {
  const long cursor = timeline.cursor();
  PlanRecorder recorder;
  const long last = std::min(timeline.length(), kMostSteps);
  for (long step = 0; step <= last && !recorder.is_full(); ++step) {
    timeline.seek(step);
    recorder.observe(step, timeline.world(), timeline.record());
  }
  timeline.seek(cursor);
  auto plan = std::make_shared<MapPlan>();
  const std::vector<Link> links = recorder.links();
  plan->hosts = recorder.hosts();
  plan->processes = std::move(recorder).processes();
  plan->objects = std::move(recorder).objects();
  plan->descriptions = std::move(recorder).descriptions();
  order_map(*plan, links);
  return plan;
}

Tone process_tone(const MapPlan& plan, sim::abi::Pid pid) {
  const auto first = static_cast<int>(Tone::kProcess0);
  const PlannedProcess* process = plan.find(pid);
  const int rank = process ? static_cast<int>(process - plan.processes.data()) : pid.value;
  return static_cast<Tone>(first + rank % 8);
}

}  // namespace gui::scene
