// An open file description: what it opens, how, and how many descriptors name it.

#include <fcntl.h>

#include <algorithm>

#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

std::string access_words(const kernel::OpenFileDescription& description, bool in_symbols) {
  const int mode = description.status_flags & O_ACCMODE;
  std::string words = mode == O_RDONLY ? "O_RDONLY" : mode == O_WRONLY ? "O_WRONLY" : "O_RDWR";
  if (!in_symbols && mode == O_RDWR) words = "read/write";
  if (description.status_flags & O_NONBLOCK) words += " | O_NONBLOCK";
  return words;
}

std::string short_title(const CellWords& words, const std::string& object) {
  return words.short_role.empty() ? object : words.short_kind + " " + words.short_role;
}

struct Drawing {
  const Stage& stage;
  const PlannedDescription& description;
  const PlannedObject& object;
  Change change;
  Rect box;
  Canvas canvas;

  std::string name() const { return name_of(description.id); }

  std::string title() const {
    const CellWords words = cell_words(stage.plan, description);
    return words.role.empty() ? object.name : object.name + " \u00B7 " + words.role;
  }

  void outline(Tone tone) {
    Box outline;
    outline.rect = box;
    outline.radius = canvas.px(10);
    outline.fill = {Tone::kPanel, 1};
    outline.stroke = {tone, 1};
    outline.stroke_width = canvas.px(2);
    canvas.box({name(), "kernel", Role::kNode}, outline);
  }

  void title_text(const Rect& line) {
    const CellWords words = cell_words(stage.plan, description);
    const float size = fitting_size(stage.metrics, Face::kSemibold, title(), line.w,
                                    {canvas.px(18), canvas.px(17), canvas.px(16), canvas.px(15)});
    const TextStyle style{Face::kSemibold, size, {Tone::kText, 1}};
    const std::string text = first_fitting(
        stage.metrics, style, line.w,
        {title(), object.name + " " + words.short_role, short_title(words, object.name)});
    canvas.text({name() + "/title", name(), Role::kLabel}, line, text, style);
  }

  void sharing_text(const Rect& line) {
    const sim::world::World& world = world_for(stage.beat, change);
    const auto* now = world.kernel.descriptions.find(description.id);
    if (!now) return;
    const std::size_t count = holders_of(world, description.id).descriptors;
    const std::string access = access_words(*now, object.kind == ObjectKind::kPipe) + " \u00B7 ";
    const std::string number = std::to_string(count);
    const std::string noun = number + (count == 1 ? " descriptor" : " descriptors");
    const std::string full = count > 1 ? noun + " share it" : count == 1 ? noun : "held by a call";
    const float size = fitting_size(stage.metrics, Face::kRegular, access + noun, line.w,
                                    {canvas.px(16), canvas.px(15), canvas.px(14)});
    const TextStyle style{Face::kRegular, size, {Tone::kMuted, 1}};
    canvas.text(
        {name() + "/sharing", name(), Role::kLabel}, line,
        first_fitting(stage.metrics, style, line.w,
                      {access + full, access + noun, access + number, noun, number + " fds"}),
        style);
  }

  void target() {
    const std::size_t count = holders_of(stage.beat.after, description.id).descriptors;
    canvas.target({name(),
                   box,
                   std::nullopt,
                   "Open file description of " + title() + ": " + std::to_string(count) +
                       (count == 1 ? " descriptor names it" : " descriptors name it"),
                   {}});
  }

  Picture draw() {
    const Tone tone = description_tone(stage, description, change);
    outline(tone);
    const float pad = std::min(canvas.px(18), box.w * 0.06f);
    const Rect line{box.x + pad, box.y + canvas.px(10), box.w - 2 * pad, canvas.px(27)};
    title_text(line);
    sharing_text({line.x, box.y + canvas.px(39), line.w, canvas.px(24)});
    target();
    if (change == Change::kAppears) add_mark(canvas, name(), box, tone, 1);
    return faded(canvas.take(), presence(stage.beat, change));
  }
};

}  // namespace

Change change_of(const Beat& beat, DescriptionId id) {
  return change_between(beat.before.kernel.descriptions.find(id),
                        beat.after.kernel.descriptions.find(id));
}

Picture description_box(const Stage& stage, const PlannedDescription& description) {
  const PlannedObject* object = stage.plan.find(description.object);
  return Drawing{stage,
                 description,
                 *object,
                 change_of(stage.beat, description.id),
                 description_place(stage.plan, stage.places, description),
                 stage.canvas()}
      .draw();
}

}  // namespace gui::scene
