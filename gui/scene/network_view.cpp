#include "gui/scene/network_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"
#include "sim/kernel/transmission.h"
#include "sim/narrate/network_sentences.h"
#include "sim/narrate/words.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
using kernel::Segment;

constexpr int kSlots = 7;  // segments above each other

// On the way right, the stretch behind its sender's machine; on the way left, the one before it.
std::size_t stretch_of(const Segment& segment) {
  const bool goes_right = segment.to_host > segment.from_host;
  return static_cast<std::size_t>(goes_right ? segment.from_host : segment.from_host - 1);
}

class Traveller {
 public:
  Traveller(const Stage& stage, const Segment& segment, bool was_there, bool is_there)
      : stage_(stage),
        segment_(segment),
        was_there_(was_there),
        is_there_(is_there),
        canvas_(stage.canvas()),
        name_("segment " + std::to_string(segment.number)),
        role_(rests() ? Role::kNode : Role::kMoving) {}

  Picture draw() {
    const bool is_still = stage_.beat.motion == Moment::Motion::kReduced;
    const float alpha = presence();
    if (alpha <= 0) return {};
    const Rect box = chip(is_still ? 0.5f : way());
    body(box, alpha);
    arrow(box, alpha);
    words(box, alpha);
    if (is_lost()) cross(box, alpha);
    return canvas_.take();
  }

 private:
  bool rests() const {
    if (stage_.beat.progress <= 0) return was_there_;
    return stage_.beat.progress >= 1 ? is_there_ : was_there_ && is_there_;
  }
  bool goes_right() const { return segment_.to_host > segment_.from_host; }
  bool is_lost() const { return !is_there_ && segment_.gets_lost; }
  const Rect& stretch() const { return stage_.places.networks[stretch_of(segment_)]; }

  // Where it is between the machines: 0 at its sender's, 1 at the other one.
  float way() const {
    const float part = eased(stage_.beat, kTravel);
    if (!was_there_) return 0.5f * part;
    if (is_there_) return 0.5f;
    return is_lost() ? 0.5f : 0.5f + 0.5f * part;
  }
  float presence() const {
    if (was_there_ && is_there_) return 1;
    if (!was_there_) return eased(stage_.beat, {0.04f, 0.3f});
    return 1 - eased(stage_.beat, is_lost() ? Span{0.55f, 0.95f} : Span{0.5f, 0.75f});
  }

  Tone tone() const { return socket_tone(stage_, segment_.sender); }

  Rect chip(float way) const {
    const Rect& room = stretch();
    const float height = canvas_.px(40), top = room.y + canvas_.px(84);
    const float pitch = (room.h - canvas_.px(150)) / kSlots;
    const auto slot = static_cast<float>(segment_.number % kSlots);
    const float width = room.w - canvas_.px(32);
    const float part = goes_right() ? way : 1 - way;
    const float middle = room.x + room.w * part;
    return {middle - width / 2, top + slot * pitch + (pitch - height) / 2, width, height};
  }

  void body(const Rect& rect, float alpha) {
    Box box;
    box.rect = rect;
    box.radius = canvas_.px(7);
    box.fill = {Tone::kPanel, alpha};
    box.stroke = {tone(), alpha};
    box.stroke_width = canvas_.px(2);
    if (segment_.is_repeated) box.line = Line::kDashed;
    canvas_.box({name_, "network", role_}, box);
    canvas_.target({name_, rect, std::nullopt, tip(), {}});
  }

  void arrow(const Rect& box, float alpha) {
    const float size = canvas_.px(9);
    const float x = goes_right() ? box.right() : box.x;
    const float tip = goes_right() ? x + size : x - size;
    const float y = box.center().y;
    canvas_.polygon({name_ + "/arrow", name_, role_ == Role::kNode ? Role::kMark : role_},
                    {{{x, y - size}, {tip, y}, {x, y + size}}, {tone(), alpha}});
  }

  // A few bytes stand there themselves.
  std::string label() const {
    constexpr std::size_t kMostShown = 8;
    if (segment_.bytes.empty()) return sim::narrate::segment_label(segment_);
    const bool are_few = segment_.bytes.size() <= kMostShown;
    return are_few ? byte_glyphs(segment_.bytes, kMostShown)
                   : counted(segment_.bytes.size(), "byte");
  }

  void words(const Rect& box, float alpha) {
    const Rect inside = inset(box, canvas_.px(4));
    const std::string text = label();
    const float size = fitting_size(stage_.metrics, Face::kMonoBold, text, inside.w,
                                    {canvas_.px(17), canvas_.px(15), canvas_.px(13)});
    canvas_.text({name_ + "/text", name_, role_ == Role::kNode ? Role::kLabel : role_}, inside,
                 text, {Face::kMonoBold, size, {tone(), alpha}}, Align::kCenter);
  }

