// An open file description: what it opens, how, and how many descriptors name it.

#include <fcntl.h>

#include <algorithm>

#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

std::string access_words(const kernel::OpenFileDescription& description, bool in_symbols) {
  const int mode = description.status_flags & O_ACCMODE;
  std::string words = mode == O_RDONLY ? "O_RDONLY" : mode == O_WRONLY ? "O_WRONLY" : "O_RDWR";
  if (!in_symbols && mode == O_RDWR) words = "read/write";
  if (description.status_flags & O_APPEND) words += " | O_APPEND";
  if (description.status_flags & O_NONBLOCK) words += " | O_NONBLOCK";
  return words;
}

std::string short_title(const CellWords& words, const std::string& object) {
  return words.short_role.empty() ? object : words.short_kind + " " + words.short_role;
}

// "first", "2nd": the longer where there are not too many.
std::string ordinal(int number, bool in_words) {
  static const char* const kWords[] = {"first", "second", "third", "fourth", "fifth", "sixth"};
  if (in_words && number < 6) return kWords[number];
  const int last = (number + 1) % 10, tens = (number + 1) / 10 % 10;
  const bool is_th = tens == 1 || last < 1 || last > 3;
  return std::to_string(number + 1) + (is_th ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd");
}

struct Drawing {
  const Stage& stage;
  const PlannedDescription& description;
  const PlannedObject& object;
  Change change;
  Rect box;
  Canvas canvas;

  std::string name() const { return name_of(description.id); }

  bool is_of_file() const { return object.kind == ObjectKind::kFile; }

  // As long as there is room for, the longest first.
  std::vector<std::string> titles() const {
    const CellWords words = cell_words(stage, description);
    if (is_of_file()) {
      if (description.of == 1) return {words.kind};
      const std::string brief = ordinal(description.number, false);
      return {words.kind + " \u00B7 " + ordinal(description.number, true) + " open",
              brief + " open", brief};
    }
    const std::string name = object_name(stage, object);
    if (object.kind != ObjectKind::kPipe) return {name, words.kind};
    if (object.has_name) {
      return {name + " \u00B7 " + words.role, words.kind + " \u00B7 " + words.role,
              words.kind + " " + words.short_role, words.short_role};
    }
    return {name + " \u00B7 " + words.role, name + " " + words.short_role,
            short_title(words, name)};
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
    const std::vector<std::string> texts = titles();
    const float size = fitting_size(stage.metrics, Face::kSemibold, texts.front(), line.w,
                                    {canvas.px(18), canvas.px(17), canvas.px(16), canvas.px(15)});
    const TextStyle style{Face::kSemibold, size, {Tone::kText, 1}};
    const auto fitting = std::find_if(texts.begin(), texts.end(), [&](const std::string& text) {
      return canvas.width(style, text) <= line.w;
    });
    canvas.text({name() + "/title", name(), Role::kLabel}, line,
                fitting == texts.end() ? texts.back() : *fitting, style);
  }

  // The offset in a pill at the end of the title's line; returns the room that is left of it.
  float offset_pill(const Rect& line, Tone tone) {
    const auto* now = world_for(stage.beat, change).kernel.descriptions.find(description.id);
    if (!is_of_file() || !now) return line.w;
    const float pad = std::min(canvas.px(14), line.w * 0.1f);
    const std::string number = grouped(static_cast<std::size_t>(now->offset));
    const bool is_roomy = line.w >= canvas.px(170);
    const std::string text = is_roomy ? "offset " + number : number;
    const float size =
        fitting_size(stage.metrics, Face::kSemibold, text, line.w * 0.7f - 2 * pad,
                     {canvas.px(16), canvas.px(14), canvas.px(12), canvas.px(11), canvas.px(10)});
    const TextStyle style{Face::kSemibold, size, {tone, 1}};
    Box pill;
    pill.rect.w = std::min(canvas.width(style, text) + 2 * pad, line.w);
    pill.rect = {line.right() - pill.rect.w, line.y, pill.rect.w, line.h};
    pill.radius = line.h / 2;
    pill.fill = {tone, 0.13f};
    pill.stroke = {tone, 1};
    const std::string owner = name() + "/offset";
    canvas.box({owner, name(), Role::kMark}, pill);
    canvas.text({owner + "/text", owner, Role::kLabel},
                {pill.rect.x + pad / 2, line.y, pill.rect.w - pad, line.h}, text, style,
                Align::kCenter);
    return std::max(0.0f, pill.rect.x - canvas.px(8) - line.x);
  }

  void sharing_text(const Rect& line) {
    const sim::world::World& world = world_for(stage.beat, change);
    const auto* now = world.kernel.descriptions.find(description.id);
    if (!now) return;
    const std::size_t count = holders_of(world, description.id).descriptors;
    const bool in_symbols = !is_background(stage.plan, description);
    const std::string access = access_words(*now, in_symbols) + " \u00B7 ";
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
                   "Open file description of " + titles().front() + ": " + std::to_string(count) +
                       (count == 1 ? " descriptor names it" : " descriptors name it"),
                   {}});
  }

  Picture draw() {
    const Tone tone = description_tone(stage, description, change);
    outline(tone);
    const float pad = std::min(canvas.px(18), box.w * 0.06f);
    const Rect line{box.x + pad, box.y + canvas.px(10), box.w - 2 * pad, canvas.px(27)};
    title_text({line.x, line.y, offset_pill(line, tone), line.h});
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
