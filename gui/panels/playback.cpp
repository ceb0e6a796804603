#include "gui/panels/playback.h"

#include <algorithm>

namespace gui::panels {

void Playback::faster() {
  if (can_be_faster()) ++speed_;
}

void Playback::slower() {
  if (can_be_slower()) --speed_;
}

void Playback::play() {
  // The first step comes at once: a person who presses play wants to see that it plays.
  if (!playing_ && !is_moving()) elapsed_ = kBeatSeconds;
  playing_ = true;
}

void Playback::begin_beat() { elapsed_ = 0; }

void Playback::rest() { elapsed_ = kBeatSeconds * kMotionShare; }

bool Playback::advance(double seconds) {
  elapsed_ = std::min(elapsed_ + seconds * speed(), kBeatSeconds);
  return playing_ && elapsed_ >= kBeatSeconds;
}

float Playback::progress() const {
  if (motion_ == Motion::kReduced) return 1;
  return static_cast<float>(std::min(elapsed_ / (kBeatSeconds * kMotionShare), 1.0));
}

}  // namespace gui::panels
