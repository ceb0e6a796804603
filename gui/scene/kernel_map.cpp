// Composes the kernel map of one moment from its parts.

#include "gui/scene/kernel_map.h"

#include <algorithm>

#include "gui/scene/edges.h"
#include "gui/scene/flight.h"
#include "gui/scene/geometry.h"
#include "gui/scene/kernel_objects.h"
#include "gui/scene/process_card.h"
#include "gui/scene/stage.h"

namespace gui::scene {
namespace {

Picture grounds(const Stage& stage) {
  Canvas canvas = stage.canvas();
  Box user;
  user.rect = stage.places.user_space;
  canvas.box({"user space", "", Role::kGround}, user);
  Box kernel;
  kernel.rect = stage.places.kernel;
  kernel.radius = canvas.px(14);
  kernel.fill = {Tone::kKernelArea, 1};
  kernel.stroke = {Tone::kPanelLine, 1};
  kernel.stroke_width = canvas.px(1.5f);
  canvas.box({"kernel", "", Role::kGround}, kernel);
  const TextStyle heading{Face::kSemibold, canvas.px(14), {Tone::kMuted, 1}};
  canvas.text(
      {"user space/heading", "user space", Role::kLabel},
      {user.rect.x + canvas.px(8), user.rect.y + canvas.px(8), canvas.px(180), canvas.px(22)},
      "USER SPACE", heading);
  return canvas.take();
}

// Lies on the edges, with the ground's colour behind it, so that no line runs through the word.
Picture kernel_headings(const Stage& stage) {
  Canvas canvas = stage.canvas();
  const Rect& kernel = stage.places.kernel;
  const float height = canvas.px(20);
  const TextStyle heading{Face::kSemibold, canvas.px(14), {Tone::kMuted, 1}};
  const Rect line{kernel.x + canvas.px(16), (kernel.y + stage.places.descriptions_top - height) / 2,
                  canvas.width(heading, "KERNEL") + 1, height};
  Box halo;
  halo.rect = {line.x - canvas.px(4), line.y, line.w + canvas.px(8), line.h};
  halo.fill = {Tone::kKernelArea, 1};
  canvas.box({"kernel/halo", "kernel", Role::kMark}, halo);
  canvas.text({"kernel/heading", "kernel", Role::kLabel}, line, "KERNEL", heading);
  const bool has_row = !stage.beat.after.kernel.descriptions.empty();
  if (stage.places.lots.empty() || !has_row) return canvas.take();
  const TextStyle words{Face::kRegular, canvas.px(14), {Tone::kMuted, 1}};
  const Rect below{stage.places.lots[0].x + canvas.px(4),
                   stage.places.descriptions_bottom + canvas.px(5),
                   std::min(canvas.px(160), stage.places.lots[0].w - canvas.px(24)), height};
  canvas.text(
      {"kernel/rows", "kernel", Role::kLabel}, below,
      first_fitting(stage.metrics, words, below.w,
                    {"\u2191 open file descriptions", "open file descriptions", "descriptions"}),
      words);
  return canvas.take();
}

// A new child grows out of its parent's card and lands in its own place.
Picture growing_outline(const Stage& stage, const PlannedProcess& child) {
  const PlannedProcess* parent = stage.plan.find(child.parent);
  const float grown = eased(stage.beat, {0.0f, 0.55f});
  if (!parent || parent->column < 0 || grown <= 0 || grown >= 1) return {};
  Canvas canvas = stage.canvas();
  Box box;
  box.rect = lerp(stage.places.cards[static_cast<std::size_t>(parent->column)],
                  stage.places.cards[static_cast<std::size_t>(child.column)], grown);
  box.radius = canvas.px(14);
  box.fill = {process_tone(stage.plan, child.pid), 0.10f};
  box.stroke = {process_tone(stage.plan, child.pid), 0.9f};
  box.stroke_width = canvas.px(3);
  canvas.box({"growing " + name_of(child.pid), "", Role::kMoving}, box);
  return canvas.take();
}

// A ring that leaves the card of a thread that has been woken in this step.
Picture wake_pulse(const Stage& stage, const PlannedProcess& process) {
  if (!stage.beat.record || stage.beat.motion == Moment::Motion::kReduced) return {};
  const auto& events = stage.beat.record->events;
  const bool wakes = std::any_of(events.begin(), events.end(), [&](const auto& event) {
    const auto* woken = std::get_if<sim::kernel::ThreadWoken>(&event);
    return woken && woken->thread.value == process.pid.value;
  });
  const float part = eased(stage.beat, {0.62f, 1.0f});
  if (!wakes || part <= 0 || part >= 1) return {};
  Canvas canvas = stage.canvas();
  Box box;
  const Rect& card = stage.places.cards[static_cast<std::size_t>(process.column)];
  box.rect = inset(card, -canvas.px(2 + 10 * part));
  box.radius = canvas.px(16 + 8 * part);
  box.stroke = {Tone::kAccent, 1 - part};
  box.stroke_width = canvas.px(4);
  canvas.box({"pulse of " + name_of(process.pid), "", Role::kMoving}, box);
  return canvas.take();
}

Picture process_with_motion(const Stage& stage, const PlannedProcess& process) {
  const Change change = change_of(stage.beat, process.pid);
  const float there =
      change == Change::kAppears ? eased(stage.beat, {0.40f, 0.85f}) : presence(stage.beat, change);
  Picture picture = faded(process_card(stage, process), there);
  if (there < 1) picture = in_motion(std::move(picture));
  if (change == Change::kAppears && stage.beat.motion == Moment::Motion::kFull) {
    append(picture, growing_outline(stage, process));
  }
  return picture;
}

bool is_shown(const Stage& stage, const PlannedProcess& process) {
  return process.column >= 0 && change_of(stage.beat, process.pid) != Change::kAbsent;
}

// The process whose empty place a column shows, and how much of it.
struct Ghost {
  const PlannedProcess* process = nullptr;
  float presence = 1;
};

// The last process of a column that is empty, or becomes empty or taken in this step.
Ghost ghost_of(const Stage& stage, int column) {
  Ghost ghost;
  for (const PlannedProcess& process : stage.plan.processes) {
    if (process.column != column || process.life.first > stage.beat.after.steps) continue;
    const Change change = change_of(stage.beat, process.pid);
    if (change == Change::kSteady) return {};
    if (change == Change::kAppears) {
      ghost.presence = 1 - eased(stage.beat, kVanish);
    } else {
      ghost = {&process, change == Change::kVanishes ? 1 - presence(stage.beat, change) : 1};
    }
  }
  return ghost;
}

Picture ghosts(const Stage& stage) {
  Picture picture;
  const int cards = stage.plan.columns - (stage.plan.has_more_card ? 1 : 0);
  for (int column = 0; column < cards; ++column) {
    const Ghost ghost = ghost_of(stage, column);
    if (!ghost.process) continue;
    Picture place = faded(process_ghost(stage, *ghost.process), ghost.presence);
    append(picture, ghost.presence < 1 ? in_motion(std::move(place)) : std::move(place));
  }
  return picture;
}

Picture processes(const Stage& stage) {
  Picture picture = ghosts(stage);
  std::size_t without_card = 0;
  const auto& all = shown_world(stage.beat).kernel.processes;
  all.for_each([&](Pid pid, const auto&) {
    const PlannedProcess* process = stage.plan.find(pid);
    if (!process || process->column < 0) ++without_card;
  });
  for (const PlannedProcess& process : stage.plan.processes) {
    if (is_shown(stage, process)) append(picture, process_with_motion(stage, process));
  }
  if (stage.plan.has_more_card && without_card > 0) {
    append(picture, more_processes_card(stage, without_card));
  }
  return picture;
}

template <class Visit>
void for_shown_descriptions(const Stage& stage, Visit visit) {
  for (const PlannedDescription& description : stage.plan.descriptions) {
    const PlannedObject* object = stage.plan.find(description.object);
    if (!object || object->lot < 0) continue;
    if (change_of(stage.beat, description.id) != Change::kAbsent) visit(description);
  }
}

Picture kernel_things(const Stage& stage) {
  Picture picture;
  for_shown_descriptions(stage, [&](const PlannedDescription& description) {
    append(picture, description_box(stage, description));
  });
  for (const PlannedObject& object : stage.plan.objects) {
    if (object.lot < 0 || change_of(stage.beat, object.id) == Change::kAbsent) continue;
    append(picture, object.kind == ObjectKind::kPipe ? pipe_ring(stage, object)
                                                     : narrow_object(stage, object));
  }
  return picture;
}

Picture edges(const Stage& stage) {
  Picture picture;
  for (const PlannedProcess& process : stage.plan.processes) {
    if (!is_shown(stage, process)) continue;
    append(picture, descriptor_edges(stage, process));
    append(picture, family_edges(stage, process));
  }
  for_shown_descriptions(stage, [&](const PlannedDescription& description) {
    append(picture, object_edge(stage, description));
  });
  return picture;
}

Picture pulses(const Stage& stage) {
  Picture picture;
  for (const PlannedProcess& process : stage.plan.processes) {
    if (is_shown(stage, process)) append(picture, wake_pulse(stage, process));
  }
  return picture;
}

}  // namespace

Picture kernel_map(const MapPlan& plan, const Moment& moment, Rect area, float unit,
                   const TextMetrics& metrics, float ground_below) {
  const MapPlaces places = places_for(plan, area, unit, ground_below);
  const Beat beat = beat_of(moment);
  const Stage stage{plan, places, beat, metrics};
  Picture picture = grounds(stage);
  append(picture, processes(stage));
  append(picture, kernel_things(stage));
  append(picture, edges(stage));
  append(picture, kernel_headings(stage));
  append(picture, pulses(stage));
  append(picture, flying_bytes(stage));
  return picture;
}

}  // namespace gui::scene
