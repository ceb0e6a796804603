// When the next step comes and how far the motion of the present one has got. One call per beat;
// the speed changes how long a beat lasts, and never skips a step.

#pragma once

#include <array>
#include <cstddef>

namespace gui::panels {

inline constexpr double kBeatSeconds = 1.2;  // at speed 1
inline constexpr double kMotionShare = 0.8;  // of a beat; the rest of it nothing moves
inline constexpr std::array<double, 5> kSpeeds{0.25, 0.5, 1, 2, 4};

class Playback {
 public:
  enum class Motion { kFull, kReduced };

  double speed() const { return kSpeeds[speed_]; }
  bool can_be_faster() const { return speed_ + 1 < kSpeeds.size(); }
  bool can_be_slower() const { return speed_ > 0; }
  void faster();
  void slower();

  Motion motion() const { return motion_; }
  void set_motion(Motion motion) { motion_ = motion; }

  bool is_playing() const { return playing_; }
  void play();
  void pause() { playing_ = false; }

  // A beat begins: the step that the cursor has just reached is shown moving.
  void begin_beat();
  // The step at the cursor is shown at rest.
  void rest();

  // Lets time pass. True when the next step is due; then the caller moves the cursor and begins the
  // beat, or pauses at the end.
  bool advance(double seconds);

  float progress() const;  // of the motion, 0..1
  bool is_moving() const { return progress() < 1; }
  bool is_idle() const { return !playing_ && !is_moving(); }

 private:
  std::size_t speed_ = 2;
  Motion motion_ = Motion::kFull;
  bool playing_ = false;
  double elapsed_ = kBeatSeconds;  // of the present beat, in seconds at speed 1
};

}  // namespace gui::panels
