// Pictures of kernel maps, and what stands in them.

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "gui/paint/fonts.h"
#include "gui/scene/kernel_map.h"
#include "gui/scene/map_plan.h"
#include "tests/gui/map_fixture.h"

namespace map_test {

using gui::scene::Item;
using gui::scene::MapPlan;
using gui::scene::Moment;
using gui::scene::ObjectKind;
using gui::scene::Picture;
using gui::scene::Text;
using sim::world::Timeline;

inline const gui::paint::Fonts& fonts() {
  static const gui::paint::Fonts kFonts;
  return kFonts;
}

inline constexpr long kMostSteps = 60;  // of each run

inline Timeline run_of(sim::world::World world) {
  Timeline timeline(std::move(world), sim::world::WokenFirst{});
  timeline.extend(kMostSteps, 10'000'000);
  return timeline;
}

inline Picture map_of(Timeline& timeline, const MapPlan& plan, long step, float progress, Size size,
                      Moment::Motion motion = Moment::Motion::kFull) {
  timeline.seek(step);
  const Moment moment{&timeline.world_before(), &timeline.world(), timeline.record(), progress,
                      motion};
  return kernel_map(plan, moment, size.area(), size.unit(), fonts());
}

inline const Item* find(const Picture& picture, const std::string& name) {
  for (const Item& item : picture.items) {
    if (item.name == name) return &item;
  }
  return nullptr;
}

inline std::string text_of(const Picture& picture, const std::string& name) {
  const Item* item = find(picture, name);
  const auto* text = item ? std::get_if<Text>(&item->shape) : nullptr;
  return text ? text->text : "";
}

// The first step at whose end `holds` is true.
template <class Condition>
long step_where(Timeline& timeline, Condition holds) {
  for (long step = 0; step <= timeline.length(); ++step) {
    timeline.seek(step);
    if (holds(timeline.world())) return step;
  }
  ADD_FAILURE() << "no such step";
  return 0;
}

// "object 8": the first of this kind that the branch has.
inline std::string name_of_first(const MapPlan& plan, ObjectKind kind) {
  for (const gui::scene::PlannedObject& object : plan.objects) {
    if (object.kind == kind) return "object " + std::to_string(object.id.value);
  }
  ADD_FAILURE() << "no such object";
  return "";
}

}  // namespace map_test
