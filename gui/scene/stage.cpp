// Names and words that the parts of the map share.

#include "gui/scene/stage.h"

#include <fcntl.h>

#include <algorithm>
#include <set>

namespace gui::scene {

std::string name_of(Pid pid) { return "process " + std::to_string(pid.value); }
std::string name_of(DescriptionId id) { return "description " + std::to_string(id.value); }
std::string name_of(ObjectId id) { return "object " + std::to_string(id.value); }

std::string cell_name(Pid pid, int fd) { return name_of(pid) + "/fd " + std::to_string(fd); }

const sim::world::World& world_for(const Beat& beat, Change change) {
  if (change == Change::kAppears) return beat.after;
  if (change == Change::kVanishes) return beat.before;
  return shown_world(beat);
}

CellWords cell_words(const MapPlan& plan, const PlannedDescription& description) {
  const PlannedObject* object = plan.find(description.object);
  if (!object || object->kind == ObjectKind::kTerminal) return {"terminal", "", "tty", ""};
  if (object->kind == ObjectKind::kOutside) return {object->name, "", object->name, ""};
  const auto pipes =
      std::count_if(plan.objects.begin(), plan.objects.end(),
                    [](const PlannedObject& other) { return other.kind == ObjectKind::kPipe; });
  const bool writes = (description.status_flags & O_ACCMODE) == O_WRONLY;
  const std::string number = object->name.substr(object->name.find('#') + 1);
  return {pipes > 1 ? object->name : "pipe", writes ? "write end" : "read end",
          pipes > 1 ? "#" + number : "pipe", writes ? "write" : "read"};
}

Holders holders_of(const sim::world::World& world, DescriptionId id) {
  Holders holders;
  std::size_t processes = 0;
  world.kernel.processes.for_each([&](Pid pid, const sim::kernel::Process& process) {
    const auto& entries = process.descriptors.entries;
    const auto own = std::count_if(entries.begin(), entries.end(), [&](const auto& entry) {
      return entry && entry->description == id;
    });
    if (own == 0) return;
    holders.descriptors += static_cast<std::size_t>(own);
    ++processes;
    holders.only = pid;
  });
  if (processes != 1) holders.only.reset();
  return holders;
}

Tone description_tone(const Stage& stage, const PlannedDescription& description, Change change) {
  if (is_background(stage.plan, description)) return Tone::kNeutral;
  const Holders holders = holders_of(world_for(stage.beat, change), description.id);
  return holders.only ? process_tone(stage.plan, *holders.only) : Tone::kNeutral;
}

bool is_background(const MapPlan& plan, const PlannedDescription& description) {
  const PlannedObject* object = plan.find(description.object);
  return !object || object->kind != ObjectKind::kPipe;
}

void add_mark(Canvas& canvas, const std::string& owner, const Rect& box, Tone tone, float alpha) {
  if (alpha <= 0) return;
  Dot dot;
  dot.radius = canvas.px(5);
  dot.center = {box.right() - canvas.px(9), box.y + canvas.px(9)};
  dot.fill = {tone, alpha};
  canvas.dot({owner + "/new", owner, Role::kMark}, dot);
}

}  // namespace gui::scene
