// One step as it is being shown.

#include "gui/scene/beat.h"

#include <algorithm>

namespace gui::scene {

Beat beat_of(const Moment& moment) {
  const bool moves = moment.before && moment.record;
  return {moves ? *moment.before : *moment.after, *moment.after, moves ? moment.record : nullptr,
          moves ? std::clamp(moment.progress, 0.0f, 1.0f) : 1.0f, moment.motion};
}

float eased(float progress, Span span) {
  const float part = std::clamp((progress - span.from) / (span.to - span.from), 0.0f, 1.0f);
  return part * part * (3 - 2 * part);
}

float eased(const Beat& beat, Span span) { return eased(beat.progress, span); }

const sim::world::World& shown_world(const Beat& beat) {
  return is_revealed(beat) ? beat.after : beat.before;
}

Change change_between(const void* before, const void* after) {
  if (before && after) return Change::kSteady;
  if (after) return Change::kAppears;
  return before ? Change::kVanishes : Change::kAbsent;
}

float presence(const Beat& beat, Change change) {
  switch (change) {
    case Change::kAbsent:
      return 0;
    case Change::kSteady:
      return 1;
    case Change::kAppears:
      return eased(beat, kAppear);
    case Change::kVanishes:
      return 1 - eased(beat, kVanish);
  }
  return 0;
}

}  // namespace gui::scene
