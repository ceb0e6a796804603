// A pipe on the kernel's floor: the ring of slots with its bytes.

#include <fcntl.h>

#include <algorithm>

#include "gui/scene/flight.h"
#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

constexpr int kMostCells = 16;

// What one cell of the ring shows.
struct CellContent {
  float fill = 0;    // 0..1 of the slot's room
  std::string text;  // the byte, or the first ones
  bool operator==(const CellContent&) const = default;
};

const kernel::Pipe* pipe_in(const sim::world::World& world, ObjectId id) {
  const kernel::Object* object = world.kernel.objects.find(id);
  return object ? std::get_if<kernel::Pipe>(object) : nullptr;
}

// One content per used cell, oldest first. A large ring shows several slots per cell.
std::vector<CellContent> contents_of(const kernel::Pipe* pipe) {
  std::vector<CellContent> contents;
  if (!pipe) return contents;
  const int slots_per_cell = std::max(1, pipe->size.slots / kMostCells);
  const auto room = static_cast<float>(pipe->size.slot_bytes * slots_per_cell);
  for (std::size_t i = 0; i < pipe->slots.size(); ++i) {
    const kernel::PipeSlot& slot = pipe->slots[i];
    if (i % static_cast<std::size_t>(slots_per_cell) == 0) {
      const std::size_t shown = pipe->size.slot_bytes == 1 && slots_per_cell == 1 ? 1 : 8;
      contents.push_back({0, byte_glyphs(slot.bytes, shown)});
    }
    contents.back().fill += static_cast<float>(slot.bytes.size()) / room;
  }
  return contents;
}

std::string amount_words(const kernel::Pipe& pipe) {
  const std::size_t bytes = kernel::queued_bytes(pipe);
  std::string words = grouped(bytes) + " of " + counted(kernel::capacity_bytes(pipe), "byte");
  if (pipe.size.slot_bytes > 1) {
    words += " \u00B7 " + std::to_string(pipe.slots.size()) + " of " +
             counted(static_cast<std::size_t>(pipe.size.slots), "slot");
  }
  if (bytes == 0) words += " \u00B7 empty";
  if (kernel::free_slots(pipe) == 0) words += " \u00B7 full";
  return words;
}

class Ring {
 public:
  Ring(const Stage& stage, const PlannedObject& object)
      : stage_(stage),
        object_(object),
        name_(name_of(object.id)),
        before_(pipe_in(stage.beat.before, object.id)),
        after_(pipe_in(stage.beat.after, object.id)),
        change_(change_of(stage.beat, object.id)),
        places_(ring_places(stage, object)),
        canvas_(stage.canvas()) {}

  Picture draw() {
    body();
    contents();
    caption();
    queues();
    return faded(canvas_.take(), presence(stage_.beat, change_));
  }

 private:
  float px(float design) const { return stage_.px(design); }
  const kernel::Pipe& shown() const {
    const kernel::Pipe* pipe = pipe_in(world_for(stage_.beat, change_), object_.id);
    return pipe ? *pipe : after_ ? *after_ : *before_;
  }

  void body() {
    Box box;
    box.rect = places_.ring;
    box.radius = std::min(px(46), places_.ring.h / 2);
    box.fill = {Tone::kTrack, 1};
    box.stroke = {Tone::kFaint, 1};
    box.stroke_width = px(change_ == Change::kAppears ? 3.5f : 2);
    canvas_.box({name_, "kernel", Role::kNode}, box);
    canvas_.target(
        {name_, places_.ring, std::nullopt, object_.name + ": " + amount_words(shown()), {}});
    for (std::size_t slot = 0; slot < places_.slots.size(); ++slot) {
      Box cell;
      cell.rect = places_.slots[slot];
      cell.radius = slot_radius(cell.rect);
      cell.fill = {Tone::kKernelArea, 1};
      cell.stroke = {Tone::kPanelLine, 1};
      cell.stroke_width = px(1.5f);
      canvas_.box({name_ + "/slot " + std::to_string(slot), name_, Role::kNode}, cell);
    }
  }

  float slot_radius(const Rect& rect) const { return std::min(px(8), rect.w * 0.2f); }

  // The flight, where it goes into or comes out of this pipe.
  std::optional<Flight> own_flight() const {
    const std::optional<Flight> flight = flight_of(stage_.beat);
    return flight && flight->object == object_.id ? flight : std::nullopt;
  }

  void contents() {
    const std::vector<CellContent> was = contents_of(before_);
    const std::vector<CellContent> is = contents_of(after_);
    const std::optional<Flight> flight = own_flight();
    if (flight && flight->way == Flight::Way::kOut) {
      leaving_contents(was, is, *flight);
    } else {
      arriving_contents(was, is, flight);
    }
  }

