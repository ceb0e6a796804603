// One step as it is being shown: what was there, what is there, and how far the beat has come.

#pragma once

#include "gui/scene/kernel_map.h"

namespace gui::scene {

struct Beat {
  const sim::world::World& before;
  const sim::world::World& after;
  const sim::world::StepRecord* record;  // nullptr at step 0: everything is at rest
  float progress;
  Moment::Motion motion;
};

Beat beat_of(const Moment& moment);

// The parts of a beat, as fractions of it.
struct Span {
  float from, to;
};
inline constexpr Span kTravel{0.04f, 0.72f};  // bytes are on their way
inline constexpr Span kAppear{0.20f, 0.75f};  // new things
inline constexpr Span kVanish{0.10f, 0.60f};  // things that go
inline constexpr Span kSettle{0.70f, 1.00f};  // sleeping, waking, what the call returned
inline constexpr float kReveal = 0.72f;       // from here the texts are those of `after`

// The one easing of the map: 0 before the span, 1 after it, smooth between.
float eased(float progress, Span span);
float eased(const Beat& beat, Span span);

// Whether the texts and the states of `after` are shown already.
inline bool is_revealed(const Beat& beat) { return beat.progress >= kReveal; }
const sim::world::World& shown_world(const Beat& beat);

enum class Change { kAbsent, kSteady, kAppears, kVanishes };
Change change_between(const void* before, const void* after);  // nullptr: was or is not there

// How much of a thing is there: 0..1.
float presence(const Beat& beat, Change change);

}  // namespace gui::scene
