#include "gui/panels/actions.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "gui/panels/bindings.h"
#include "gui/panels/comparing.h"
#include "gui/panels/debugging.h"
#include "gui/panels/editing.h"
#include "gui/panels/saving.h"
#include "gui/panels/tooltip.h"
#include "gui/panels/window_layout.h"

namespace gui::panels {
namespace {

using namespace scene;

constexpr double kComputeSeconds = 0.008;  // of one call of advance()
constexpr float kZoomStep = 0.1f;

void go_to(AppState& state, long step) {
  if (!state.session) return;
  state.playback.pause();
  state.session->seek(std::clamp(step, 0L, state.length()));
  state.playback.rest();
}

// Moves the cursor one step on and lets the step be seen. False at the end of what is known.
bool step_on(AppState& state) {
  if (state.cursor() >= state.length()) return false;
  state.session->seek(state.cursor() + 1);
  state.playback.begin_beat();
  return true;
}

void zoom_to(AppState& state, float zoom) {
  state.zoom = std::clamp(std::round(zoom * 10) / 10, kSmallestZoom, kLargestZoom);
}

void erase_last_character(std::string& text) {
  const auto is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  while (!text.empty() && is_tail(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

void toggle(AppState& state, Overlay overlay) {
  state.playback.pause();
  state.overlay = state.overlay == overlay ? Overlay::kNone : overlay;
}

// One overload per intent.
class Performer {
 public:
  explicit Performer(AppState& state) : state_(state) {}

  void operator()(const StepForward&) {
    state_.playback.pause();
    if (!step_on(state_)) state_.playback.rest();
  }
  void operator()(const StepBack&) {
    const bool is_between = state_.session && state_.session->is_between_steps();
    go_to(state_, is_between ? state_.cursor() : state_.cursor() - 1);
  }
  void operator()(const GoToFirst&) { go_to(state_, 0); }
  void operator()(const GoToLast&) { go_to(state_, state_.length()); }
  void operator()(const SeekTo& to) { go_to(state_, to.step); }
  void operator()(const SeekByDrag&) {}  // the mouse says where

  void operator()(const TogglePlay&) {
    if (!state_.session) return;
    if (state_.playback.is_playing()) return state_.playback.pause();
    const bool at_end = state_.cursor() == state_.length() && !state_.session->is_computing();
    if (at_end) go_to(state_, 0);
    state_.playback.play();
  }

  void operator()(const GoToStop& stop) {
    if (!state_.session) return;
    const auto& steps = state_.session->stop_steps();
    const auto index = static_cast<std::size_t>(stop.number - 1);
    if (stop.number < 1 || index >= steps.size()) {
      state_.notice = "This scenario has no stop " + std::to_string(stop.number) + ".";
    } else if (steps[index] == 0) {
      state_.notice = "Stop " + std::to_string(stop.number) + " is not reached on this branch.";
    } else {
      go_to(state_, steps[index]);
    }
  }

  void operator()(const NextStop&) {
    if (!state_.session) return;
    long next = state_.length();
    for (const long step : state_.session->stop_steps()) {
      if (step > state_.cursor()) next = std::min(next, step);
    }
    go_to(state_, next);
  }

  void operator()(const PreviousStop&) {
    if (!state_.session) return;
    long previous = 0;
    for (const long step : state_.session->stop_steps()) {
      if (step < state_.cursor()) previous = std::max(previous, step);
    }
    go_to(state_, previous);
  }

  void operator()(const Faster&) { state_.playback.faster(); }
  void operator()(const Slower&) { state_.playback.slower(); }

  void operator()(const RunThread& run) {
    take_step([&](Session& session) { return session.run_thread(run.thread); });
  }

  void operator()(const SwitchBranch& to) {
    const auto count = state_.session ? state_.session->timeline().branches().size() : 0;
    if (to.branch < 0 || static_cast<std::size_t>(to.branch) >= count) return;
    state_.playback.pause();
    state_.playback.rest();
    state_.session->switch_branch(to.branch);
  }

  void operator()(const ToggleLibrary&) {
    toggle(state_, Overlay::kLibrary);
    state_.chosen = std::max(open_card(state_), 0);
    state_.library_scroll = {};
  }
  void operator()(const ToggleKeySheet&) { toggle(state_, Overlay::kKeySheet); }
  void operator()(const OpenScenario& scenario) { open(state_, scenario.path); }

  void operator()(const ToggleLinux&) { toggle_linux(state_); }
  void operator()(const ShowComparison&) {
    if (state_.check) return toggle(state_, Overlay::kComparison);
    state_.notice = with_keys("Nothing is compared with Linux yet", ToggleLinux{}) + ".";
  }
  void operator()(const GoToDifference&) {
    const auto* difference = state_.check ? state_.check->difference() : nullptr;
    if (!difference) return;
    state_.overlay = Overlay::kNone;
    go_to(state_, difference->step);
  }

  void operator()(const TypeAtTerminal&) {
    if (!state_.session) return;
    leave_editing(state_);
    state_.typing.keyboard = TerminalTyping::Keyboard::kAtTerminal;
  }
  void operator()(const SendLine&) { type({take_line() + "\n"}); }
  void operator()(const EraseCharacter&) { erase_last_character(state_.typing.line); }
  void operator()(const EndInput&) { type({take_line(), sim::kernel::InputEnd::kEnd}); }
  void operator()(const PressSignalKey& key) {
    type({take_line(), sim::kernel::InputEnd::kMoreToCome, key.signal});
  }

  void operator()(const ToggleMessages&) {
    using View = Centre::View;
    state_.centre = {state_.shows_messages() ? View::kKernelMap : View::kMessages, 0, {}};
  }
  void operator()(const ToggleDebugView&) { toggle_debug_view(state_); }
  void operator()(const StepLine& step) { step_line(state_, step.move); }
  void operator()(const StepLineBack&) { step_line_back(state_); }
  void operator()(const RunToBreakpoint&) {
    if (state_.overlay == Overlay::kBreakpoints) state_.overlay = Overlay::kNone;
    if (!run_to_breakpoint(state_)) (*this)(TogglePlay{});
  }
  void operator()(const ToggleBreakpointHere&) { toggle_breakpoint_here(state_); }
  void operator()(const ToggleLineBreakpoint& at) {
    toggle_line_breakpoint(state_, state_.scroll.file, at.line);
  }
  void operator()(const ToggleOccurrence& at) {
    state_.debugging.breakpoints.toggle(at.occurrence);
  }
  void operator()(const ToggleBreakpointSheet&) { toggle(state_, Overlay::kBreakpoints); }
  void operator()(const ClearBreakpoints&) { state_.debugging.breakpoints = {}; }
  void operator()(const ShowThread& show) { show_thread(state_, show.thread); }
  void operator()(const ShowFrame& show) { show_frame(state_, show.number); }

  void operator()(const ToggleEditing&) {
    if (state_.editing.is_open()) return leave_editing(state_);
    begin_editing(state_);
  }
  void operator()(const NewListing&) { begin_new_listing(state_, ""); }
  void operator()(const PasteListing&) {
    const std::string text = state_.clipboard->text();
    if (text.empty()) {
      state_.notice = "There is nothing to paste: the clipboard holds no text.";
    } else if (state_.types_at_terminal()) {
      paste_at_terminal(text);
    } else {
      begin_new_listing(state_, text);
    }
  }
  void operator()(const EditListing& listing) { edit_listing(state_, listing.path); }
  void operator()(const RunText&) { run_text(state_); }
  void operator()(const RevertText&) { revert_text(state_); }
  void operator()(const NextFile&) { show_next_file(state_); }
  void operator()(const EditText& edit) { edit_text(state_, edit.command); }
  void operator()(const PlaceCursor&) {}  // the mouse says where
  void operator()(const NextMistake&) {
    if (state_.editing.is_open()) go_to_next_mistake(state_.editing);
  }
  void operator()(const GoToMistake& to) {
    go_to_mistake(state_.editing, static_cast<std::size_t>(std::max(to.number, 0)));
  }
  void operator()(const SaveText&) { save(state_); }
  void operator()(const SaveTextAs&) { save_elsewhere(state_); }
  void operator()(const AnswerQuestion& given) { answer(state_, given.answer); }

  void operator()(const ZoomIn&) { zoom_to(state_, state_.zoom + kZoomStep); }
  void operator()(const ZoomOut&) { zoom_to(state_, state_.zoom - kZoomStep); }
  void operator()(const ZoomReset&) { zoom_to(state_, 1); }
  void operator()(const ToggleFullScreen&) { state_.full_screen = !state_.full_screen; }

  void operator()(const ToggleReduceMotion&) {
    const bool reduced = state_.playback.motion() == Playback::Motion::kReduced;
    state_.playback.set_motion(reduced ? Playback::Motion::kFull : Playback::Motion::kReduced);
    state_.notice = reduced ? "Motion is on." : "Motion is off: every step is shown at rest.";
  }

  void operator()(const Leave&) {
    if (state_.overlay != Overlay::kNone) {
      state_.overlay = Overlay::kNone;
    } else if (state_.types_at_terminal()) {
      leave_terminal(state_);
    } else if (state_.editing.is_open()) {
      leave_editing(state_);
    } else {
      state_.full_screen = false;
    }
  }
  void operator()(const Quit&) { state_.wants_to_quit = true; }

 private:
  // A step that a person asks for.
  template <class Step>
  void take_step(const Step& step) {
    if (!state_.session) return;
    state_.playback.pause();
    state_.playback.rest();
    const auto done = step(*state_.session);
    if (done) {
      state_.playback.begin_beat();
    } else {
      state_.notice = done.error();
    }
  }

  std::string take_line() { return std::exchange(state_.typing.line, {}); }
  void type(const sim::world::TypedInput& input) {
    take_step([&](Session& session) { return session.type(input); });
  }

  // Whole lines are sent, the rest stays to be gone on with.
  void paste_at_terminal(const std::string& text) {
    std::string& line = state_.typing.line;
    std::copy_if(text.begin(), text.end(), std::back_inserter(line),
                 [](char c) { return c != '\r' && c != '\0'; });
    const std::size_t end = line.rfind('\n');
    if (end == std::string::npos) return;
    const std::string whole = line.substr(0, end + 1);
    line.erase(0, end + 1);
    type({whole});
  }

  AppState& state_;
};

void compute_further(AppState& state) {
  if (!state.session || !state.session->is_computing()) return;
  state.session->compute(kComputeSeconds);
  state.dirty = true;
}

void play_further(AppState& state, double seconds) {
  if (state.playback.is_moving()) state.dirty = true;
  if (!state.playback.advance(seconds)) return;
  if (!play_one_step(state)) state.playback.pause();
  state.dirty = true;
}

bool waits_for_tooltip(const AppState& state) {
  return !state.hover.target.empty() && state.hover.seconds < kTooltipSeconds;
}

void hover_further(AppState& state, double seconds) {
  if (!waits_for_tooltip(state)) return;
  state.hover.seconds += seconds;
  if (!waits_for_tooltip(state)) state.dirty = true;
}

}  // namespace

void perform(AppState& state, const Intent& intent) {
  if (asks_first(state, intent)) {
    state.dirty = true;
    return;
  }
  perform_unasked(state, intent);
}

void perform_unasked(AppState& state, const Intent& intent) {
  state.notice.clear();
  state.debugging.way.reset();
  state.dirty = true;
  std::visit(Performer(state), intent);
}

void open(AppState& state, const std::filesystem::path& path) {
  state.dirty = true;
  auto scenario = sim::scenario::load(path);
  if (!scenario) {
    state.playback.pause();
    state.mistakes = scenario.error();
    std::error_code ignored;
    const bool is_listing =
        path.extension() == ".c" && std::filesystem::is_regular_file(path, ignored);
    state.message_file = is_listing ? path : std::filesystem::path();
    state.message_title = path.filename().string() + " cannot be opened";
    state.overlay = Overlay::kMessage;
    return;
  }
  sim::world::Timeline timeline(sim::scenario::start(*scenario, start_options()),
                                scenario->schedule);
  show(state, Session(std::move(*scenario), std::move(timeline)));
}

// What belonged to the scenario that was open before.
static void forget_views(AppState& state) {
  state.dirty = true;
  state.playback.pause();
  state.playback.rest();
  state.overlay = Overlay::kNone;
  state.notice.clear();
  state.scroll = {};
  state.centre.by_hand_at.reset();
  state.typing = {};
  state.editing = {};
  const auto view = std::exchange(state.debugging, {}).view;
  state.debugging.view = view;
}

void show(AppState& state, Session session) {
  state.session = std::move(session);
  state.session->seek(0);
  forget_views(state);
  compare_anew(state);
}

void close_session(AppState& state) {
  state.session.reset();
  state.check.reset();
  forget_views(state);
}

void leave_terminal(AppState& state) {
  if (state.typing.keyboard == TerminalTyping::Keyboard::kAtWindow) return;
  state.typing.keyboard = TerminalTyping::Keyboard::kAtWindow;
  state.dirty = true;
}

bool advance(AppState& state, double seconds) {
  compute_further(state);
  const bool walking = walk_further(state, kComputeSeconds);
  const bool comparing = compare_further(state);
  if (state.session) play_further(state, seconds);
  hover_further(state, seconds);
  const bool computing = state.session && state.session->is_computing();
  return computing || walking || comparing || !state.playback.is_idle() || waits_for_tooltip(state);
}

int open_card(const AppState& state) {
  if (!state.session) return -1;
  const auto& path = state.session->scenario().path;
  const auto at = std::find_if(state.library.begin(), state.library.end(),
                               [&](const auto& listing) { return listing.path == path; });
  return at == state.library.end() ? -1 : static_cast<int>(at - state.library.begin());
}

}  // namespace gui::panels
