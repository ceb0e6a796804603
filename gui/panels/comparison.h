// What the comparison with Linux has come to, as the views show it, and in words.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/host/timeline_check.h"

namespace gui::panels {

struct Comparison {
  enum class Standing { kOff, kUnderWay, kAgrees, kDiffers, kStopped, kImpossible };
  Standing standing = Standing::kOff;
  long agreed = 0;  // steps that are the same
  long steps = 0;   // of the branch
};

// Absent: the switch is off.
Comparison comparison_of(const std::optional<sim::host::TimelineCheck>& check, long steps);

// "+ Linux 14/37", with a sign for what it has come to.
std::string count_text(const Comparison& comparison);
// The widest that count_text() can become on this branch.
std::string widest_count_text(long steps);

// One sentence, for the tool tip and the caption.
std::string standing_sentence(const sim::host::TimelineCheck& check, long steps);

// What this machine does not let us compare, and where Linux took another order: a sentence each.
std::vector<std::string> remarks(const sim::host::TimelineCheck& check);

// 1,000,000.
std::string grouped(long number);

}  // namespace gui::panels
