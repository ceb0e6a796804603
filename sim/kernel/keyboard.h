// What comes from outside while programs run: lines, their end, and the keys that send signals.

#pragma once

#include <array>
#include <csignal>
#include <string>
#include <vector>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// More input for descriptor 0: typed at the terminal or arrived from outside. Wakes its readers.
void feed_input(KernelState& state, const std::string& bytes, InputEnd end, Events& events);

// The terminal shows what is typed, if there is one.
void echo_typed(KernelState& state, const std::string& typed);

// The signals that have a key: Ctrl-C, Ctrl-\ and Ctrl-Z.
inline constexpr std::array<int, 3> kKeySignals{SIGINT, SIGQUIT, SIGTSTP};

// The character that the key of one of them types: 3 for SIGINT.
char key_of(int signal);

// Every process of the terminal's foreground group gets the signal, and what was typed and not
// read yet is lost. termios(3), ISIG.
void press_signal_key(KernelState& state, int signal, Events& events);

// Whom that is: ascending, zombies included; nobody without a terminal.
std::vector<Pid> reached_by_keys(const KernelState& state);

// Whether a group is the foreground one of a terminal at which somebody still types.
bool has_keyboard(const KernelState& state, Pid group);

}  // namespace sim::kernel
