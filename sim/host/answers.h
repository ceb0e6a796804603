// What the model's steps and Linux's answers have to do with each other.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/host/mailbox.h"
#include "sim/host/session.h"
#include "sim/world/world.h"

namespace sim::host {

bool is_call(const world::StepRecord& record);  // neither typed input nor a program's mistake
bool comes_back(const abi::Outcome& outcome);   // Returned or Failed

// The last of each thread's steps, in the order of the threads' first ones. Points into `records`.
std::vector<const world::StepRecord*> last_of_each_thread(
    const std::vector<world::StepRecord>& records);

// What the descriptor of a call that moves or counts bytes leads to; nullptr for every other call.
const kernel::Object* object_of(const world::StepRecord& record, const kernel::KernelState& state);

// To one of the standard streams.
bool leads_outside(const world::StepRecord& record, const kernel::KernelState& state);

// Whether Linux's answer is the model's. Why a call sleeps is the model's to say; how a process
// ended may be nobody's (-1); numbers of files, the order of names and the time that is left differ
// in any case.
bool is_same(const abi::Outcome& model, const abi::Outcome& linux_says);

// Whether Linux's poll(2) has found a part of what the model's has found.
bool has_polled_earlier(const abi::Outcome& model, const abi::Outcome& linux_says);

// A limit of this machine that the model does not know is no difference: why these raw calls could
// not do what the step did.
std::optional<std::string> refusal(const world::StepRecord& record, std::span<const SystemCall> raw,
                                   const Session& session);

// A read that came back with less than was asked for, and not because a line was at its end.
bool meets_end_of_input(const world::StepRecord& record);

}  // namespace sim::host