  void cross(const Rect& box, float alpha) {
    const Point c = box.center();
    const float r = canvas_.px(20);
    for (const float turn : {1.0f, -1.0f}) {
      std::vector<Point> line{{c.x - r, c.y - turn * r}};
      line_to(line, {c.x + r, c.y + turn * r});
      canvas_.curve({name_ + (turn > 0 ? "/cross" : "/cross back"), name_, Role::kMoving},
                    {line, {Tone::kDanger, alpha}, canvas_.px(4)});
    }
  }

  std::string tip() const {
    std::string text =
        fmt::format("{} from {} to {}", sim::narrate::segment_label(segment_),
                    kernel::address_text(segment_.from), kernel::address_text(segment_.to));
    const bool is_tcp = segment_.kind != kernel::SegmentKind::kDatagram &&
                        segment_.kind != kernel::SegmentKind::kUnreachable;
    if (!is_tcp) return text;
    return text + fmt::format(": number {}, has all before {}, room for {}", segment_.sequence,
                              segment_.acknowledged,
                              counted(static_cast<std::size_t>(segment_.window), "byte"));
  }

  const Stage& stage_;
  const Segment& segment_;
  bool was_there_, is_there_;
  Canvas canvas_;
  std::string name_;
  Role role_;
};

// Those that are there at this moment of the beat, each once, by number.
std::set<long> travelling(const Beat& beat) {
  std::set<long> numbers;
  const auto add = [&](const sim::world::World& world) {
    for (const Segment& segment : world.kernel.network.in_flight) numbers.insert(segment.number);
  };
  if (beat.progress < 1) add(beat.before);
  if (beat.progress > 0) add(beat.after);
  return numbers;
}

Picture heading(const Stage& stage, std::size_t place) {
  Canvas canvas = stage.canvas();
  const Rect& room = stage.places.networks[place];
  const std::string name = "network " + std::to_string(place);
  Box ground;
  ground.rect = room;
  canvas.box({name, "", Role::kGround}, ground);
  const TextStyle style{Face::kSemibold, canvas.px(14), {Tone::kMuted, 1}};
  const Rect line{room.x, room.y + canvas.px(8), room.w, canvas.px(22)};
  canvas.text({name + "/heading", name, Role::kLabel}, line, "NETWORK", style, Align::kCenter);
  const TextStyle small{Face::kRegular, canvas.px(14), {Tone::kMuted, 1}};
  const Rect below{room.x, line.bottom() + canvas.px(2), room.w, canvas.px(20)};
  canvas.text({name + "/clock", name, Role::kLabel}, below,
              "after " + sim::narrate::duration(shown_world(stage.beat).kernel.now), small,
              Align::kCenter);
  return canvas.take();
}

// How many are not drawn because another one stands in their place.
Picture more_segments(const Stage& stage, std::size_t count) {
  if (count == 0) return {};
  Canvas canvas = stage.canvas();
  const Rect& room = stage.places.networks.front();
  canvas.text({"more segments", "network", Role::kLabel},
              {room.x, room.bottom() - canvas.px(60), room.w, canvas.px(20)},
              fmt::format("+{} more", count), {Face::kSemibold, canvas.px(14), {Tone::kMuted, 1}},
              Align::kCenter);
  return canvas.take();
}

}  // namespace

Tone socket_tone(const Stage& stage, ObjectId socket) {
  for (const auto* world : {&stage.beat.after, &stage.beat.before}) {
    std::optional<Pid> holder;
    world->kernel.descriptions.for_each([&](DescriptionId id, const auto& description) {
      if (description.object == socket && !holder) holder = holders_of(*world, id).only;
    });
    if (holder) return process_tone(stage.plan, *holder);
  }
  return Tone::kNeutral;
}

Picture network_view(const Stage& stage) {
  Picture picture;
  if (stage.places.networks.empty()) return picture;
  for (std::size_t place = 0; place < stage.places.networks.size(); ++place) {
    append(picture, heading(stage, place));
  }
  std::set<std::pair<std::size_t, long>> taken;
  std::size_t hidden = 0;
  for (const long number : travelling(stage.beat)) {
    const Segment* before = kernel::find_segment(stage.beat.before.kernel, number);
    const Segment* after = kernel::find_segment(stage.beat.after.kernel, number);
    const Segment& segment = after ? *after : *before;
    if (!taken.insert({stretch_of(segment), number % kSlots}).second) {
      ++hidden;
      continue;
    }
    append(picture, Traveller(stage, segment, before != nullptr, after != nullptr).draw());
  }
  append(picture, more_segments(stage, hidden));
  return picture;
}

}  // namespace gui::scene
