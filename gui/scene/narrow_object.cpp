// The terminal, a file or pipe outside the model, the null device: a dark box that says how much
// went through it.

#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

// What a terminal and an outside file have in common.
struct Streams {
  std::size_t shown = 0;    // bytes written to it
  std::size_t waiting = 0;  // bytes of input not yet read
  kernel::WaitQueue readers;
};

Streams streams_of(const sim::world::World& world, ObjectId id) {
  const kernel::Object* object = world.kernel.objects.find(id);
  if (!object) return {};
  if (const auto* terminal = std::get_if<kernel::Terminal>(object)) {
    return {terminal->output.total + terminal->output.echoed, terminal->input.size(),
            terminal->readers_waiting};
  }
  if (const auto* file = std::get_if<kernel::OutsideFile>(object)) {
    return {file->output.total, file->input.size(), file->readers_waiting};
  }
  return {};
}

std::string words_for(const PlannedObject& object, const Streams& streams) {
  if (object.kind == ObjectKind::kNullDevice) return "swallows everything";
  const bool is_terminal = object.kind == ObjectKind::kTerminal;
  std::string words = streams.shown == 0
                          ? (is_terminal ? "nothing shown yet" : "nothing written yet")
                          : counted(streams.shown, "byte") + (is_terminal ? " shown" : " written");
  if (streams.waiting > 0) {
    const std::string input = grouped(streams.waiting) + (is_terminal ? " typed" : " to read");
    words = streams.shown == 0 ? input : words + " \u00B7 " + input;
  }
  return words;
}

std::string short_words(const PlannedObject& object, const Streams& streams) {
  if (object.kind == ObjectKind::kNullDevice) return "swallows all";
  return grouped(streams.shown) + " bytes";
}

}  // namespace

Change change_of(const Beat& beat, ObjectId id) {
  return change_between(object_in(beat.before, id), object_in(beat.after, id));
}

Picture narrow_object(const Stage& stage, const PlannedObject& object) {
  const Change change = change_of(stage.beat, object.id);
  const NarrowPlaces places = narrow_places(stage.places, object.lot);
  const std::string name = name_of(object.id);
  Canvas canvas = stage.canvas();
  Box box;
  box.rect = places.box;
  box.radius = canvas.px(10);
  box.fill = {Tone::kDark, 1};
  canvas.box({name, "kernel", Role::kNode}, box);
  const float pad = std::min(canvas.px(18), places.box.w * 0.08f);
  const float half = places.box.h / 2;
  const Rect title{places.box.x + pad, places.box.y + half * 0.3f, places.box.w - 2 * pad,
                   half * 0.66f};
  const std::string sign = object.kind == ObjectKind::kTerminal ? ">_ " + object.name : object.name;
  const float size = fitting_size(stage.metrics, Face::kMonoBold, sign, title.w,
                                  {canvas.px(18), canvas.px(16), canvas.px(14)});
  canvas.text({name + "/title", name, Role::kLabel}, title, sign,
              {Face::kMonoBold, size, {Tone::kOnDark, 1}});
  const Streams streams = streams_of(world_for(stage.beat, change), object.id);
  const TextStyle amount{Face::kRegular, canvas.px(15), {Tone::kOnDarkMuted, 1}};
  canvas.text({name + "/amount", name, Role::kLabel}, {title.x, title.bottom(), title.w, title.h},
              first_fitting(stage.metrics, amount, title.w,
                            {words_for(object, streams), short_words(object, streams)}),
              amount);
  canvas.target(
      {name, places.box, std::nullopt, object.name + ": " + words_for(object, streams), {}});
  const Streams before = streams_of(stage.beat.before, object.id);
  const Streams after = streams_of(stage.beat.after, object.id);
  if (!before.readers.empty() || !after.readers.empty()) {
    const std::string owner = name + "/readers";
    const TextStyle style{Face::kRegular, canvas.px(15), {Tone::kMuted, 1}};
    canvas.text({owner + "/label", "kernel", Role::kLabel}, places.waiting_label,
                first_fitting(stage.metrics, style, places.waiting_label.w,
                              {"waits for input", "waiting", "waits"}),
                style);
    Box ground;
    ground.rect = places.waiting_pills;
    canvas.box({owner, "kernel", Role::kGround}, ground);
    canvas.add(waiting_pills(stage, owner, places.waiting_pills, before.readers, after.readers));
  }
  return faded(canvas.take(), presence(stage.beat, change));
}

}  // namespace gui::scene
