// A file on the kernel's floor: a tray with one cell per byte, and how they come and go.

#include <fcntl.h>

#include <algorithm>

#include "gui/scene/file_contents.h"
#include "gui/scene/file_markers.h"
#include "gui/scene/flight.h"
#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"
#include "sim/narrate/narrate.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

constexpr float kTurn = 0.07f;  // of a beat: when the strip shows another part of the file

class Strip {
 public:
  Strip(const Stage& stage, const PlannedObject& object)
      : stage_(stage),
        object_(object),
        name_(name_of(object.id)),
        before_(file_in(stage.beat.before, object.id)),
        after_(file_in(stage.beat.after, object.id)),
        change_(change_of(stage.beat, object.id)),
        shown_(*file_in(world_for(stage.beat, change_), object.id)),
        places_(strip_places(stage, object)),
        markers_(markers_of(stage, object)),
        canvas_(stage.canvas()) {}

  Picture draw() {
    tray();
    contents();
    word_for_nothing();
    Picture picture = faded(canvas_.take(), attention());
    caption();
    append(picture, canvas_.take());
    append(picture, draw_markers(stage_, object_));
    return faded(std::move(picture), presence(stage_.beat, change_));
  }

 private:
  float px(float design) const { return stage_.px(design); }

  static float attention_to(const kernel::RegularFile* file) {
    return file && file->inode.opens == 0 ? kNobodyHasIt : 1;
  }
  float attention() const {
    const float was = attention_to(before_ ? before_ : after_);
    const float is = attention_to(after_ ? after_ : before_);
    return lerp(was, is, eased(stage_.beat, kAppear));
  }

  void tray() {
    Box box;
    box.rect = places_.tray;
    box.radius = std::min(px(14), places_.tray.h / 4);
    box.fill = {Tone::kTrack, 1};
    box.stroke = {Tone::kFaint, 1};
    box.stroke_width = px(change_ == Change::kAppears ? 3.5f : 2);
    canvas_.box({name_, "kernel", Role::kNode}, box);
    canvas_.target(
        {name_, places_.tray, std::nullopt, object_name() + ": " + size_words(shown_), {}});
  }

  std::string object_name() const {
    return sim::narrate::object_name(world_for(stage_.beat, change_), object_.id);
  }

  std::size_t first_in(const sim::world::World& world) const {
    return first_shown(object_, world.steps, places_.cells.size());
  }

  // Where the strip has to show another part of the file, it turns there before anything moves.
  void contents() {
    const std::size_t was = first_in(stage_.beat.before), is = first_in(stage_.beat.after);
    const float progress = stage_.beat.progress;
    const bool turns = was != is && before_ && after_;
    if (turns && progress < kTurn) {
      bytes(was, before_, before_, 1 - progress / kTurn);
      around(was, 1 - progress / kTurn);
    } else {
      const float there = turns ? std::min(1.0f, progress / kTurn - 1) : 1;
      bytes(is, before_, after_, there);
      around(is, there);
    }
  }

  void bytes(std::size_t first, const kernel::RegularFile* from, const kernel::RegularFile* to,
             float alpha) {
    const std::vector<ByteCell> was = bytes_of(from, first, places_.cells.size());
    const std::vector<ByteCell> is = bytes_of(to, first, places_.cells.size());
    const std::optional<Flight> flight = flight_of(stage_.beat);
    for (std::size_t cell = 0; cell < std::max(was.size(), is.size()); ++cell) {
      const bool had = cell < was.size(), has = cell < is.size();
      if (had && has && was[cell] == is[cell]) {
        byte(cell, is[cell], alpha, false);
        continue;
      }
      const float come = arrival_of(flight, first + cell);
      const float gone = has ? come : eased(stage_.beat, kVanish);
      if (had && gone < 1) byte(cell, was[cell], has ? alpha : alpha * (1 - gone), false);
      if (has && come > 0) byte(cell, is[cell], alpha * come, true);
    }
  }

  // How much of a new byte is there: it comes with its piece of the flight.
  float arrival_of(const std::optional<Flight>& flight, std::size_t place) const {
    const bool flies = flight && flight->way == Flight::Way::kIn && flight->object == object_.id &&
                       place >= flight->at && place < flight->at + flight->count;
    if (!flies || stage_.beat.motion == Moment::Motion::kReduced)
      return eased(stage_.beat, kAppear);
    const std::size_t pieces = pieces_of(*flight);
    const float end = span_of(*flight, pieces > 1 ? place - flight->at : 0).to;
    return eased(stage_.beat, {end - 0.03f, end + 0.02f});
  }

  static bool reads(const PlannedDescription& description) {
    return (description.status_flags & O_ACCMODE) != O_WRONLY;
  }

  // The reading description whose offset has passed a cell: of several the one that is nearest.
  const Marker* passed_by(const Rect& cell) const {
    const Marker* nearest = nullptr;
    for (const Marker& marker : markers_) {
      if (!reads(*marker.description)) continue;
      if (marker.there < 0.5f || marker.offset_x < cell.center().x) continue;
      if (!nearest || marker.offset_x < nearest->offset_x) nearest = &marker;
    }
    return nearest;
  }

  void byte(std::size_t index, const ByteCell& what, float alpha, bool is_new) {
    if (alpha <= 0) return;
    const std::string name = name_ + "/cell " + std::to_string(index);
    const Rect& rect = places_.cells[index];
    const Marker* passed = passed_by(rect);
    const Tone tone = passed   ? description_tone(stage_, *passed->description, Change::kSteady)
                      : is_new ? Tone::kMuted
                               : Tone::kPanelLine;
    Box box;
    box.rect = rect;
    box.radius = std::min(px(7), rect.w * 0.2f);
    box.fill = {Tone::kPanel, alpha};
    canvas_.box({name, name_, Role::kMark}, box);
    box.fill = {tone, passed ? 0.10f * alpha : 0};
    box.stroke = {tone, alpha};
    box.stroke_width = std::min(px(is_new ? 3.0f : 2.0f), rect.w * 0.12f);
    canvas_.box({name + "/outline", name, Role::kMark}, box);
    if (what.kind == ByteCell::Kind::kHole) hatch(name, rect, alpha);
    glyph(name, rect, what, alpha);
  }

