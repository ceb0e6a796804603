// The connections of the map.

#include "gui/scene/edges.h"

#include <algorithm>
#include <cstdlib>

#include "gui/scene/file_markers.h"
#include "gui/scene/geometry.h"
#include "gui/scene/kernel_objects.h"
#include "gui/scene/process_card.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

constexpr float kRowWords = 184;  // room for the words below the first description

void drop_to(std::vector<Point>& chain, Point to) {
  const std::vector<Point> way = drop(chain.back(), to);
  chain.insert(chain.end(), way.begin() + 1, way.end());
}

const PlannedDescription* named_by(const Stage& stage, const sim::world::World& world, Pid pid,
                                   int fd) {
  const kernel::Process* process = world.kernel.processes.find(pid);
  const auto* found = process ? kernel::find(process->descriptors, sim::abi::Fd{fd}) : nullptr;
  const PlannedDescription* planned = found ? stage.plan.find(found->description) : nullptr;
  const PlannedObject* object = planned ? stage.plan.find(planned->object) : nullptr;
  return object && object->lot >= 0 && planned->berth >= 0 ? planned : nullptr;
}

Curve edge_curve(const Stage& stage, const PlannedProcess& process,
                 const PlannedDescription& description) {
  Curve curve;
  if (is_background(stage.plan, description)) {
    curve.ink = {Tone::kNeutral, 0.5f};
    curve.width = stage.px(2);
  } else {
    curve.ink = {process_tone(stage.plan, process.pid), 1};
    curve.width = stage.px(3);
  }
  return curve;
}

// How much of an edge is there. The edges of a new process wait until its card has grown.
float edge_presence(const Stage& stage, Change change, Change owner) {
  const bool is_born = change == Change::kAppears && owner == Change::kAppears;
  return is_born ? eased(stage.beat, {0.55f, 0.98f}) : presence(stage.beat, change);
}

void draw_edge(Canvas& canvas, const Stage& stage, const std::string& name,
               const std::vector<Point>& chain, Curve curve, Change change, Change owner) {
  const float there = edge_presence(stage, change, owner);
  if (there <= 0) return;
  const bool grows =
      change == Change::kAppears && stage.beat.motion == Moment::Motion::kFull && there < 1;
  curve.points = grows ? beginning_of(chain, there) : chain;
  if (!grows) curve.ink.alpha *= there;
  canvas.curve({name, "", there < 1 ? Role::kMoving : Role::kEdge}, std::move(curve));
}

void cell_edges(Canvas& canvas, const Stage& stage, const PlannedProcess& process,
                const CellPlace& cell) {
  const auto* was = named_by(stage, stage.beat.before, process.pid, cell.fd);
  const auto* is = named_by(stage, stage.beat.after, process.pid, cell.fd);
  const std::string name = "edge " + cell_name(process.pid, cell.fd);
  const Change owner = change_of(stage.beat, process.pid);
  if (was == is) {
    if (!is) return;
    draw_edge(canvas, stage, name, descriptor_chain(stage, process, cell, *is),
              edge_curve(stage, process, *is), Change::kSteady, owner);
    return;
  }
  if (was) {
    const std::string leaving = is && stage.beat.progress > 0 ? name + "/before" : name;
    draw_edge(canvas, stage, leaving, descriptor_chain(stage, process, cell, *was),
              edge_curve(stage, process, *was), Change::kVanishes, owner);
  }
  if (is) {
    draw_edge(canvas, stage, name, descriptor_chain(stage, process, cell, *is),
              edge_curve(stage, process, *is), Change::kAppears, owner);
  }
}

Rect object_place(const Stage& stage, const PlannedObject& object) {
  if (object.kind == ObjectKind::kPipe) return ring_places(stage, object).ring;
  const NarrowPlaces places = card_places(stage.places, object);
  return object.kind == ObjectKind::kDirectory ? places.card : places.box;
}

bool waits_for_child(const sim::world::World& world, Pid parent) {
  const kernel::Thread* thread = world.kernel.threads.find(sim::abi::ThreadId{parent.value});
  return thread && thread->state == kernel::ThreadState::kAsleep && thread->call &&
         thread->call->blocked.reason == sim::abi::WaitReason::kChild;
}

}  // namespace

std::vector<Point> descriptor_chain(const Stage& stage, const PlannedProcess& process,
                                    const CellPlace& cell, const PlannedDescription& description) {
  const Rect& card = stage.places.cards[static_cast<std::size_t>(process.column)];
  const Rect box = description_place(stage.plan, stage.places, description);
  const int fd = cell.count > 1 ? cell.fd + 1 : cell.fd;  // of a joined cell, the middle one
  const Point to = arrival(description, box, {process.column, fd}, stage.places.unit);
  std::vector<Point> chain{{cell.box.center().x, cell.box.bottom()}};
  line_to(chain, {cell.box.center().x, card.bottom()});
  drop_to(chain, to);
  return chain;
}

