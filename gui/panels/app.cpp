#include "gui/panels/app.h"

#include <algorithm>
#include <utility>

#include "gui/panels/actions.h"
#include "gui/panels/app_state.h"
#include "gui/panels/bindings.h"
#include "gui/panels/debugging.h"
#include "gui/panels/edit_keys.h"
#include "gui/panels/editing.h"
#include "gui/panels/library.h"
#include "gui/panels/timeline_view.h"
#include "gui/panels/window_layout.h"
#include "gui/panels/window_picture.h"

namespace gui::panels {
namespace {

using scene::Point;
using sim::world::LinePosition;

WindowAreas areas_of(const AppState& state) {
  return split_window(state.size, state.zoom, purpose_of(state));
}

// The list of scenarios has keys of its own. True when the key was one of them.
bool choose_card(AppState& state, Key key) {
  const auto areas = areas_of(state);
  const int columns = library_columns({0, 0, state.size.width, state.size.height}, areas.unit);
  const int last = static_cast<int>(state.library.size()) - 1;
  int chosen = state.chosen;
  switch (key) {
    case Key::kUp:
      chosen -= columns;
      break;
    case Key::kDown:
      chosen += columns;
      break;
    case Key::kLeft:
      --chosen;
      break;
    case Key::kRight:
      ++chosen;
      break;
    case Key::kHome:
      chosen = 0;
      break;
    case Key::kEnd:
      chosen = last;
      break;
    default:
      return false;
  }
  if (chosen >= 0 && chosen <= last) state.chosen = chosen;
  state.library_scroll.turned = LibraryScroll::Turned::kByChoice;
  state.dirty = true;
  return true;
}

bool answers_overlay(AppState& state, Key key) {
  if (state.overlay == Overlay::kNone) return false;
  const bool in_library = state.overlay == Overlay::kLibrary;
  if (key == Key::kEnter) {
    const auto chosen = static_cast<std::size_t>(state.chosen);
    if (in_library && chosen < state.library.size()) {
      perform(state, scene::OpenScenario{state.library[chosen].path});
    } else if (state.overlay == Overlay::kComparison && state.check && state.check->difference()) {
      perform(state, scene::GoToDifference{});
    } else {
      perform(state, scene::Leave{});
    }
    return true;
  }
  return in_library && choose_card(state, key);
}

void press(AppState& state, const KeyPress& press) {
  if (state.overlay == Overlay::kQuestion && answers_question(state, press)) return;
  if (press.modifier == KeyPress::Modifier::kNone && answers_overlay(state, press.key)) return;
  if (is_editing(state) && takes_key(state, press)) return;
  const Binding* binding = binding_of(press);
  if (!binding) return;
  if (state.overlay == Overlay::kQuestion && !std::holds_alternative<scene::Leave>(binding->intent))
    return;  // it is answered first
  const bool covered = state.overlay != Overlay::kNone || state.editing.is_open();
  if (covered && binding->scope == Binding::Scope::kStory) return;
  if (binding->scope == Binding::Scope::kTerminal && !state.types_at_terminal()) return;
  perform(state, binding->intent);
}

void type(AppState& state, const CharacterTyped& typed) {
  if (state.overlay == Overlay::kQuestion) return types_answer(state, typed);
  if (is_editing(state)) return takes_character(state, typed);
  if (!state.types_at_terminal()) {
    if (typed.key) press(state, {*typed.key});
    return;
  }
  state.typing.line += typed.text;
  state.notice.clear();
  state.dirty = true;
}

void drag_to(AppState& state, Point at) {
  const auto areas = areas_of(state);
  const scene::Rect track = timeline_track(areas.timeline, areas.unit);
  perform(state, scene::SeekTo{step_at(track, state.length(), at.x)});
}

void move(AppState& state, Point at) {
  state.hover.at = at;
  if (state.drag == AppState::Drag::kTimeline) return drag_to(state, at);
  if (state.drag == AppState::Drag::kText && is_editing(state)) return takes_drag(state, at);
  const scene::Target* under = target_at(state.picture, at);
  const std::string name = under ? under->name : "";
  if (name == state.hover.target) return;
  state.hover.target = name;
  state.hover.seconds = 0;
  state.dirty = true;
}

void click(AppState& state, const MouseDown& mouse) {
  const Point at = mouse.at;
  move(state, at);
  if (!areas_of(state).terminal.contains(at)) leave_terminal(state);
  const scene::Target* under = target_at(state.picture, at);
  if (!under || !under->click || under->state == scene::Target::State::kDisabled) return;
  if (std::holds_alternative<scene::SeekByDrag>(*under->click)) {
    state.drag = AppState::Drag::kTimeline;
    return drag_to(state, at);
  }
  if (std::holds_alternative<scene::PlaceCursor>(*under->click)) return takes_click(state, mouse);
  perform(state, scene::Intent(*under->click));
}

void turn_text(AppState& state, long lines) {
  scroll_by_hand(state.editing.draft(), state.editing.places, lines);
  state.dirty = true;
}

void turn_messages(AppState& state, float lines) {
  if (!state.session) return;
  state.centre.first_line -= lines * 2;
  state.centre.by_hand_at = state.session->position();
  state.dirty = true;
}

void turn_wheel(AppState& state, const MouseWheel& wheel) {
  const auto areas = areas_of(state);
  if (wheel.modifier == MouseWheel::Modifier::kControl) {
    if (wheel.lines > 0) perform(state, scene::ZoomIn{});
    if (wheel.lines < 0) perform(state, scene::ZoomOut{});
  } else if (state.overlay == Overlay::kLibrary) {
    state.library_scroll.first_row += wheel.lines > 0 ? -1 : 1;
    state.library_scroll.turned = LibraryScroll::Turned::kByHand;
    state.dirty = true;
  } else if (state.overlay == Overlay::kNone && areas.source.contains(wheel.at)) {
    const int lines = static_cast<int>(wheel.lines * 3);
    if (state.editing.is_open()) return turn_text(state, -lines);
    state.scroll.first_line = std::max(state.scroll.first_line - lines, 0);
    state.scroll.by_hand_at = state.session ? state.session->position() : LinePosition{};
    state.dirty = true;
  } else if (state.overlay == Overlay::kNone && state.shows_messages() &&
             areas.map.contains(wheel.at)) {
    turn_messages(state, wheel.lines);
  } else if (state.overlay == Overlay::kNone && areas.debug.contains(wheel.at)) {
    state.debugging.first_row -= static_cast<int>(wheel.lines);
    state.dirty = true;
  }
}

// One overload per input.
struct InputReader {
  AppState& state;
  void operator()(const KeyPress& key) { press(state, key); }
  void operator()(const CharacterTyped& typed) { type(state, typed); }
  void operator()(const MouseMove& mouse) { move(state, mouse.at); }
  void operator()(const MouseDown& mouse) { click(state, mouse); }
  void operator()(const MouseUp&) { state.drag = AppState::Drag::kNone; }
  void operator()(const MouseWheel& wheel) { turn_wheel(state, wheel); }
  void operator()(const FileDrop& drop) { perform(state, scene::OpenScenario{drop.path}); }
  void operator()(const CloseRequest&) { perform(state, scene::Quit{}); }
};

}  // namespace

App::App(std::filesystem::path library_folder, sim::host::LockstepStart start_lockstep)
    : state_(std::make_unique<AppState>()) {
  state_->start_lockstep = std::move(start_lockstep);
  state_->library_folder = std::move(library_folder);
  if (!state_->library_folder.empty())
    state_->library = sim::scenario::list(state_->library_folder);
}

App::~App() = default;
App::App(App&&) noexcept = default;
App& App::operator=(App&&) noexcept = default;

void App::open(const std::filesystem::path& path) { panels::open(*state_, path); }

void App::show(sim::scenario::Scenario scenario, sim::world::Timeline timeline) {
  panels::show(*state_, Session(std::move(scenario), std::move(timeline)));
}

void App::use(std::unique_ptr<Clipboard> clipboard) { state_->clipboard = std::move(clipboard); }

void App::handle(const Input& input) { std::visit(InputReader{*state_}, input); }

void App::perform(const scene::Intent& intent) { panels::perform(*state_, intent); }

bool App::advance(double seconds) { return panels::advance(*state_, seconds); }

const scene::Picture& App::layout(const ViewSize& size, const scene::TextMetrics& metrics) {
  state_->size = size;
  state_->picture = window_picture(*state_, size, metrics);
  state_->dirty = false;
  return state_->picture;
}

bool App::is_dirty() const { return state_->dirty; }

const sim::world::Timeline* App::timeline() const {
  return state_->session ? &state_->session->timeline() : nullptr;
}

std::string App::title() const {
  const std::string changed = state_->editing.has_unsaved() ? " (not saved)" : "";
  if (!state_->session) return "fdscope" + changed;
  return state_->session->scenario().title + changed + " - fdscope";
}

bool App::takes_text() const {
  return is_editing(*state_) || state_->overlay == Overlay::kQuestion ||
         state_->types_at_terminal();
}

bool App::wants_full_screen() const { return state_->full_screen; }

bool App::wants_to_quit() const { return state_->wants_to_quit; }

}  // namespace gui::panels
