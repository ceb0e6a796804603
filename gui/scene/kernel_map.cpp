// Composes the kernel map of one moment from its parts.

#include "gui/scene/kernel_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "gui/scene/edges.h"
#include "gui/scene/flight.h"
#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"
#include "gui/scene/network_view.h"
#include "gui/scene/process_card.h"
#include "gui/scene/stage.h"

namespace gui::scene {
namespace {

std::string upper_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

bool is_alone(const Stage& stage) { return stage.places.hosts.size() == 1; }

// "user space" and "kernel" of an only machine; "server/kernel" of one among several.
std::string ground_name(const Stage& stage, std::size_t host, const std::string& what) {
  return is_alone(stage) ? what : stage.plan.hosts[host].name + "/" + what;
}

// A machine among several has a frame of its own, with its name and its address.
Picture host_frame(const Stage& stage, std::size_t host) {
  Canvas canvas = stage.canvas();
  const Rect& frame = stage.places.hosts[host].frame;
  const std::string name = "host " + stage.plan.hosts[host].name;
  Box box;
  box.rect = frame;
  box.radius = canvas.px(14);
  box.fill = {Tone::kPage, 1};
  box.stroke = {Tone::kPanelLine, 1};
  box.stroke_width = canvas.px(2);
  canvas.box({name, "", Role::kGround}, box);
  const Rect line{frame.x + canvas.px(16), frame.y + canvas.px(9), frame.w - canvas.px(32),
                  canvas.px(22)};
  const TextStyle small{Face::kRegular, canvas.px(15), {Tone::kMuted, 1}};
  const std::string& address = stage.plan.hosts[host].address;
  const float width = std::min(canvas.width(small, address) + 1, line.w * 0.6f);
  canvas.text({name + "/name", name, Role::kLabel}, {line.x, line.y, line.w - width, line.h},
              upper_case(stage.plan.hosts[host].name),
              {Face::kSemibold, canvas.px(14), {Tone::kMuted, 1}});
  canvas.text({name + "/address", name, Role::kLabel},
              {line.right() - width, line.y, width, line.h}, address, small, Align::kRight);
  return canvas.take();
}

Picture user_heading(const Stage& stage) {
  Canvas canvas = stage.canvas();
  const Rect& user = stage.places.hosts.front().user_space;
  canvas.text({"user space/heading", "user space", Role::kLabel},
              {user.x + canvas.px(8), user.y + canvas.px(8), canvas.px(180), canvas.px(22)},
              "USER SPACE", {Face::kSemibold, canvas.px(14), {Tone::kMuted, 1}});
  return canvas.take();
}

Picture ground(const Stage& stage, std::size_t host) {
  Canvas canvas = stage.canvas();
  const HostPlaces& places = stage.places.hosts[host];
  Box user;
  user.rect = places.user_space;
  canvas.box({ground_name(stage, host, "user space"), "", Role::kGround}, user);
  Box kernel;
  kernel.rect = places.kernel;
  kernel.radius = canvas.px(14);
  kernel.fill = {Tone::kKernelArea, 1};
  kernel.stroke = {Tone::kPanelLine, 1};
  kernel.stroke_width = canvas.px(1.5f);
  canvas.box({ground_name(stage, host, "kernel"), "", Role::kGround}, kernel);
  return canvas.take();
}

// Beside several machines what belongs to all of them: it is not seen.
Picture common_grounds(const Stage& stage) {
  Canvas canvas = stage.canvas();
  const MapPlaces& places = stage.places;
  Box ground;
  ground.rect = places.area;
  canvas.box({"user space", "", Role::kGround}, ground);
  ground.rect = {places.area.x, places.hosts.front().kernel.y, places.area.w,
                 places.hosts.front().kernel.h};
  canvas.box({"kernel", "", Role::kGround}, ground);
  ground.rect = places.area;
  canvas.box({"network", "", Role::kGround}, ground);
  return canvas.take();
}

Picture grounds(const Stage& stage) {
  Picture picture;
  if (!is_alone(stage)) append(picture, common_grounds(stage));
  for (std::size_t host = 0; host < stage.places.hosts.size(); ++host) {
    if (!is_alone(stage)) append(picture, host_frame(stage, host));
    append(picture, ground(stage, host));
  }
  if (is_alone(stage)) append(picture, user_heading(stage));
  return picture;
}

std::size_t count_without_lot(const Stage& stage, ObjectKind kind) {
  const auto& world = shown_world(stage.beat);
  return static_cast<std::size_t>(std::count_if(
      stage.plan.objects.begin(), stage.plan.objects.end(), [&](const PlannedObject& object) {
        return object.lot < 0 && object.kind == kind && object_in(world, object.id) != nullptr;
      }));
}

// "1 more pipe, 2 more files", or nothing.
std::string words_for_rest(const Stage& stage) {
  struct Noun {
    ObjectKind kind;
    const char *one, *many;
  };
  constexpr Noun kNouns[] = {{ObjectKind::kPipe, "pipe", "pipes"},
                             {ObjectKind::kFile, "file", "files"},
                             {ObjectKind::kDirectory, "directory", "directories"},
                             {ObjectKind::kNullDevice, "device", "devices"},
                             {ObjectKind::kSync, "lock", "locks"},
                             {ObjectKind::kSocket, "socket", "sockets"}};
  std::string words;
  for (const Noun& noun : kNouns) {
    const std::size_t count = count_without_lot(stage, noun.kind);
    if (count == 0) continue;
    words += fmt::format("{}{} more {}", words.empty() ? "" : ", ", grouped(count),
                         count == 1 ? noun.one : noun.many);
  }
  return words;
}

// Objects for which there is no room on the floor.
Picture more_objects(const Stage& stage) {
  const std::string words = words_for_rest(stage);
  if (words.empty()) return {};
  Canvas canvas = stage.canvas();
  const Rect& area = stage.places.hosts.back().user_space;
  const TextStyle style{Face::kSemibold, canvas.px(15), {Tone::kMuted, 1}};
  const float width = std::min(canvas.px(420), area.w / 2);
  canvas.text({"more objects", "user space", Role::kLabel},
              {area.right() - canvas.px(20) - width, area.y + canvas.px(8), width, canvas.px(24)},
              fmt::format("+{} not drawn", words), style, Align::kRight);
  return canvas.take();
}

// Lies on the edges, with the ground's colour behind it, so that no line runs through the word.
Picture kernel_heading(const Stage& stage, std::size_t host) {
  Canvas canvas = stage.canvas();
  const std::string name = ground_name(stage, host, "kernel");
  const Rect& kernel = stage.places.hosts[host].kernel;
  const float height = canvas.px(20);
  const TextStyle heading{Face::kSemibold, canvas.px(14), {Tone::kMuted, 1}};
  const Rect line{kernel.x + canvas.px(16), (kernel.y + stage.places.descriptions_top - height) / 2,
                  canvas.width(heading, "KERNEL") + 1, height};
  Box halo;
  halo.rect = {line.x - canvas.px(4), line.y, line.w + canvas.px(8), line.h};
  halo.fill = {Tone::kKernelArea, 1};
  canvas.box({name + "/halo", name, Role::kMark}, halo);
  canvas.text({name + "/heading", name, Role::kLabel}, line, "KERNEL", heading);
  return canvas.take();
}

// What the row below the heading holds.
Picture row_heading(const Stage& stage) {
  const bool has_row = !stage.beat.after.kernel.descriptions.empty();
  if (stage.places.lots.empty() || !has_row || !is_alone(stage)) return {};
  Canvas canvas = stage.canvas();
  const TextStyle words{Face::kRegular, canvas.px(14), {Tone::kMuted, 1}};
  const Rect below{stage.places.lots[0].x + canvas.px(4),
                   stage.places.descriptions_bottom + canvas.px(5),
                   std::min(canvas.px(160), stage.places.lots[0].w - canvas.px(24)), canvas.px(20)};
  canvas.text(
      {"kernel/rows", "kernel", Role::kLabel}, below,
      first_fitting(stage.metrics, words, below.w,
                    {"\u2191 open file descriptions", "open file descriptions", "descriptions"}),
      words);
  return canvas.take();
}

Picture kernel_headings(const Stage& stage) {
  Picture picture;
  for (std::size_t host = 0; host < stage.places.hosts.size(); ++host) {
    append(picture, kernel_heading(stage, host));
  }
  append(picture, row_heading(stage));
  return picture;
}

// One entry of a table that is being copied.
void growing_cell(Canvas& canvas, const std::string& owner, const CellPlace& cell, Rect box,
                  Ink ink) {
  const std::string name = owner + "/" + std::to_string(cell.fd);
  Box entry;
  entry.rect = box;
  entry.radius = std::min(canvas.px(10), box.w / 4);
  entry.fill = {Tone::kPanel, ink.alpha};
  entry.stroke = ink;
  entry.stroke_width = canvas.px(2);
  canvas.box({name, owner, Role::kMoving}, entry);
  const std::string number = cell.count > 1 ? "0-2" : std::to_string(cell.fd);
  // Where the cell that it becomes has its number.
  const bool has_words = box.h > canvas.px(60) && box.w > canvas.px(50);
  const Rect place = has_words ? Rect{box.x, box.y + box.h * 0.05f, box.w, box.h * 0.38f} : box;
  canvas.text({name + "/number", name, Role::kMoving}, place, number,
              {Face::kSemibold, std::min(canvas.px(28), box.w * 0.4f), ink}, Align::kCenter);
}

// A new child grows out of its parent's card, with the table that it inherits, and lands in its own
// place.
Picture growing_outline(const Stage& stage, const PlannedProcess& child) {
  const PlannedProcess* parent = stage.plan.find(child.parent);
  const float there = 1 - eased(stage.beat, {0.58f, 0.80f});
  if (!parent || parent->column < 0 || stage.beat.progress <= 0 || there <= 0) return {};
  Canvas canvas = stage.canvas();
  const Rect& goal = stage.places.cards[static_cast<std::size_t>(child.column)];
  const Ink ink{process_tone(stage.plan, child.pid), 0.9f * there};
  Box box;
  box.rect = lerp(stage.places.cards[static_cast<std::size_t>(parent->column)], goal,
                  eased(stage.beat, {0.0f, 0.58f}));
  box.radius = canvas.px(14);
  box.fill = {ink.tone, 0.10f * there};
  box.stroke = ink;
  box.stroke_width = canvas.px(3);
  const std::string name = "growing " + name_of(child.pid);
  Box sheet = box;
  sheet.fill = {Tone::kPanel, 0.8f * there};
  canvas.box({name + "/sheet", "", Role::kMoving}, sheet);
  canvas.box({name, "", Role::kMoving}, box);
  const auto* born = stage.beat.after.kernel.processes.find(child.pid);
  for (const CellPlace& cell : cell_places(stage.places, child)) {
    const bool is_open =
        born && sim::kernel::find(born->descriptors, sim::abi::Fd{cell.fd}) != nullptr;
    if (!is_open || cell.hidden > 0) continue;
    const Rect at{cell.box.x - goal.x + box.rect.x, cell.box.y - goal.y + box.rect.y, cell.box.w,
                  cell.box.h};
    growing_cell(canvas, name, cell, at, ink);
  }
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
      change == Change::kAppears ? eased(stage.beat, {0.50f, 0.80f}) : presence(stage.beat, change);
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
    if (!object || object->lot < 0 || description.berth < 0) continue;
    if (change_of(stage.beat, description.id) != Change::kAbsent) visit(description);
  }
}

Picture kernel_object(const Stage& stage, const PlannedObject& object) {
  switch (object.kind) {
    case ObjectKind::kPipe:
      return pipe_ring(stage, object);
    case ObjectKind::kFile:
      return file_strip(stage, object);
    case ObjectKind::kDirectory:
      return directory_card(stage, object);
    case ObjectKind::kSync:
      return sync_card(stage, object);
    case ObjectKind::kSocket:
      return socket_card(stage, object);
    case ObjectKind::kSocketFile:
    case ObjectKind::kTerminal:
    case ObjectKind::kOutside:
    case ObjectKind::kNullDevice:
      break;
  }
  return narrow_object(stage, object);
}

Picture kernel_things(const Stage& stage) {
  Picture picture;
  for_shown_descriptions(stage, [&](const PlannedDescription& description) {
    append(picture, description_box(stage, description));
  });
  for (const PlannedObject& object : stage.plan.objects) {
    if (object.lot < 0 || change_of(stage.beat, object.id) == Change::kAbsent) continue;
    append(picture, kernel_object(stage, object));
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
  append(picture, network_view(stage));
  append(picture, more_objects(stage));
  append(picture, pulses(stage));
  append(picture, flying_bytes(stage));
  return picture;
}

}  // namespace gui::scene
