// Ctrl-C at fdscope's own terminal is meant for the program that runs in the model.

#pragma once

#include <csignal>

namespace sim::cli {

// While it lives, SIGINT no longer ends fdscope. There is at most one.
class InterruptKey {
 public:
  InterruptKey();
  ~InterruptKey();
  InterruptKey(const InterruptKey&) = delete;
  InterruptKey& operator=(const InterruptKey&) = delete;

  static bool was_pressed();  // and not taken yet
  static void take();

 private:
  struct sigaction before_ {};
};

}  // namespace sim::cli