  void hatch(const std::string& name, const Rect& rect, float alpha) {
    Box box;
    box.rect = inset(rect, px(3));
    box.radius = px(4);
    box.fill = {Tone::kFaint, 0.7f * alpha};
    box.pattern = Fill::kHatched;
    canvas_.box({name + "/hole", name, Role::kMark}, box);
  }

  void glyph(const std::string& name, const Rect& rect, const ByteCell& what, float alpha) {
    const Rect inside = inset(rect, px(1));
    const float size =
        fitting_size(stage_.metrics, Face::kMonoBold, what.glyph, inside.w,
                     {px(25), px(22), px(19), px(16), px(14), px(12), px(10), px(8)});
    const Tone tone = what.kind == ByteCell::Kind::kWritten ? Tone::kText : Tone::kMuted;
    canvas_.text({name + "/text", name, Role::kLabel}, inside, what.glyph,
                 {Face::kMonoBold, std::min({size, rect.h * 0.72f, rect.w * 1.1f}), {tone, alpha}},
                 Align::kCenter);
  }

  // What a file that does not fit says besides: the numbers of its bytes, and where it goes on.
  void around(std::size_t first, float alpha) {
    if (!places_.scrolls) return;
    const TextStyle style{Face::kMonoBold, px(22), {Tone::kMuted, alpha}};
    const std::size_t end = first + places_.cells.size();
    if (first > 0) {
      canvas_.text({name_ + "/before", name_, Role::kLabel}, places_.left_end, "\u2026", style,
                   Align::kCenter);
    }
    if (shown_.content.size() > end) {
      canvas_.text({name_ + "/behind", name_, Role::kLabel}, places_.right_end, "\u2026", style,
                   Align::kCenter);
    }
    ruler(first, alpha);
  }

  void ruler(std::size_t first, float alpha) {
    const TextStyle style{Face::kRegular, std::min(px(14), places_.ruler.h), {Tone::kMuted, alpha}};
    const std::size_t cells = places_.cells.size();
    const float widest = canvas_.width(style, grouped(first + cells)) + px(10);
    const float pitch = cells > 1 ? places_.cells[1].x - places_.cells[0].x : places_.cells[0].w;
    std::size_t every = 5;
    while (every < cells && static_cast<float>(every) * pitch < widest) every *= 2;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if ((first + cell) % every != 0) continue;
      const Rect place{places_.cells[cell].center().x - widest / 2, places_.ruler.y, widest,
                       places_.ruler.h};
      if (place.x < places_.tray.x || place.right() > places_.tray.right()) continue;
      canvas_.text({name_ + "/number " + std::to_string(cell), name_, Role::kLabel}, place,
                   grouped(first + cell), style, Align::kCenter);
    }
  }

  // What stands where no byte is to be seen.
  std::string nothing_in(const sim::world::World& world) const {
    const kernel::RegularFile* file = file_in(world, object_.id);
    if (!file) file = &shown_;
    const std::size_t size = file->content.size();
    if (size == 0) return "empty";
    return first_in(world) < size ? "" : "the file ends at byte " + grouped(size);
  }

  void word_for_nothing() {
    const std::string was = nothing_in(stage_.beat.before), is = nothing_in(stage_.beat.after);
    const float gone = eased(stage_.beat, {0, 0.2f}), come = eased(stage_.beat, kSettle);
    if (was == is) return word_for_nothing(is, 1);
    if (gone < 1) word_for_nothing(was, 1 - gone);
    if (come > 0) word_for_nothing(is, come);
  }

  void word_for_nothing(const std::string& word, float there) {
    const Rect& first = places_.cells.front();
    const Rect line{first.x, first.y, places_.cells.back().right() - first.x, first.h};
    canvas_.text({name_ + "/nothing", name_, Role::kLabel}, line, word,
                 {Face::kRegular, std::min(px(20), line.h * 0.6f), {Tone::kMuted, there}},
                 Align::kCenter);
  }

  void caption() {
    const TextStyle style{
        Face::kSemibold, std::min(px(18), places_.caption.h * 0.68f), {Tone::kText, 1}};
    const std::string& title = shown_.inode.name;
    const std::string size = size_words(shown_);
    const std::string hidden = hidden_opens_words(stage_, object_);
    const bool is_open = shown_.inode.opens > 0;
    const std::string more = !is_open ? "nobody has it open" : hidden;
    const std::string brief = !is_open ? "not open" : hidden;
    const std::string dot = " \u00B7 ", whole = title + dot + size;
    const std::string words =
        more.empty()
            ? whole
            : first_fitting(stage_.metrics, style, places_.caption.w,
                            {whole + dot + more, whole + dot + brief, title + dot + brief, whole});
    canvas_.text({name_ + "/caption", "kernel", Role::kLabel}, places_.caption, words, style,
                 Align::kCenter);
  }

  const Stage& stage_;
  const PlannedObject& object_;
  std::string name_;
  const kernel::RegularFile* before_;
  const kernel::RegularFile* after_;
  Change change_;
  const kernel::RegularFile& shown_;
  FilePlaces places_;
  std::vector<Marker> markers_;
  Canvas canvas_;
};

}  // namespace

Picture file_strip(const Stage& stage, const PlannedObject& object) {
  return Strip(stage, object).draw();
}

}  // namespace gui::scene
