#include "gui/panels/comparing.h"

#include "gui/panels/bindings.h"
#include "gui/panels/comparison.h"

namespace gui::panels {
namespace {

using sim::host::TimelineCheck;

constexpr double kCompareSeconds = 0.005;  // of one call of advance()

// What is seen of a comparison.
struct Glimpse {
  TimelineCheck::Standing standing;
  long agreed;
  std::size_t detours, not_compared;
  bool operator==(const Glimpse&) const = default;
};

Glimpse glimpse_of(const TimelineCheck& check) {
  return {check.standing(), check.agreed(), check.detours().size(), check.not_compared().size()};
}

void announce(AppState& state, std::string sentence) {
  state.playback.pause();
  state.playback.rest();
  state.notice = std::move(sentence);
}

std::string what_is_missing(const TimelineCheck& check) {
  const auto& all = check.not_compared();
  if (all.size() == 1) return all.front();
  return with_keys(all.front() + " There is more", scene::ShowComparison{}) + ".";
}

void tell_what_is_new(AppState& state, const Glimpse& before, const Glimpse& now) {
  const TimelineCheck& check = *state.check;
  if (now.not_compared > before.not_compared) announce(state, what_is_missing(check));
  if (now.detours > before.detours) announce(state, check.detours().back().what);
  if (now.standing == before.standing) return;
  const bool is_news = now.standing != TimelineCheck::Standing::kUnderWay &&
                       now.standing != TimelineCheck::Standing::kAgrees;
  if (is_news) announce(state, standing_sentence(check, state.length()));
}

}  // namespace

void toggle_linux(AppState& state) {
  if (state.check) {
    state.check.reset();
  } else if (state.session) {
    state.check.emplace(state.session->streams(), state.start_lockstep);
  } else {
    state.notice = "Choose a scenario first; then its calls can be made on Linux too.";
  }
}

void compare_anew(AppState& state) {
  if (state.check) state.check.emplace(state.session->streams(), state.start_lockstep);
}

bool compare_further(AppState& state) {
  if (!state.check || !state.session) return false;
  const Glimpse before = glimpse_of(*state.check);
  const bool more = state.session->compare(*state.check, kCompareSeconds);
  const Glimpse now = glimpse_of(*state.check);
  if (now != before) {
    state.dirty = true;
    tell_what_is_new(state, before, now);
  }
  return more;
}

}  // namespace gui::panels
