#include "gui/panels/comparison.h"

#include <algorithm>
#include <cctype>

namespace gui::panels {
namespace {

using sim::host::TimelineCheck;
constexpr const char* kNotHere = "Linux: not here";

Comparison::Standing standing_of(TimelineCheck::Standing standing) {
  switch (standing) {
    case TimelineCheck::Standing::kUnderWay:
      return Comparison::Standing::kUnderWay;
    case TimelineCheck::Standing::kAgrees:
      return Comparison::Standing::kAgrees;
    case TimelineCheck::Standing::kDiffers:
      return Comparison::Standing::kDiffers;
    case TimelineCheck::Standing::kStopped:
      return Comparison::Standing::kStopped;
    case TimelineCheck::Standing::kImpossible:
      return Comparison::Standing::kImpossible;
  }
  return Comparison::Standing::kOff;
}

// What tells the standings apart without a colour.
std::string sign_of(Comparison::Standing standing) {
  switch (standing) {
    case Comparison::Standing::kAgrees:
      return " ✓";
    case Comparison::Standing::kDiffers:
      return " ≠";
    case Comparison::Standing::kStopped:
      return " !";
    default:
      return "";
  }
}

std::string with_full_stop(std::string sentence) {
  if (!sentence.empty() && sentence.back() != '.') sentence += '.';
  return sentence;
}

}  // namespace

Comparison comparison_of(const std::optional<TimelineCheck>& check, long steps) {
  if (!check) return {Comparison::Standing::kOff, 0, steps};
  return {standing_of(check->standing()), check->agreed(), steps};
}

std::string count_text(const Comparison& comparison) {
  if (comparison.standing == Comparison::Standing::kOff) return "+ Linux";
  if (comparison.standing == Comparison::Standing::kImpossible) return kNotHere;
  return "+ Linux " + grouped(comparison.agreed) + "/" + grouped(comparison.steps) +
         sign_of(comparison.standing);
}

std::string widest_count_text(long steps) {
  std::string digits = grouped(steps);
  std::replace_if(
      digits.begin(), digits.end(), [](char c) { return c != ','; }, '0');
  const std::string counted = "+ Linux " + digits + "/" + digits + " ✓";
  return std::max(counted, std::string(kNotHere),
                  [](const auto& a, const auto& b) { return a.size() < b.size(); });
}

std::string standing_sentence(const TimelineCheck& check, long steps) {
  const std::string agreed = grouped(check.agreed()), all = grouped(steps);
  switch (check.standing()) {
    case TimelineCheck::Standing::kUnderWay:
      return "Compared with Linux so far: " + agreed + " of " + all + " steps, all the same.";
    case TimelineCheck::Standing::kAgrees:
      if (!check.not_compared().empty()) {
        return "All " + all + " steps are the same on Linux, as far as this machine shows it.";
      }
      return "All " + all +
             " steps are the same on Linux: results, data, and every descriptor, "
             "description, pipe and process after each of them.";
    case TimelineCheck::Standing::kDiffers:
      return "Step " + grouped(check.difference()->step) + " is not what Linux does. " +
             with_full_stop(check.difference()->what);
    case TimelineCheck::Standing::kStopped:
      return "Compared up to step " + agreed +
             ", all the same; no further: " + with_full_stop(check.why());
    case TimelineCheck::Standing::kImpossible:
      return "A comparison with Linux is not possible here: " + with_full_stop(check.why());
  }
  return "";
}

std::vector<std::string> remarks(const TimelineCheck& check) {
  std::vector<std::string> all;
  for (const auto& detour : check.detours()) all.push_back(detour.what);
  for (const auto& sentence : check.not_compared()) all.push_back(with_full_stop(sentence));
  return all;
}

std::string grouped(long number) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<long>(text.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), ",");
  }
  return text;
}

}  // namespace gui::panels
