#include "gui/panels/editing.h"

#include <algorithm>
#include <utility>

#include "gui/panels/actions.h"
#include "gui/panels/bindings.h"
#include "gui/panels/carried_breakpoints.h"
#include "gui/panels/saving.h"
#include "sim/scenario/edited.h"
#include "sim/scenario/text_file.h"

namespace gui::panels {
namespace {

using sim::abi::Diagnostics;
using sim::abi::Expected;
using sim::lang::SourceFile;
using sim::scenario::Edited;
using sim::scenario::Scenario;

constexpr const char* kNewName = "untitled.c";

const SourceFile* source_named(const Scenario& scenario, const std::string& name) {
  for (const auto& program : scenario.programs) {
    if (program.source.name == name) return &program.source;
    for (const SourceFile& source : program.more_sources) {
      if (source.name == name) return &source;
    }
  }
  return nullptr;
}

// The listing on the screen, where it is one of the scenario's.
const SourceFile* shown_source(const AppState& state) {
  const Scenario& scenario = state.session->scenario();
  if (const auto* found = source_named(scenario, state.scroll.file)) return found;
  return scenario.programs.empty() ? nullptr : &scenario.programs.front().source;
}

Draft draft_of(const AppState& state, const SourceFile& source) {
  Draft draft;
  draft.name = source.name;
  draft.saved = source.text;
  draft.editor = edit::Editor(source.text);
  const auto file = sim::scenario::file_of(*state.editing.original, source.name);
  std::error_code ignored;
  if (!is_bundled(state, file) && std::filesystem::exists(file, ignored)) draft.file = file;
  return draft;
}

// True when what is shown is the run of the draft's very text.
bool has_run(const AppState& state, const Draft& draft) {
  const auto* source = source_named(state.session->scenario(), draft.name);
  return source && source->text == draft.editor.text();
}

// Where the last step was made, so that editing begins at what was just seen.
void put_cursor_at_step(const AppState& state, Draft& draft) {
  const auto* record = state.session->timeline().record();
  if (!record || record->place.file.text() != draft.name || record->place.at.line <= 0) return;
  const auto line = static_cast<std::size_t>(record->place.at.line - 1);
  draft.editor.put_cursor(edit::offset_of(draft.editor.text(), {line, 0}), edit::Way::kGo);
}

std::string named(const std::vector<std::string>& titles) {
  std::string all;
  for (const std::string& title : titles) all += (all.empty() ? "\"" : ", \"") + title + "\"";
  return all;
}

// Lost stops are told; so is where the person is now.
std::string run_notice(const Edited& edited) {
  const std::size_t lost = edited.lost_stops.size();
  if (lost == 0) return "";
  return "The changed text runs without the " + std::string(lost == 1 ? "stop " : "stops ") +
         named(edited.lost_stops) + ": " + (lost == 1 ? "its label is" : "their labels are") +
         " no longer in the listing.";
}

sim::scenario::Texts texts_of(const Editing& editing) {
  sim::scenario::Texts texts;
  for (const Draft& draft : editing.drafts) texts[draft.name] = draft.editor.text();
  return texts;
}

Expected<Edited, Diagnostics> compiled(const Editing& editing) {
  if (editing.original) return with_texts(*editing.original, texts_of(editing));
  const Draft& draft = editing.draft();
  auto scenario = sim::scenario::load_text({draft.name, draft.editor.text()});
  if (!scenario) return sim::abi::unexpected(std::move(scenario.error()));
  return Edited{std::move(*scenario), {}};
}

void start(AppState& state, Edited edited) {
  Editing editing = std::move(state.editing);
  sim::world::Breakpoints breakpoints;
  if (state.session) {
    breakpoints = carried(state.debugging.breakpoints, state.session->scenario(), edited.scenario);
  }
  if (!editing.original) editing.original = edited.scenario;
  set_mistakes(editing, edited.scenario.warnings);
  editing.view = Editing::View::kClosed;
  sim::world::Timeline timeline(sim::scenario::start(edited.scenario, start_options()),
                                edited.scenario.schedule);
  const std::string notice = run_notice(edited);
  show(state, Session(std::move(edited.scenario), std::move(timeline)));
  state.editing = std::move(editing);
  state.debugging.breakpoints = std::move(breakpoints);
  state.notice = notice;
  state.playback.play();
}

void tell_mistakes(AppState& state, const Diagnostics& diagnostics) {
  set_mistakes(state.editing, diagnostics);
  go_to_mistake(state.editing, 0);
}

void begin_with(AppState& state, Draft draft) {
  close_session(state);
  state.editing.drafts.push_back(std::move(draft));
  state.editing.view = Editing::View::kOpen;
}

}  // namespace

Draft* draft_of_shown_listing(AppState& state) {
  Editing& editing = state.editing;
  if (editing.is_open()) return &editing.draft();
  if (!state.session) return nullptr;
  const SourceFile* source = shown_source(state);
  if (!source) return nullptr;
  if (!editing.original) editing.original = state.session->scenario();
  const auto found = std::find_if(editing.drafts.begin(), editing.drafts.end(),
                                  [&](const Draft& draft) { return draft.name == source->name; });
  editing.shown = static_cast<std::size_t>(found - editing.drafts.begin());
  if (found == editing.drafts.end()) {
    const SourceFile* original = source_named(*editing.original, source->name);
    editing.drafts.push_back(draft_of(state, original ? *original : *source));
    put_cursor_at_step(state, editing.drafts.back());
  }
  return &editing.draft();
}

void begin_editing(AppState& state) {
  if (!draft_of_shown_listing(state)) {
    state.notice =
        with_keys("There is nothing to edit. Begin a new listing", scene::NewListing{}) + ".";
    return;
  }
  state.playback.pause();
  leave_terminal(state);
  state.editing.view = Editing::View::kOpen;
}

void leave_editing(AppState& state) {
  if (!state.session) {
    state.notice = with_keys("Run the text", scene::RunText{}) + ", or " +
                   with_keys("open a scenario", scene::ToggleLibrary{}) + ".";
    return;
  }
  if (!state.editing.is_open()) return;
  state.editing.view = Editing::View::kClosed;
  if (has_run(state, state.editing.draft())) return;
  state.notice =
      "Your changes are kept, but not run yet: " + with_keys("edit", scene::ToggleEditing{}) +
      ", then " + with_keys("run", scene::RunText{}) + ".";
}

void begin_new_listing(AppState& state, std::string text) {
  Draft draft;
  draft.name = kNewName;
  draft.editor.insert(text);
  draft.editor.put_cursor(0, edit::Way::kGo);
  begin_with(state, std::move(draft));
}

void edit_listing(AppState& state, const std::filesystem::path& path) {
  auto text = sim::scenario::read_text_file(path, path.string());
  if (!text) {
    state.notice = text.error().message;
    return;
  }
  Draft draft;
  draft.name = path.string();
  if (!is_bundled(state, path)) draft.file = path;
  draft.saved = *text;
  draft.editor = edit::Editor(std::move(*text));
  begin_with(state, std::move(draft));
  if (auto outcome = compiled(state.editing); !outcome) tell_mistakes(state, outcome.error());
}

void run_text(AppState& state) {
  if (state.editing.drafts.empty()) return;
  auto outcome = compiled(state.editing);
  if (outcome) {
    start(state, std::move(*outcome));
  } else {
    tell_mistakes(state, outcome.error());
  }
}

void revert_text(AppState& state) {
  if (state.editing.drafts.empty()) return;
  Draft& draft = state.editing.draft();
  draft.editor.replace_all(draft.saved);
  follow_changes(state.editing);
  state.notice = draft.shown_name() + " is as it was opened or saved last; " +
                 with_keys("Undo", scene::EditText{edit::Command::kUndo}) +
                 " brings your text back.";
}

// Every file of the scenario can be edited, not only the one that the last step was made in.
void show_next_file(AppState& state) {
  Editing& editing = state.editing;
  if (!editing.original || editing.drafts.empty()) return;
  std::vector<const SourceFile*> sources;
  for (const auto& program : editing.original->programs) {
    const auto add = [&](const SourceFile& source) {
      const auto same = [&](const SourceFile* other) { return other->name == source.name; };
      if (std::none_of(sources.begin(), sources.end(), same)) sources.push_back(&source);
    };
    add(program.source);
    for (const SourceFile& source : program.more_sources) add(source);
  }
  const auto here = std::find_if(sources.begin(), sources.end(), [&](const SourceFile* source) {
    return source->name == editing.draft().name;
  });
  if (here == sources.end()) return;
  const SourceFile& next = *(std::next(here) == sources.end() ? sources.front() : *std::next(here));
  const auto draft = std::find_if(editing.drafts.begin(), editing.drafts.end(),
                                  [&](const Draft& each) { return each.name == next.name; });
  editing.shown = static_cast<std::size_t>(draft - editing.drafts.begin());
  if (draft == editing.drafts.end()) editing.drafts.push_back(draft_of(state, next));
}

void edit_text(AppState& state, edit::Command command) {
  if (!state.editing.is_open()) return;
  edit::Editor& editor = state.editing.draft().editor;
  switch (command) {
    case edit::Command::kUndo:
      editor.undo();
      break;
    case edit::Command::kRedo:
      editor.redo();
      break;
    case edit::Command::kMarkAll:
      editor.mark_all();
      break;
    case edit::Command::kPaste:
      editor.insert(state.clipboard->text());
      break;
    case edit::Command::kCut:
    case edit::Command::kCopy:
      if (editor.marked().empty()) return;
      state.clipboard->set_text(std::string(editor.marked()));
      if (command == edit::Command::kCut) editor.insert("");
      break;
  }
  state.editing.draft().scroll.turned = Draft::Scroll::Turned::kByCursor;
  follow_changes(state.editing);
}

std::string editing_sentence(const AppState& state) {
  const Editing& editing = state.editing;
  const auto is_error = [](const Mistake& mistake) {
    return mistake.what.severity == sim::abi::Severity::kError;
  };
  const auto errors = std::count_if(editing.mistakes.begin(), editing.mistakes.end(), is_error);
  const std::string name = editing.draft().shown_name();
  if (errors > 0) {
    return name + " does not run yet: " + std::to_string(errors) +
           (errors == 1 ? " mistake is" : " mistakes are") + " marked. Your text is kept.";
  }
  if (!state.session) return "Type or paste a C program. F5 runs it.";
  return "You are editing " + name + ". F5 runs it, Esc goes back to the run" +
         (editing.draft().is_changed() ? ", which is still that of the text before." : ".");
}

}  // namespace gui::panels
