// A directory that somebody has open: its path and the names in it.

#include <algorithm>

#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"
#include "sim/kernel/path.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

// A removed directory has no path any more.
std::string title_of(const Stage& stage, const sim::world::World& world,
                     const PlannedObject& object, const kernel::Directory& directory) {
  if (directory.inode.links == 0) return object_name(stage, object);
  return kernel::absolute_path(world.kernel, object.id);
}

// The names in lines of `width` pixels; what has no room is counted at the end of the last one.
std::vector<std::string> name_lines(const TextMetrics& metrics, const TextStyle& style,
                                    const kernel::Directory& directory, float width,
                                    std::size_t most_lines) {
  std::vector<std::string> lines{""};
  const auto fits = [&](const std::string& text) {
    return metrics.width(style.face, style.size, text) <= width;
  };
  for (std::size_t i = 0; i < directory.names.size(); ++i) {
    const std::string& name = directory.names[i].text;
    const std::size_t left = directory.names.size() - i - 1;
    const std::string rest = left > 0 ? "  +" + std::to_string(left) : "";
    std::string& line = lines.back();
    const bool is_last = lines.size() == most_lines;
    if (fits(line + (line.empty() ? "" : "  ") + name + (is_last ? rest : ""))) {
      line += (line.empty() ? "" : "  ") + name;
    } else if (!is_last && !line.empty()) {
      lines.push_back(name);
    } else {
      line += (line.empty() ? "+" : "  +") + std::to_string(left + 1);
      return lines;
    }
  }
  return lines;
}

std::string all_names(const kernel::Directory& directory) {
  std::string names;
  for (const kernel::Name& name : directory.names) names += (names.empty() ? "" : ", ") + name.text;
  return names.empty() ? "no names" : names;
}

}  // namespace

Picture directory_card(const Stage& stage, const PlannedObject& object) {
  const Change change = change_of(stage.beat, object.id);
  const sim::world::World& world = world_for(stage.beat, change);
  const auto& directory = std::get<kernel::Directory>(*object_in(world, object.id));
  const Rect card = narrow_places(stage.places, object.lot).card;
  const std::string name = name_of(object.id);
  Canvas canvas = stage.canvas();
  Box box;
  box.rect = card;
  box.radius = canvas.px(10);
  box.fill = {Tone::kTrack, 1};
  box.stroke = {Tone::kFaint, 1};
  box.stroke_width = canvas.px(2);
  canvas.box({name, "kernel", Role::kNode}, box);
  const float pad = std::min(canvas.px(16), card.w * 0.07f);
  const float line_height = std::min(canvas.px(22), card.h / 4.4f);
  Rect line{card.x + pad, card.y + line_height * 0.3f, card.w - 2 * pad, line_height * 1.2f};
  const std::string title = title_of(stage, world, object, directory);
  const TextStyle bold{
      Face::kMonoBold, std::min(canvas.px(17), line_height * 0.9f), {Tone::kText, 1}};
  const std::string last = title.substr(title.rfind('/') + 1);
  canvas.text({name + "/title", name, Role::kLabel}, line,
              first_fitting(stage.metrics, bold, line.w, {title, "\u2026/" + last, last}), bold);
  const TextStyle style{
      Face::kMono, std::min(canvas.px(15), line_height * 0.8f), {Tone::kMuted, 1}};
  const std::vector<std::string> lines = name_lines(stage.metrics, style, directory, line.w, 2);
  line.y += line_height * 0.25f;
  line.h = line_height;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    line.y += line_height;
    const std::string text = directory.names.empty() ? "no names" : lines[i];
    canvas.text({name + "/names " + std::to_string(i), name, Role::kLabel}, line, text, style);
  }
  canvas.target(
      {name, card, std::nullopt, object_name(stage, object) + ": " + all_names(directory), {}});
  return faded(canvas.take(), presence(stage.beat, change));
}

}  // namespace gui::scene
