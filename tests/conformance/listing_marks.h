// What a listing of the conformance suite says about itself in its comments:
//   // expect: deadlock     it hangs for ever, natively and in the model
//   // schedule: woken-first  only this schedule gives what Linux gives
//   // input: TEXT          what descriptor 0 holds; \n is a newline
//   // typed: TEXT          typed at the terminal as soon as everybody sleeps; ^C at its end is the
//                           key; such a listing runs on a terminal only

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/world/schedule.h"

namespace conformance {

struct Marks {
  bool hangs = false;
  bool woken_first_only = false;
  std::string input;
  std::vector<std::string> typed;
};

Marks marks_of(const std::string& listing_text);

// The schedules under which the listing must print the same.
std::vector<sim::world::Schedule> schedules_for(const Marks& marks);

}  // namespace conformance
