// A pipe on the kernel's floor: the ring of slots with its bytes, and how they come and go.

#include <algorithm>

#include "gui/scene/flight.h"
#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"
#include "gui/scene/pipe_contents.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

const kernel::Pipe* pipe_in(const sim::world::World& world, ObjectId id) {
  const kernel::Object* object = world.kernel.objects.find(id);
  return object ? std::get_if<kernel::Pipe>(object) : nullptr;
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
    Picture picture = faded(canvas_.take(), attention());
    caption();
    canvas_.add(pipe_queues(stage_, object_, places_, {before_, after_, &shown()}));
    append(picture, canvas_.take());
    return faded(std::move(picture), presence(stage_.beat, change_));
  }

 private:
  float px(float design) const { return stage_.px(design); }
  const kernel::Pipe& shown() const {
    const kernel::Pipe* pipe = pipe_in(world_for(stage_.beat, change_), object_.id);
    return pipe ? *pipe : after_ ? *after_ : *before_;
  }

  // A FIFO that nobody has open lies there still.
  static float attention_to(const kernel::Pipe* pipe) {
    return pipe && pipe->fifo && pipe->fifo->inode.opens == 0 ? kNobodyHasIt : 1;
  }
  float attention() const {
    return lerp(attention_to(before_ ? before_ : after_), attention_to(after_ ? after_ : before_),
                eased(stage_.beat, kAppear));
  }

  std::string words() const {
    const bool is_nameless = shown().fifo && shown().fifo->inode.links == 0;
    return amount_words(shown()) + (is_nameless ? " \u00B7 no name left" : "");
  }

  std::string title() const {
    return object_.has_name ? "FIFO " + file_name(stage_, object_) : object_.name;
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
        {name_, places_.ring, std::nullopt, object_name(stage_, object_) + ": " + words(), {}});
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
    TextStyle style{Face::kMonoBold, std::min(px(17), rect.h * 0.45f), ink};
    std::string shown_text = what.text;
    if (shown().size.slot_bytes == 1) {
      const float widest =
          fitting_size(stage_.metrics, style.face, what.text, inside.w,
                       {px(28), px(24), px(20), px(17), px(14), px(12), px(10), px(8)});
      style.size = std::min(widest, rect.h * 0.72f);
    } else {
      shown_text = beginning(stage_.metrics, style, what.text, inside.w - px(2));
    }
    canvas_.text({slot + "/text", slot, Role::kLabel}, inside, shown_text, style, Align::kCenter);
  }

  void caption() {
    const TextStyle style{
        Face::kSemibold, std::min(px(18), places_.caption.h * 0.68f), {Tone::kText, 1}};
    const std::string whole = words();
    const std::string brief = grouped(kernel::queued_bytes(shown())) + " of " +
                              grouped(kernel::capacity_bytes(shown())) + " bytes";
    canvas_.text(
        {name_ + "/caption", "kernel", Role::kLabel}, places_.caption,
        first_fitting(stage_.metrics, style, places_.caption.w,
                      {title() + " \u00B7 " + whole, whole, title() + " \u00B7 " + brief, brief}),
        style, Align::kCenter);
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
