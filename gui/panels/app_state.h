// Everything that the application remembers between two inputs.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/panels/app.h"
#include "gui/panels/clipboard.h"
#include "gui/panels/draft.h"
#include "gui/panels/playback.h"
#include "gui/panels/question.h"
#include "gui/panels/session.h"
#include "gui/scene/shapes.h"
#include "sim/abi/diagnostic.h"
#include "sim/host/timeline_check.h"
#include "sim/scenario/scenario.h"

namespace gui::panels {

enum class Overlay { kNone, kLibrary, kKeySheet, kMessage, kComparison, kBreakpoints, kQuestion };

struct Hover {
  scene::Point at{-1, -1};
  std::string target;  // its name; empty: nothing there
  double seconds = 0;  // since the mouse came to it
  bool operator==(const Hover&) const = default;
};

// The first line of the listing on the screen, and the place at which it was turned there by hand.
struct SourceScroll {
  std::string file;
  int first_line = 0;
  std::optional<sim::world::LinePosition> by_hand_at;
};

// What stands in the middle of the window, and how far a person has turned it there.
struct Centre {
  enum class View { kKernelMap, kMessages } view = View::kKernelMap;
  float first_line = 0;                                // of the messages, that is shown
  std::optional<sim::world::LinePosition> by_hand_at;  // it stays there until the place changes
};

// What is being typed at the terminal.
struct TerminalTyping {
  enum class Keyboard { kAtWindow, kAtTerminal } keyboard = Keyboard::kAtWindow;
  std::string line;  // so far
};

// The first row of the library on the screen.
struct LibraryScroll {
  int first_row = 0;
  // kByHand: a person has turned there; else the chosen card is shown.
  enum class Turned { kByChoice, kByHand } turned = Turned::kByChoice;
};

// What a person looks at in the programs, and what a run stops at.
struct Debugging {
  enum class View { kClosed, kOpen } view = View::kClosed;
  std::optional<sim::abi::ThreadId> thread;  // chosen by a person; else that of the last step
  struct ChosenFrame {
    sim::world::LinePosition at;  // it holds there only
    sim::abi::ThreadId thread;
    int number = 0;  // from the innermost
  };
  std::optional<ChosenFrame> frame;
  int first_row = 0;  // of the variables on the screen
  sim::world::Breakpoints breakpoints;
  struct Way {
    sim::world::LineWalk walk;
    sim::world::World from;
  };
  std::optional<Way> way;  // to a line or breakpoint, while it is under way
};

struct AppState {
  std::filesystem::path library_folder;
  std::vector<sim::scenario::Listing> library;
  std::optional<Session> session;
  sim::host::LockstepStart start_lockstep;
  std::optional<sim::host::TimelineCheck> check;  // there while the switch stands on "+ Linux"
  Playback playback;

  Overlay overlay = Overlay::kNone;
  std::string message_title;
  sim::abi::Diagnostics mistakes;      // of the file that could not be opened
  std::filesystem::path message_file;  // where it is a listing that can be edited
  Question question;
  int chosen = 0;  // card in the library
  LibraryScroll library_scroll;

  float zoom = 1;
  bool full_screen = false;
  bool wants_to_quit = false;
  std::string notice;  // stands in the caption until the next input
  SourceScroll scroll;
  Centre centre;
  TerminalTyping typing;
  Debugging debugging;
  Editing editing;
  std::unique_ptr<Clipboard> clipboard = std::make_unique<OwnClipboard>();
  Hover hover;
  enum class Drag { kNone, kTimeline, kText } drag = Drag::kNone;

  ViewSize size;
  scene::Picture picture;  // the last one laid out
  bool dirty = true;

  bool types_at_terminal() const {
    return session && overlay == Overlay::kNone && !editing.is_open() &&
           typing.keyboard == TerminalTyping::Keyboard::kAtTerminal;
  }
  long cursor() const { return session ? session->timeline().cursor() : 0; }
  bool shows_messages() const { return centre.view == Centre::View::kMessages; }
  bool is_debugging() const { return debugging.view == Debugging::View::kOpen; }
  long length() const { return session ? session->timeline().length() : 0; }
};

}  // namespace gui::panels
