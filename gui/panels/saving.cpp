#include "gui/panels/saving.h"

#include <algorithm>
#include <utility>

#include "gui/panels/actions.h"
#include "gui/panels/editing.h"
#include "gui/panels/file_writing.h"
#include "gui/panels/saved_files.h"
#include "sim/scenario/edited.h"

namespace gui::panels {
namespace {

namespace fs = std::filesystem;
using Given = scene::AnswerQuestion::Answer;
using sim::abi::Expected;

bool is_inside(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  if (folder.empty()) return false;
  const fs::path inner = fs::weakly_canonical(file, error),
                 outer = fs::weakly_canonical(folder, error);
  const auto end = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first;
  return end == outer.end();
}

void ask(AppState& state, Question question) {
  state.playback.pause();
  state.overlay = Overlay::kQuestion;
  state.question = std::move(question);
}

// A scenario file goes on naming labels that its listings may have lost.
std::string saved_notice(const Editing& editing, const fs::path& what) {
  std::string notice = "Saved " + what.string() + ".";
  std::error_code ignored;
  const fs::path folder = fs::is_directory(what, ignored) ? what : what.parent_path();
  if (!editing.original || !fs::exists(folder / "scenario.toml", ignored)) return notice;
  sim::scenario::Texts texts;
  for (const Draft& draft : editing.drafts) texts[draft.name] = draft.editor.text();
  const auto edited = sim::scenario::with_texts(*editing.original, texts);
  if (!edited) return notice + " It does not run yet.";
  if (edited->lost_stops.empty()) return notice;
  return notice + " Its scenario.toml still has the stop \"" + edited->lost_stops.front() +
         "\", whose label is gone.";
}

fs::path proposed_path(const Editing& editing) {
  std::error_code error;
  const fs::path folder = fs::current_path(error), own = folder_of(editing);
  const Draft& draft = editing.draft();
  if (!draft.file.empty()) return meant_path(draft.file.string());
  if (!own.empty()) return folder / fs::path(own.string() + "/x").parent_path().filename();
  return folder / fs::path(draft.name).filename();
}

void ask_path(AppState& state, std::optional<scene::Intent> after, const std::string& typed,
              const std::string& trouble) {
  Question question;
  question.kind = Question::Kind::kPath;
  question.title = "Save " + state.editing.draft().shown_name() + " as";
  question.sentences.push_back(
      folder_of(state.editing).empty()
          ? "The file's name ends in .c."
          : "A name that ends in .c is for this listing alone. Any other one is a "
            "folder for the whole scenario, with its stops and captions.");
  question.path = edit::Editor(typed);
  question.path.mark_all();
  if (!trouble.empty()) question.path.put_cursor(typed.size(), edit::Way::kGo);
  question.trouble = trouble;
  question.after = std::move(after);
  ask(state, std::move(question));
}

// Whatever has gone wrong, the person can choose another place.
void fail(AppState& state, std::optional<scene::Intent> after, const fs::path& target,
          const std::string& trouble) {
  const std::string typed =
      target.empty() ? proposed_path(state.editing).string() : target.string();
  ask_path(state, std::move(after), typed, trouble);
}

void finish(AppState& state, const fs::path& target, const Writings& writings,
            std::optional<scene::Intent> after) {
  const auto done = write_all(state.editing, target, writings);
  if (!done) return fail(state, std::move(after), target, done.error());
  state.notice = saved_notice(state.editing, target.empty() ? writings.front().file : target);
  if (!after) return;
  if (state.editing.has_unsaved()) return void(asks_first(state, *after));
  perform(state, *after);
}

bool writes_bundled(const AppState& state, const Writings& writings) {
  return std::any_of(writings.begin(), writings.end(),
                     [&](const Writing& writing) { return is_bundled(state, writing.file); });
}

enum class Asked { kNo, kYes };

// The way to the file: asks before overwriting, unless that was the question.
void save_to(AppState& state, const fs::path& target, std::optional<scene::Intent> after,
             Asked asked) {
  const auto writings = target.empty()
                            ? Expected<Writings, std::string>(writings_in_place(state.editing))
                            : writings_to(state.editing, target);
  if (!writings) return fail(state, std::move(after), target, writings.error());
  if (writes_bundled(state, *writings)) {
    return fail(state, std::move(after), target,
                "What comes with fdscope is not overwritten. Choose a folder of your own.");
  }
  auto sentences = overwrite_sentences(state.editing, *writings);
  if (asked == Asked::kYes || sentences.empty()) {
    return finish(state, target, *writings, std::move(after));
  }
  Question question;
  question.kind = Question::Kind::kOverwrite;
  question.title = sentences.size() == 1 ? "Overwrite this file?" : "Overwrite these files?";
  question.sentences = std::move(sentences);
  question.target = target;
  question.after = std::move(after);
  ask(state, std::move(question));
}

void save_then(AppState& state, std::optional<scene::Intent> after, Asked asked) {
  Draft* shown = draft_of_shown_listing(state);
  if (!shown) {
    state.notice = "There is nothing to save.";
    return;
  }
  for (const std::size_t i : drafts_to_save(state.editing)) {
    if (!state.editing.drafts[i].file.empty()) continue;
    state.editing.shown = i;
    return ask_path(state, std::move(after), proposed_path(state.editing).string(), "");
  }
  if (!state.editing.has_unsaved()) {
    state.notice = shown->shown_name() + " has no changes to save.";
    return;
  }
  save_to(state, {}, std::move(after), asked);
}

// The person has been told what is overwritten, but not that somebody else has changed it.
Asked asked_about_all(const Editing& editing) {
  const auto differs = [](const Draft& draft) {
    return draft.is_changed() && differs_on_disk(draft, draft.file);
  };
  return std::any_of(editing.drafts.begin(), editing.drafts.end(), differs) ? Asked::kNo
                                                                            : Asked::kYes;
}

// At the terminal a paste is typing.
bool would_lose_texts(const AppState& state, const scene::Intent& intent) {
  return std::holds_alternative<scene::OpenScenario>(intent) ||
         std::holds_alternative<scene::NewListing>(intent) ||
         (std::holds_alternative<scene::PasteListing>(intent) && !state.types_at_terminal()) ||
         std::holds_alternative<scene::EditListing>(intent) ||
         std::holds_alternative<scene::Quit>(intent);
}

std::vector<std::string> unsaved_sentences(const Editing& editing) {
  std::vector<std::string> sentences;
  for (const Draft& draft : editing.drafts) {
    if (!draft.is_changed()) continue;
    const std::string where = draft.file.empty() ? " Save asks for a place."
                                                 : " Save overwrites " + draft.file.string() + ".";
    sentences.push_back(draft.shown_name() + " has changes that are saved nowhere." + where);
  }
  return sentences;
}

}  // namespace

bool is_bundled(const AppState& state, const fs::path& file) {
  return is_inside(file, state.library_folder) || is_inside(file, sim::scenario::bundled_folder());
}

void save(AppState& state) { save_then(state, std::nullopt, Asked::kNo); }

void save_elsewhere(AppState& state) {
  if (!draft_of_shown_listing(state)) {
    state.notice = "There is nothing to save.";
    return;
  }
  ask_path(state, std::nullopt, proposed_path(state.editing).string(), "");
}

static void save_here(AppState& state, Question& question) {
  const fs::path target = meant_path(question.path.text());
  if (target.empty()) {
    return ask_path(state, std::move(question.after), "", "Type where it should be saved.");
  }
  save_to(state, target, std::move(question.after), Asked::kNo);
}

bool asks_first(AppState& state, const scene::Intent& intent) {
  if (!would_lose_texts(state, intent) || !state.editing.has_unsaved()) return false;
  Question question;
  question.kind = Question::Kind::kUnsaved;
  question.title = "Save your changes?";
  question.sentences = unsaved_sentences(state.editing);
  question.after = intent;
  ask(state, std::move(question));
  return true;
}

void answer(AppState& state, Given given) {
  if (state.overlay != Overlay::kQuestion) return;
  state.overlay = Overlay::kNone;
  Question question = std::exchange(state.question, {});
  switch (given) {
    case Given::kSave:
      return save_then(state, std::move(question.after), asked_about_all(state.editing));
    case Given::kSaveHere:
      return save_here(state, question);
    case Given::kSaveElsewhere:
      return ask_path(state, std::move(question.after), proposed_path(state.editing).string(), "");
    case Given::kOverwrite:
      return save_to(state, question.target, std::move(question.after), Asked::kYes);
    case Given::kDiscard:
      if (question.after) perform_unasked(state, *question.after);
  }
}

}  // namespace gui::panels
