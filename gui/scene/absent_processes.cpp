// The places of processes that have no card: gone, or too many.

#include "gui/scene/process_card.h"
#include "gui/scene/process_words.h"

namespace gui::scene {

Picture process_ghost(const Stage& stage, const PlannedProcess& process) {
  const Rect& place = stage.places.cards[static_cast<std::size_t>(process.column)];
  const std::string name = "place of " + name_of(process.pid);
  Canvas canvas = stage.canvas();
  Box box;
  box.rect = place;
  box.radius = canvas.px(14);
  box.stroke = {Tone::kPanelLine, 1};
  box.stroke_width = canvas.px(2);
  box.line = Line::kDashed;
  canvas.box({name, "user space", Role::kNode}, box);
  const float line = canvas.px(30);
  const Rect middle{place.x + canvas.px(8), place.center().y - line, place.w - canvas.px(16), line};
  canvas.text({name + "/name", name, Role::kLabel}, middle, process.name,
              {Face::kSemibold, canvas.px(20), {Tone::kMuted, 1}}, Align::kCenter);
  canvas.text({name + "/words", name, Role::kLabel}, {middle.x, middle.y + line, middle.w, line},
              process.raw_status ? ending_words(*process.raw_status) : "has ended",
              {Face::kRegular, canvas.px(16), {Tone::kMuted, 1}}, Align::kCenter);
  return canvas.take();
}

Picture more_processes_card(const Stage& stage, std::size_t count) {
  const Rect& place = stage.places.cards.back();
  const std::string name = "more processes";
  Canvas canvas = stage.canvas();
  Box box;
  box.rect = place;
  box.radius = canvas.px(14);
  box.fill = {Tone::kTrack, 1};
  box.stroke = {Tone::kPanelLine, 1};
  canvas.box({name, "user space", Role::kNode}, box);
  const float line = canvas.px(30);
  const Rect middle{place.x + canvas.px(4), place.center().y - line, place.w - canvas.px(8), line};
  canvas.text({name + "/count", name, Role::kLabel}, middle, "+" + std::to_string(count),
              {Face::kSemibold, canvas.px(24), {Tone::kText, 1}}, Align::kCenter);
  canvas.text({name + "/words", name, Role::kLabel}, {middle.x, middle.y + line, middle.w, line},
              "more processes", {Face::kRegular, canvas.px(15), {Tone::kMuted, 1}}, Align::kCenter);
  canvas.target({name, place, std::nullopt, std::to_string(count) + " more processes", {}});
  return canvas.take();
}

}  // namespace gui::scene