  // Bytes come in: each cell changes when its piece arrives.
  void arriving_contents(const std::vector<CellContent>& was, const std::vector<CellContent>& is,
                         const std::optional<Flight>& flight) {
    for (std::size_t cell = 0; cell < std::max(was.size(), is.size()); ++cell) {
      const bool same = cell < was.size() && cell < is.size() && was[cell] == is[cell];
      if (same) {
        content(cell, is[cell], place(cell), 1, px(2));
        continue;
      }
      const float arrived =
          flight ? arrival_of(*flight, cell, was.size(), is.size()) : eased(stage_.beat, kAppear);
      if (cell < was.size() && arrived < 1) content(cell, was[cell], place(cell), 1, px(2));
      if (cell < is.size() && arrived > 0) content(cell, is[cell], place(cell), arrived, px(3));
    }
  }

  float arrival_of(const Flight& flight, std::size_t cell, std::size_t was, std::size_t is) const {
    if (stage_.beat.motion == Moment::Motion::kReduced) return eased(stage_.beat, kAppear);
    const std::size_t pieces = pieces_of(flight);
    const bool one_each = pieces > 1 && is - was == pieces && cell >= was;
    const float end = span_of(flight, one_each ? cell - was : pieces - 1).to;
    return eased(stage_.beat, {end - 0.03f, end + 0.02f});
  }

  // Bytes go out: their cells empty one after the other, then the rest moves up.
  void leaving_contents(const std::vector<CellContent>& was, const std::vector<CellContent>& is,
                        const Flight& flight) {
    const std::size_t gone = was.size() - std::min(was.size(), is.size());
    const float up = eased(stage_.beat, kSettle);
    const bool slides = stage_.beat.motion == Moment::Motion::kFull;
    for (std::size_t cell = 0; cell < was.size(); ++cell) {
      if (cell < gone) {
        const std::size_t pieces = pieces_of(flight);
        const float start = span_of(flight, pieces == gone ? cell : 0).from;
        const float left = eased(stage_.beat, {start, start + 0.06f});
        if (left < 1) content(cell, was[cell], place(cell), 1 - left, px(2));
        continue;
      }
      const std::size_t goal = cell - gone;
      const CellContent& now = is_revealed(stage_.beat) ? is[goal] : was[cell];
      if (slides || gone == 0) {
        const Rect at = lerp(place(cell), place(goal), up);
        const bool rests = up <= 0 || up >= 1;
        content(up >= 1 ? goal : cell, now, at, 1, px(2), rests ? Role::kMark : Role::kMoving);
      } else {
        if (up < 1) content(cell, was[cell], place(cell), 1 - up, px(2));
        if (up > 0) content(goal, is[goal], place(goal), up, px(2));
      }
    }
  }

  Rect place(std::size_t cell) const {
    return places_.slots[std::min(cell, places_.slots.size() - 1)];
  }

  void content(std::size_t cell, const CellContent& what, const Rect& rect, float alpha,
               float stroke_width, Role role = Role::kMark) {
    const std::string slot = name_ + "/slot " + std::to_string(cell);
    const std::string name = slot + "/bytes";
    const Tone tone = byte_tone(stage_, object_);
    Box box;
    box.rect = rect;
    box.radius = slot_radius(rect);
    box.fill = {Tone::kPanel, alpha};
    box.stroke = {tone, alpha};
    box.stroke_width = std::min(stroke_width, rect.w * 0.14f);
    canvas_.box({name, slot, role}, box);
    if (shown().size.slot_bytes > 1 || shown().size.slots > kMostCells)
      fill_level(slot, what, rect, alpha);
    text(slot, what, rect, {tone, alpha});
  }

  void fill_level(const std::string& slot, const CellContent& what, const Rect& rect, float alpha) {
    const Rect inside = inset(rect, px(2));
    const float height = std::max(px(3), inside.h * std::min(1.0f, what.fill));
    Box level;
    level.rect = {inside.x, inside.bottom() - height, inside.w, height};
    level.radius = std::min(slot_radius(rect), height / 2);
    level.fill = {byte_tone(stage_, object_), 0.22f * alpha};
    canvas_.box({slot + "/level", slot, Role::kMark}, level);
  }