std::vector<Point> object_chain(const Stage& stage, const PlannedDescription& description) {
  const PlannedObject& object = *stage.plan.find(description.object);
  const Rect from = description_place(stage.plan, stage.places, description);
  if (object.kind == ObjectKind::kFile) {
    return drop({from.center().x, from.bottom()}, marker_top(stage, description));
  }
  const Rect to = object_place(stage, object);
  if (object.kind != ObjectKind::kPipe) {
    // In the first lot, right of the words that name the row of descriptions.
    const float words = object.lot == 0 ? stage.px(kRowWords) : 0;
    const float x = std::min(std::max(from.center().x, from.x + words),
                             std::min(from.right(), to.right()) - stage.px(12));
    std::vector<Point> chain{{x, from.bottom()}};
    drop_to(chain, {x, to.y});
    return chain;
  }
  const bool is_left = description.side == PlannedDescription::Side::kLeft;
  const Point start{from.center().x, from.bottom()};
  const float cap = to.h / 2;
  if (start.x > to.x + cap && start.x < to.right() - cap) {  // right above the ring
    std::vector<Point> chain{start};
    line_to(chain, {start.x, to.y});
    return chain;
  }
  const float bulge = stage.px(is_left ? -40.0f : 40.0f);
  const Point end{is_left ? to.x : to.right(), to.center().y};
  const float fall = (end.y - start.y) * 0.6f;
  return {start, {start.x, start.y + fall}, {end.x + bulge, end.y - fall * 0.25f}, end};
}

Picture descriptor_edges(const Stage& stage, const PlannedProcess& process) {
  Canvas canvas = stage.canvas();
  for (const CellPlace& cell : cell_places(stage.places, process)) {
    if (cell.hidden == 0) cell_edges(canvas, stage, process, cell);
  }
  return canvas.take();
}

Picture object_edge(const Stage& stage, const PlannedDescription& description) {
  Canvas canvas = stage.canvas();
  const Change change = change_of(stage.beat, description.id);
  Curve curve;
  curve.ink = {description_tone(stage, description, change),
               is_background(stage.plan, description) ? 0.5f : 1};
  curve.width = stage.px(is_background(stage.plan, description) ? 2 : 3);
  draw_edge(canvas, stage, "edge " + name_of(description.id), object_chain(stage, description),
            curve, change, Change::kSteady);
  return canvas.take();
}

Picture family_edges(const Stage& stage, const PlannedProcess& child) {
  const PlannedProcess* parent = stage.plan.find(child.parent);
  if (!parent || parent->column < 0 || std::abs(parent->column - child.column) != 1) return {};
  if (change_of(stage.beat, parent->pid) == Change::kAbsent) return {};
  const Rect& one =
      stage.places.cards[static_cast<std::size_t>(std::min(parent->column, child.column))];
  const Rect& two =
      stage.places.cards[static_cast<std::size_t>(std::max(parent->column, child.column))];
  const std::string name = "fork of " + name_of(child.pid);
  Canvas canvas = stage.canvas();
  const float y = one.y + stage.px(64);
  Curve line;
  line.points = {{one.right() + stage.px(2), y}};
  line_to(line.points, {two.x - stage.px(2), y});
  line.ink = {Tone::kMuted, 1};
  line.width = stage.px(2.5f);
  line.line = Line::kDotted;
  canvas.curve({name, "user space", Role::kEdge}, line);
  const TextStyle style{Face::kSemibold, stage.px(16), {Tone::kMuted, 1}};
  const Rect gap{one.right() + stage.px(2), y - stage.px(28), two.x - one.right() - stage.px(4),
                 stage.px(24)};
  if (canvas.width(style, "fork") < gap.w - stage.px(8)) {
    canvas.text({name + "/label", "user space", Role::kLabel}, gap, "fork", style, Align::kCenter);
  }
  const float was = waits_for_child(stage.beat.before, parent->pid) ? 1 : 0;
  const float is = waits_for_child(stage.beat.after, parent->pid) ? 1 : 0;
  const float waits = lerp(was, is, eased(stage.beat, kSettle));
  const Change change = change_of(stage.beat, child.pid);
  const float parent_is_there = presence(stage.beat, change_of(stage.beat, parent->pid));
  Picture picture = faded(canvas.take(), std::min(presence(stage.beat, change), parent_is_there));
  if (waits <= 0) return picture;
  Canvas waiting = stage.canvas();
  const float wait_y = one.center().y + stage.px(20);
  const Point from{parent->column < child.column ? one.right() : two.x, wait_y};
  const Point to{parent->column < child.column ? two.x : one.right(), wait_y};
  const float way = to.x > from.x ? 1.0f : -1.0f;
  line.points = {{from.x + way * stage.px(2), wait_y}};
  line_to(line.points, {to.x - way * stage.px(10), wait_y});
  line.ink = {Tone::kBlockedText, 1};
  line.line = Line::kDashed;
  const std::string wait_name = "wait of " + name_of(parent->pid) + " for " + name_of(child.pid);
  waiting.curve({wait_name, "user space", Role::kEdge}, line);
  const float head = stage.px(8);
  waiting.polygon({wait_name + "/head", "user space", Role::kMark},
                  {{{to.x - way * stage.px(2), wait_y},
                    {to.x - way * (stage.px(2) + head * 1.4f), wait_y - head},
                    {to.x - way * (stage.px(2) + head * 1.4f), wait_y + head}},
                   {Tone::kBlockedText, 1}});
  const Rect above{gap.x, wait_y - stage.px(28), gap.w, stage.px(22)};
  const TextStyle wait_style{Face::kSemibold, stage.px(15), {Tone::kBlockedText, 1}};
  if (waiting.width(wait_style, "waits") < above.w) {
    waiting.text({wait_name + "/label", "user space", Role::kLabel}, above, "waits", wait_style,
                 Align::kCenter);
  }
  append(picture, faded(waiting.take(), waits * presence(stage.beat, change)));
  return picture;
}

}  // namespace gui::scene
