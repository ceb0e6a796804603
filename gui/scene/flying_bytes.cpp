// Bytes on their way between a process and an object, along the edges.

#include <algorithm>

#include "gui/scene/edges.h"
#include "gui/scene/file_markers.h"
#include "gui/scene/flight.h"
#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

// The cell of a byte, or of a bundle the middle of those that it fills.
Rect cell_of_piece(const Stage& stage, const Flight& flight, const PlannedObject& file,
                   std::size_t piece) {
  const std::vector<Rect> cells = strip_places(stage, file).cells;
  const std::size_t first = first_shown(file, stage.beat.after.steps, cells.size());
  const auto cell = [&](std::size_t place) {
    return cells[std::min(place - std::min(place, first), cells.size() - 1)];
  };
  if (pieces_of(flight) > 1 || flight.count <= 1) return cell(flight.at + piece);
  const Rect from = cell(flight.at), to = cell(flight.at + flight.count - 1);
  return {from.x, from.y, to.right() - from.x, from.h};
}

// A byte of a file flies between the description and its own cell.
void append_way_to_cell(Path& path, const Stage& stage, const PlannedDescription& description,
                        const Rect& cell) {
  const Rect box = description_place(stage.plan, stage.places, description);
  path.append_chain(drop({box.center().x, box.bottom()}, {cell.center().x, cell.y}));
  path.append_point(cell.center());
}

// Where in its object a piece lands or starts.
Point place_in_object(const Stage& stage, const Flight& flight, const PlannedObject& object,
                      std::size_t piece) {
  if (object.kind != ObjectKind::kPipe) {
    return card_places(stage.places, object).box.center();
  }
  const std::vector<Rect> slots = ring_places(stage, object).slots;
  const auto* before = stage.beat.before.kernel.objects.find(object.id);
  const auto* pipe = before ? std::get_if<sim::kernel::Pipe>(before) : nullptr;
  std::size_t slot = piece;
  if (flight.way == Flight::Way::kIn && pipe) slot += std::min(pipe->slots.size(), slots.size());
  if (pipe && pipe->size.slot_bytes > 1)
    slot = flight.way == Flight::Way::kIn ? pipe->slots.size() : 0;
  return slots[std::min(slot, slots.size() - 1)].center();
}

// On one machine what is sent is in the other socket at once, and flies on to it.
const PlannedObject* receiver_of(const Stage& stage, const Flight& flight) {
  if (flight.way != Flight::Way::kIn || !stage.beat.record) return nullptr;
  for (const auto& event : stage.beat.record->events) {
    const auto* sent = std::get_if<sim::kernel::SegmentSent>(&event);
    const bool has_bytes = sent && sent->from == flight.object && sent->count > 0;
    if (has_bytes && sent->to.value >= 0) return stage.plan.find(sent->to);
  }
  return nullptr;
}

// From the descriptor's cell to the object; empty when one of them is not on the map.
Path path_into(const Stage& stage, const Flight& flight, std::size_t piece) {
  Path path;
  const PlannedProcess* process = stage.plan.find(flight.pid);
  const PlannedDescription* description = stage.plan.find(flight.description);
  const PlannedObject* object = stage.plan.find(flight.object);
  if (!process || process->column < 0 || !description || !object || object->lot < 0) return path;
  if (description->berth < 0) return path;
  const auto cell = cell_of(cell_places(stage.places, *process), flight.fd);
  if (!cell) return path;
  path.append_point(cell->box.center());
  path.append_chain(descriptor_chain(stage, *process, *cell, *description));
  if (object->kind == ObjectKind::kFile) {
    append_way_to_cell(path, stage, *description, cell_of_piece(stage, flight, *object, piece));
    return path;
  }
  path.append_chain(object_chain(stage, *description));
  path.append_point(place_in_object(stage, flight, *object, piece));
  const PlannedObject* receiver = receiver_of(stage, flight);
  if (receiver && receiver->lot >= 0) {
    path.append_point(place_in_object(stage, flight, *receiver, piece));
  }
  return path;
}

std::string piece_text(const Flight& flight, std::size_t piece) {
  if (flight.count == 0) return "EOF";
  if (flight.count <= kMostBytes && flight.bytes.size() >= flight.count) {
    return byte_glyph(flight.bytes[piece]);
  }
  return counted(flight.count, "byte");
}

// Bytes out of a pipe are its writer's; a file's look like the description that has passed them.
Tone tone_out_of(const Stage& stage, const Flight& flight, const PlannedObject& object) {
  const PlannedDescription* description = stage.plan.find(flight.description);
  if (object.kind != ObjectKind::kFile || !description) return byte_tone(stage, object);
  return description_tone(stage, *description, Change::kSteady);
}

void draw_piece(Canvas& canvas, const Stage& stage, const Flight& flight, std::size_t piece,
                Point at) {
  const PlannedObject* object = stage.plan.find(flight.object);
  const Tone tone = flight.way == Flight::Way::kIn || !object ? process_tone(stage.plan, flight.pid)
                                                              : tone_out_of(stage, flight, *object);
  const TextStyle style{Face::kMonoBold, canvas.px(21), {tone, 1}};
  const std::string text = piece_text(flight, piece);
  const float width = std::max(canvas.px(29), canvas.width(style, text) + canvas.px(12));
  Box box;
  box.rect = centered(at, width, canvas.px(34));
  box.radius = canvas.px(6);
  box.fill = {Tone::kPanel, 1};
  box.stroke = {tone, 1};
  box.stroke_width = canvas.px(2.5f);
  const std::string name = "flying " + std::to_string(piece);
  canvas.box({name, "", Role::kMoving}, box);
  canvas.text({name + "/text", name, Role::kMoving}, inset(box.rect, canvas.px(3)), text, style,
              Align::kCenter);
}

}  // namespace

Picture flying_bytes(const Stage& stage) {
  const std::optional<Flight> flight = flight_of(stage.beat);
  if (!flight || stage.beat.motion == Moment::Motion::kReduced) return {};
  Canvas canvas = stage.canvas();
  for (std::size_t piece = 0; piece < pieces_of(*flight); ++piece) {
    const Span span = span_of(*flight, piece);
    if (stage.beat.progress <= span.from || stage.beat.progress >= span.to) continue;
    const Path into = path_into(stage, *flight, piece);
    if (into.is_empty()) return {};
    const float part = eased(stage.beat, span);
    draw_piece(canvas, stage, *flight, piece,
               into.at(flight->way == Flight::Way::kIn ? part : 1 - part));
  }
  return canvas.take();
}

}  // namespace gui::scene
