// What the model's steps and Linux's answers have to do with each other.

#pragma once

#include <vector>

#include "sim/world/world.h"

namespace sim::host {

bool is_call(const world::StepRecord& record);  // neither typed input nor a program's mistake
bool comes_back(const abi::Outcome& outcome);   // Returned or Failed

// The last of each thread's steps, in the order of the threads' first ones. Points into `records`.
std::vector<const world::StepRecord*> last_of_each_thread(
    const std::vector<world::StepRecord>& records);

// Whether Linux's answer is the model's. Why a call sleeps is the model's to say; how a process
// ended may be nobody's (-1); numbers of files and the order of names differ in any case.
bool is_same(const abi::Outcome& model, const abi::Outcome& linux_says);

// A read that came back with less than was asked for, and not because a line was at its end.
bool meets_end_of_input(const world::StepRecord& record);

}  // namespace sim::host
