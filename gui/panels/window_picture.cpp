#include "gui/panels/window_picture.h"

#include <algorithm>
#include <utility>

#include "gui/panels/caption.h"
#include "gui/panels/comparison_sheet.h"
#include "gui/panels/debug_story.h"
#include "gui/panels/debugging.h"
#include "gui/panels/editing_story.h"
#include "gui/panels/key_sheet.h"
#include "gui/panels/library.h"
#include "gui/panels/message.h"
#include "gui/panels/story.h"
#include "gui/panels/toolbar.h"
#include "gui/panels/tooltip.h"
#include "gui/panels/window_layout.h"
#include "gui/scene/message_diagram.h"

namespace gui::panels {
namespace {

using scene::TextMetrics;

constexpr std::string_view kHint =
    "Space play · ← → step · 1-9 stops · L scenarios · F11 full screen · ? keys";

ToolbarView toolbar_of(const AppState& state) {
  ToolbarView view;
  const Playback& playback = state.playback;
  view.speed = playback.speed();
  view.speeds = !playback.can_be_slower()   ? ToolbarView::Speeds::kSlowest
                : !playback.can_be_faster() ? ToolbarView::Speeds::kFastest
                                            : ToolbarView::Speeds::kBetween;
  view.hovered = state.hover.target;
  if (state.shows_messages()) view.centre = ToolbarView::Centre::kMessages;
  if (!state.session) return view;
  view.title = state.session->scenario().title;
  view.step = state.cursor();
  view.length = state.length();
  if (state.session->is_computing()) view.run = ToolbarView::Run::kComputing;
  if (playback.is_playing()) view.transport = ToolbarView::Transport::kPlaying;
  view.branches = static_cast<int>(state.session->timeline().branches().size());
  view.current_branch = state.session->timeline().current_branch();
  view.linux_switch.comparison = comparison_of(state.check, state.length());
  if (state.check) view.linux_switch.sentence = standing_sentence(*state.check, state.length());
  return view;
}

// One layout of the window; the parts are appended in the order in which they lie on each other.
class WindowDrawing {
 public:
  WindowDrawing(AppState& state, const ViewSize& size, const TextMetrics& metrics)
      : state_(state),
        metrics_(metrics),
        window_{0, 0, size.width, size.height},
        areas_(split_window(size, state.zoom, purpose_of(state))) {}

  Picture draw() {
    draw_page();
    append(picture_, toolbar(toolbar_of(state_), areas_.toolbar, areas_.unit, metrics_));
    draw_left();
    if (state_.session) {
      draw_centre(*state_.session);
      draw_timeline(*state_.session);
    }
    append(picture_, caption(caption_of(state_), areas_.caption, areas_.unit, metrics_));
    draw_overlay();
    return std::move(picture_);
  }

 private:
  float progress() const { return state_.playback.progress(); }

  void draw_page() {
    Canvas canvas(metrics_, areas_.unit);
    canvas.box("window", Role::kGround, {.rect = window_, .fill = {Tone::kPage}});
    append(picture_, canvas.take());
  }

  void draw_left() {
    if (state_.editing.is_open()) {
      draw_editor();
    } else if (state_.session && is_shown(areas_.source)) {
      draw_source(*state_.session);
    }
    if (state_.session) draw_below_source(*state_.session);
  }

  // What stands in the text, and where, is known before it is scrolled to its cursor.
  void draw_editor() {
    if (!is_shown(areas_.source)) return;
    EditorView view = editor_view_of(state_);
    Draft& draft = state_.editing.draft();
    state_.editing.places = text_places(view, areas_.source, areas_.unit, metrics_);
    show_cursor(draft, state_.editing.places);
    view.first_line = draft.scroll.line;
    view.first_cell = draft.scroll.cell;
    append(picture_, editor(view, areas_.source, areas_.unit, metrics_));
  }

  void draw_source(const Session& session) {
    SourceView view = source_of(state_);
    view.hovered = state_.hover.target;
    follow(view, session.position());
    view.first_line = state_.scroll.first_line;
    append(picture_, source(view, areas_.source, areas_.unit, metrics_));
  }

  void draw_below_source(Session& session) {
    if (is_shown(areas_.terminal)) {
      append(picture_, terminal(terminal_view(session), areas_.terminal, areas_.unit, metrics_));
    }
    if (is_shown(areas_.debug)) {
      DebugView view = debug_view_of(state_);
      const int last = last_first_row(view, areas_.debug, areas_.unit, metrics_);
      view.first_row = state_.debugging.first_row = std::clamp(view.first_row, 0, last);
      append(picture_, debug_view(view, areas_.debug, areas_.unit, metrics_));
    }
  }

  TerminalView terminal_view(const Session& session) const {
    TerminalView view = terminal_of(session, progress());
    view.hovered = state_.hover.target;
    if (view.keyboard == TerminalView::Keyboard::kClosed || !state_.types_at_terminal())
      return view;
    view.keyboard = TerminalView::Keyboard::kHere;
    view.typing = state_.typing.line;
    return view;
  }

  // Turns the listing to the line of the step, unless a person has turned it elsewhere meanwhile.
  void follow(const SourceView& view, const sim::world::LinePosition& position) {
    SourceScroll& scroll = state_.scroll;
    if (scroll.file != view.file) scroll = {view.file, 0, std::nullopt};
    const int rows = source_rows(view, areas_.source, areas_.unit, metrics_);
    const int lines = view.lines ? static_cast<int>(view.lines->size()) : 0;
    for (const int line : lines_to_show(view)) {
      if (scroll.by_hand_at == position) break;
      scroll.first_line = first_line_showing(line, scroll.first_line, rows, lines);
    }
    scroll.first_line = first_line_showing(0, scroll.first_line, rows, lines);
  }