  void text(const std::string& slot, const CellContent& what, const Rect& rect, Ink ink) {
    const Rect inside{rect.x + px(1), rect.y + px(1), rect.w - px(2), rect.h - px(2)};
    TextStyle style{Face::kMonoBold, std::min(px(13), rect.h * 0.3f), ink};
    std::string shown_text = what.text;
    if (shown().size.slot_bytes == 1) {
      style.size = fitting_size(stage_.metrics, style.face, what.text, inside.w,
                                {px(28), px(24), px(20), px(17), px(14), px(12), px(10), px(8)});
    } else {
      shown_text = beginning(what.text, style, inside.w - px(2));
    }
    canvas_.text({slot + "/text", slot, Role::kLabel}, inside, shown_text, style, Align::kCenter);
  }

  // As many of a slot's first bytes as fit; that there are more is said by the fill and the
  // caption.
  std::string beginning(const std::string& text, const TextStyle& style, float width) const {
    std::string part = text;
    while (!part.empty() && canvas_.width(style, part) > width) {
      do part.pop_back();
      while (!part.empty() && (static_cast<unsigned char>(part.back()) & 0xC0U) == 0x80U);
      if (!part.empty() && (static_cast<unsigned char>(part.back()) & 0xC0U) == 0xC0U)
        part.pop_back();
    }
    return part;
  }

  void caption() {
    const TextStyle style{
        Face::kSemibold, std::min(px(18), places_.caption.h * 0.68f), {Tone::kText, 1}};
    const std::string words = amount_words(shown());
    const std::string brief = grouped(kernel::queued_bytes(shown())) + " of " +
                              grouped(kernel::capacity_bytes(shown())) + " bytes";
    canvas_.text({name_ + "/caption", "kernel", Role::kLabel}, places_.caption,
                 first_fitting(stage_.metrics, style, places_.caption.w,
                               {object_.name + " \u00B7 " + words, words,
                                object_.name + " \u00B7 " + brief, brief}),
                 style, Align::kCenter);
  }

  bool writers_stand_left() const {
    for (const PlannedDescription& description : stage_.plan.descriptions) {
      if (description.object != object_.id) continue;
      return ((description.status_flags & O_ACCMODE) == O_WRONLY) == (description.berth == 0);
    }
    return true;
  }

  void queues() {
    const bool left = writers_stand_left();
    static const kernel::WaitQueue kNobody;
    queue("writers", left ? places_.left_label : places_.right_label,
          left ? places_.left_pills : places_.right_pills, shown().writers,
          before_ ? before_->writers_waiting : kNobody, after_ ? after_->writers_waiting : kNobody);
    queue("readers", left ? places_.right_label : places_.left_label,
          left ? places_.right_pills : places_.left_pills, shown().readers,
          before_ ? before_->readers_waiting : kNobody, after_ ? after_->readers_waiting : kNobody);
  }

  void queue(const std::string& who, const Rect& label, const Rect& pills, int ends,
             const kernel::WaitQueue& before, const kernel::WaitQueue& after) {
    const std::string owner = name_ + "/" + who;
    const TextStyle style{Face::kRegular, std::min(px(15), label.h * 0.7f), {Tone::kMuted, 1}};
    const std::string end = who == "writers" ? "write" : "read";
    if (ends == 0 && before.empty() && after.empty()) {
      const Rect both{label.x, label.y, std::max(label.right(), pills.right()) - label.x, label.h};
      canvas_.text({owner + "/label", "kernel", Role::kLabel}, both,
                   first_fitting(stage_.metrics, style, both.w,
                                 {"no " + end + " end is open", "no " + end + " end"}),
                   style);
      return;
    }
    canvas_.text({owner + "/label", "kernel", Role::kLabel}, label,
                 first_fitting(stage_.metrics, style, label.w, {who + " waiting", who}), style);
    Box ground;
    ground.rect = pills;
    canvas_.box({owner, "kernel", Role::kGround}, ground);
    canvas_.add(waiting_pills(stage_, owner, pills, before, after));
  }

  const Stage& stage_;
  const PlannedObject& object_;
  std::string name_;
  const kernel::Pipe* before_;
  const kernel::Pipe* after_;
  Change change_;
  PipePlaces places_;
  Canvas canvas_;
};

}  // namespace

int ring_cells(const kernel::Pipe& pipe) { return std::min(pipe.size.slots, kMostCells); }

PipePlaces ring_places(const Stage& stage, const PlannedObject& object) {
  const kernel::Pipe* pipe =
      pipe_in(world_for(stage.beat, change_of(stage.beat, object.id)), object.id);
  return pipe_places(stage.places, object.lot, pipe ? ring_cells(*pipe) : 1);
}

Tone byte_tone(const Stage& stage, const PlannedObject& object) {
  return object.writers.size() == 1 ? process_tone(stage.plan, object.writers.front())
                                    : Tone::kText;
}

Picture pipe_ring(const Stage& stage, const PlannedObject& object) {
  return Ring(stage, object).draw();
}

}  // namespace gui::scene
