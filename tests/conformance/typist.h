// Types at a real terminal, each piece as soon as all programs on it sleep.

#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

#include "sim/world/world.h"

namespace conformance {

class Typist {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // `master` is our side of the terminal; `shell` leads its session and is no program itself.
  Typist(int master, pid_t shell, Time deadline)
      : master_(master), shell_(shell), deadline_(deadline) {}

  // False when the time is over, or the programs are gone, before all has been typed.
  bool type(const sim::world::Typing& typing);

  // What has appeared on the terminal meanwhile.
  const std::string& screen() const { return screen_; }

 private:
  bool press(const std::string& keys);
  bool press_and_see(const std::string& keys);  // waits for the echo
  bool wait_until_all_sleep();
  bool wait_for_more_than(std::size_t size);
  void read_screen(int milliseconds);
  bool is_time_over() const { return std::chrono::steady_clock::now() >= deadline_; }

  int master_;
  pid_t shell_;
  Time deadline_;
  std::string screen_;
};

}  // namespace conformance
