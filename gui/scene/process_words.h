// What stands on a process's card in words, at one moment of a beat.

#pragma once

#include <array>
#include <string>

#include "gui/scene/stage.h"

namespace gui::scene {

sim::abi::ThreadId main_thread(Pid pid);

// Whether the step that is shown is one of this process.
bool runs_now(const Beat& beat, Pid pid);

// In the functions below, `world` is the one whose texts stand on the card.

// "running", "blocked: pipe full"; "stopped" where the program has made a mistake.
std::string badge_text(const Stage& stage, const PlannedProcess& process,
                       const sim::world::World& world);

// The call of this step, without its result until that is there; else the last one made. With long
// and with short strings; empty before the first call.
std::array<std::string, 2> call_texts(const Stage& stage, const PlannedProcess& process,
                                      const sim::world::World& world);

// The line below the call.
std::string detail_text(const Stage& stage, const PlannedProcess& process,
                        const sim::world::World& world);

// Why it sleeps, without the call that stands above already; empty where it is awake.
std::string reason_text(const Stage& stage, const PlannedProcess& process,
                        const sim::world::World& world);

// "pending SIGUSR1 · blocked SIGINT": what waits for the process, and what its mask holds back.
// Those that the handlers it runs hold back are not named. In full and in short; empty: nothing.
std::array<std::string, 2> signal_texts(const PlannedProcess& process,
                                        const sim::world::World& world);

// How a process has ended, of a raw wait(2) status: "exited with 3", "killed by SIGPIPE".
std::string ending_words(int raw_status);

}  // namespace gui::scene
