#include "sim/cli/interrupt_key.h"

namespace sim::cli {

static volatile std::sig_atomic_t pressed = 0;

static void note_interrupt(int) { pressed = 1; }

// Without SA_RESTART: a wait for input ends.
InterruptKey::InterruptKey() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  sigaction(SIGINT, &action, &before_);
}

InterruptKey::~InterruptKey() { sigaction(SIGINT, &before_, nullptr); }

bool InterruptKey::was_pressed() { return pressed != 0; }
void InterruptKey::take() { pressed = 0; }

}  // namespace sim::cli
