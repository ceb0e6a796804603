// A schedule as a person writes it.

#include <charconv>

#include "sim/world/schedule.h"

namespace sim::world {

static constexpr std::string_view kWhatIsRight =
    "say woken-first, round-robin, random:SEED (such as random:1), or the threads' numbers, one "
    "per "
    "step (such as 2,2,3)";

// The whole text as a number, or nothing.
template <class Number>
static std::optional<Number> number_from(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return number;
}

static std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

static std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

static abi::Expected<Schedule, std::string> parse_random(std::string_view seed) {
  if (const auto number = number_from<std::uint64_t>(seed)) return Random{*number};
  return abi::unexpected("The seed " + quoted(seed) +
                         " is not a whole number from 0 to 18446744073709551615: "
                         "say for example random:1.");
}

static abi::Expected<Schedule, std::string> parse_list(std::string_view text) {
  Listed list;
  for (;;) {
    const auto comma = text.find(',');
    const std::string_view item = trimmed(text.substr(0, comma));
    const auto number = number_from<int>(item);
    if (!number || *number < 1) {
      return abi::unexpected(quoted(item) +
                             " in the schedule is not a thread's number: list whole numbers from 1 "
                             "on, separated by commas, such as 2,2,3.");
    }
    list.threads.push_back(ThreadId{*number});
    if (comma == std::string_view::npos) return list;
    text.remove_prefix(comma + 1);
  }
}

static bool looks_like_a_list(std::string_view text) {
  return !text.empty() && (text.front() == '-' || (text.front() >= '0' && text.front() <= '9'));
}

abi::Expected<Schedule, std::string> parse_schedule(std::string_view text) {
  constexpr std::string_view kRandom = "random:";
  const std::string_view wanted = trimmed(text);
  if (wanted == "woken-first") return WokenFirst{};
  if (wanted == "round-robin") return RoundRobin{};
  if (wanted == "random") return abi::unexpected(std::string("random needs a seed: random:1."));
  if (wanted.substr(0, kRandom.size()) == kRandom) {
    return parse_random(wanted.substr(kRandom.size()));
  }
  if (looks_like_a_list(wanted)) return parse_list(wanted);
  return abi::unexpected("There is no schedule " + quoted(wanted) + ": " +
                         std::string(kWhatIsRight) + ".");
}

}  // namespace sim::world