  void draw_centre(const Session& session) {
    if (!is_shown(areas_.map)) return;
    state_.shows_messages() ? draw_messages(session) : draw_map(session);
  }

  // Follows the step that is shown, unless a person has turned elsewhere meanwhile.
  void draw_messages(const Session& session) {
    Centre& centre = state_.centre;
    scene::MessageMoment moment{state_.cursor(), progress(), std::nullopt};
    if (centre.by_hand_at == session.position()) moment.first_line = centre.first_line;
    const auto diagram =
        scene::message_diagram(session.messages(), session.plan(), moment, areas_.map, areas_.unit,
                               metrics_, areas_.ground_below);
    centre.first_line = diagram.first_line;
    append(picture_, scene::message_picture(diagram, metrics_));
  }

  void draw_map(const Session& session) {
    const auto& timeline = session.timeline();
    scene::Moment moment{&timeline.world_before(), &timeline.world(), timeline.record(), progress(),
                         scene::Moment::Motion::kFull};
    if (state_.playback.motion() == Playback::Motion::kReduced) {
      moment.motion = scene::Moment::Motion::kReduced;
    }
    append(picture_, scene::kernel_map(session.plan(), moment, areas_.map, areas_.unit, metrics_,
                                       areas_.ground_below));
  }

  void draw_timeline(Session& session) {
    if (!is_shown(areas_.timeline)) return;
    TimelineView view = timeline_of(session, progress());
    view.comparison = comparison_of(state_.check, view.length);
    if (state_.check) view.comparison_sentence = standing_sentence(*state_.check, view.length);
    view.hint = kHint;
    view.hovered = state_.hover.target;
    append(picture_, timeline(view, areas_.timeline, areas_.unit, metrics_));
  }

  void draw_overlay() {
    const std::string& hovered = state_.hover.target;
    switch (state_.overlay) {
      case Overlay::kNone:
        return;
      case Overlay::kLibrary: {
        const auto* open = state_.session ? &state_.session->scenario() : nullptr;
        LibraryView view{&state_.library, open ? open->path.string() : "", state_.chosen, 0,
                         hovered};
        view.first_row = turn_library(view);
        return append(picture_, library(view, window_, areas_.unit, metrics_));
      }
      case Overlay::kKeySheet:
        return append(picture_, key_sheet(mode(), hovered, window_, areas_.unit, metrics_));
      case Overlay::kQuestion:
        return append(picture_,
                      question_sheet(state_.question, hovered, window_, areas_.unit, metrics_));
      case Overlay::kMessage: {
        const MessageView view{state_.message_title, state_.mistakes, state_.message_file, hovered};
        return append(picture_, message(view, window_, areas_.unit, metrics_));
      }
      case Overlay::kBreakpoints:
        return append(picture_, breakpoint_sheet(breakpoint_sheet_of(state_), window_, areas_.unit,
                                                 metrics_));
      case Overlay::kComparison: {
        if (!state_.check) return;
        ComparisonSheetView view = comparison_sheet_of(*state_.check, state_.length());
        view.hovered = hovered;
        return append(picture_, comparison_sheet(view, window_, areas_.unit, metrics_));
      }
    }
  }

  KeySheetMode mode() const {
    return state_.editing.is_open() ? KeySheetMode::kEditing : KeySheetMode::kWindow;
  }

  // Shows the chosen card, unless a person has turned elsewhere.
  int turn_library(const LibraryView& view) {
    LibraryScroll& scroll = state_.library_scroll;
    const int columns = library_columns(window_, areas_.unit);
    const int shown = library_rows(view, window_, areas_.unit, metrics_);
    const int rows = (static_cast<int>(view.scenarios->size()) + columns - 1) / columns;
    if (scroll.turned == LibraryScroll::Turned::kByChoice) {
      const int chosen = state_.chosen / columns;
      scroll.first_row = std::clamp(scroll.first_row, chosen - shown + 1, chosen);
    }
    scroll.first_row = std::clamp(scroll.first_row, 0, std::max(rows - shown, 0));
    return scroll.first_row;
  }

  AppState& state_;
  const TextMetrics& metrics_;
  Rect window_;
  WindowAreas areas_;
  Picture picture_;
};

void draw_tooltip(const AppState& state, Picture& picture, const ViewSize& size,
                  const TextMetrics& metrics) {
  if (state.hover.seconds < kTooltipSeconds || state.drag != AppState::Drag::kNone) return;
  const Target* target = target_at(picture, state.hover.at);
  if (!target || target->tooltip.empty()) return;
  const float unit = split_window(size, state.zoom).unit;
  append(picture,
         tooltip(target->tooltip, target->box, {0, 0, size.width, size.height}, unit, metrics));
}

}  // namespace

Picture window_picture(AppState& state, const ViewSize& size, const TextMetrics& metrics) {
  if (state.session) state.session->refresh_plan();
  Picture picture = WindowDrawing(state, size, metrics).draw();
  const Target* under = target_at(picture, state.hover.at);
  const std::string name = under ? under->name : "";
  if (name != state.hover.target) {
    state.hover.target = name;
    state.hover.seconds = 0;
    picture = WindowDrawing(state, size, metrics).draw();
  }
  draw_tooltip(state, picture, size, metrics);
  return picture;
}

}  // namespace gui::panels
