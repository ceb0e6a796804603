// Listings that are being edited: their texts, where they are saved, and what is wrong with them.

#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gui/edit/editor.h"
#include "gui/panels/highlight.h"
#include "gui/scene/shapes.h"
#include "sim/abi/diagnostic.h"
#include "sim/scenario/scenario.h"

namespace gui::panels {

// One file. It stays while its scenario is open, also when nobody edits it just now.
struct Draft {
  std::string name;            // of its SourceFile, in the run and in messages
  std::filesystem::path file;  // where it is saved; empty: nowhere yet
  std::string saved;           // what stands there, or what was opened
  edit::Editor editor;
  struct Scroll {
    std::size_t line = 0, cell = 0;  // at the top left
    enum class Turned { kByCursor, kByHand } turned = Turned::kByCursor;
  } scroll;
  struct Colours {
    long version = -1;  // of the editor
    std::vector<CodeLine> lines;
  } colours;

  bool is_changed() const { return editor.text() != saved; }
  // The file's name without its folders.
  std::string shown_name() const;
};

// A diagnostic and where it stands now, however the text has changed since.
struct Mistake {
  sim::abi::Diagnostic what;
  std::size_t draft = 0;
  std::optional<std::size_t> at;  // nothing: it has no place, or the place is gone
};

// Where the text was laid out last; pixels.
struct TextPlaces {
  scene::Rect room;
  float cell = 1, pitch = 1;
  std::size_t rows = 1, cells = 1;  // that have room
};

struct Editing {
  enum class View { kClosed, kOpen } view = View::kClosed;
  // As it was opened, with all its stops; nothing: a listing that has never run.
  std::optional<sim::scenario::Scenario> original;
  std::vector<Draft> drafts;
  std::size_t shown = 0;  // of the drafts
  std::vector<Mistake> mistakes;
  TextPlaces places;

  bool is_open() const { return view == View::kOpen && !drafts.empty(); }
  Draft& draft() { return drafts[shown]; }
  const Draft& draft() const { return drafts[shown]; }
  bool has_unsaved() const;
};

// True where one of the mistakes keeps the text from running.
bool has_errors(const Editing& editing);

// The text's colours, computed where it has changed.
const std::vector<CodeLine>& colours_of(Draft& draft);

// Lets the mistakes move with what was changed in the shown draft.
void follow_changes(Editing& editing);

// The draft's text may have to be scrolled to its cursor.
void show_cursor(Draft& draft, const TextPlaces& places);
void scroll_by_hand(Draft& draft, const TextPlaces& places, long lines);

// What is wrong, at its places in the drafts.
void set_mistakes(Editing& editing, const sim::abi::Diagnostics& diagnostics);
void go_to_mistake(Editing& editing, std::size_t number);
// Behind the cursor, else the first one.
void go_to_next_mistake(Editing& editing);

}  // namespace gui::panels
