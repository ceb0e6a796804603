#include "gui/panels/bindings.h"

#include <algorithm>
#include <array>
#include <csignal>

namespace gui::panels {
namespace {

using namespace scene;
using Modifier = KeyPress::Modifier;
using Scope = Binding::Scope;
using sim::program::LineMove;

KeyPress plain(Key key) { return {key, Modifier::kNone}; }
KeyPress control(Key key) { return {key, Modifier::kControl}; }
KeyPress control_shift(Key key) { return {key, Modifier::kControlShift}; }

// Where several keys do the same, the one that people know best stands first.
const std::vector<Binding>& table() {
  static const std::vector<Binding> all{
      {plain(Key::kSpace), TogglePlay{}, "play or pause"},
      {plain(Key::kPeriod), TogglePlay{}, "play or pause"},
      {plain(Key::kRight), StepForward{}, "next step"},
      {plain(Key::kF10), StepForward{}, "next step"},
      {plain(Key::kLeft), StepBack{}, "step back"},
      {control(Key::kB), StepBack{}, "step back"},
      {plain(Key::kHome), GoToFirst{}, "to the start"},
      {plain(Key::kEnd), GoToLast{}, "to the end"},
      {plain(Key::kPageDown), NextStop{}, "next stop"},
      {plain(Key::kPageUp), PreviousStop{}, "previous stop"},
      {plain(Key::k1), GoToStop{1}, "stop by its number"},
      {plain(Key::k2), GoToStop{2}, "stop by its number"},
      {plain(Key::k3), GoToStop{3}, "stop by its number"},
      {plain(Key::k4), GoToStop{4}, "stop by its number"},
      {plain(Key::k5), GoToStop{5}, "stop by its number"},
      {plain(Key::k6), GoToStop{6}, "stop by its number"},
      {plain(Key::k7), GoToStop{7}, "stop by its number"},
      {plain(Key::k8), GoToStop{8}, "stop by its number"},
      {plain(Key::k9), GoToStop{9}, "stop by its number"},
      {plain(Key::kPlus), Faster{}, "play faster"},
      {plain(Key::kMinus), Slower{}, "play slower"},
      {plain(Key::kM), ToggleMessages{}, "messages, or the map"},
      {plain(Key::kV), ToggleDebugView{}, "calls and variables"},
      {plain(Key::kF8), StepLine{LineMove::kOver}, "next line"},
      {plain(Key::kF7), StepLine{LineMove::kInto}, "next line, into functions"},
      {control(Key::kF7), StepLine{LineMove::kIntoLibrary}, "next line, into the library"},
      {control(Key::kF8), StepLine{LineMove::kOut}, "out of the function"},
      {plain(Key::kF6), StepLineBack{}, "previous line"},
      {plain(Key::kF9), ToggleBreakpointHere{}, "breakpoint on this line"},
      {plain(Key::kB), ToggleBreakpointSheet{}, "what a run stops at", Scope::kAlways},
      {plain(Key::kF5), RunToBreakpoint{}, "run to the next breakpoint"},
      {plain(Key::kL), ToggleLibrary{}, "scenarios", Scope::kAlways},
      {control(Key::kO), ToggleLibrary{}, "scenarios", Scope::kAlways},
      {plain(Key::kC), ToggleLinux{}, "compare with Linux"},
      {plain(Key::kD), ShowComparison{}, "what the comparison says", Scope::kAlways},
      {plain(Key::kF2), ToggleEditing{}, "edit the listing"},
      {control(Key::kN), NewListing{}, "new listing", Scope::kAlways},
      {control(Key::kV), PasteListing{}, "paste as a new listing"},
      {control(Key::kS), SaveText{}, "save the listing", Scope::kAlways},
      {control_shift(Key::kS), SaveTextAs{}, "save it elsewhere", Scope::kAlways},
      {plain(Key::kT), TypeAtTerminal{}, "type at the terminal"},
      {plain(Key::kEnter), SendLine{}, "terminal: end the line", Scope::kTerminal},
      {plain(Key::kBackspace), EraseCharacter{}, "terminal: erase", Scope::kTerminal},
      {control(Key::kD), EndInput{}, "terminal: end of input", Scope::kTerminal},
      {control(Key::kC), PressSignalKey{SIGINT}, "terminal: interrupt", Scope::kTerminal},
      {control(Key::kBackslash), PressSignalKey{SIGQUIT}, "terminal: quit", Scope::kTerminal},
      {control(Key::kZ), PressSignalKey{SIGTSTP}, "terminal: suspend", Scope::kTerminal},
      {plain(Key::kF11), ToggleFullScreen{}, "full screen", Scope::kAlways},
      {control(Key::kPlus), ZoomIn{}, "everything larger", Scope::kAlways},
      {control(Key::kMinus), ZoomOut{}, "everything smaller", Scope::kAlways},
      {control(Key::k0), ZoomReset{}, "usual size", Scope::kAlways},
      {plain(Key::kA), ToggleReduceMotion{}, "motion on or off", Scope::kAlways},
      {plain(Key::kQuestion), ToggleKeySheet{}, "keys", Scope::kAlways},
      {plain(Key::kF1), ToggleKeySheet{}, "keys", Scope::kAlways},
      {plain(Key::kEscape), Leave{}, "close, leave full screen", Scope::kAlways},
      {control(Key::kQ), Quit{}, "quit", Scope::kAlways},
  };
  return all;
}

// The keys of a text that is edited; those of the window that are no characters go on working. Keys
// that move the cursor are the same in every editor and stand in edit_keys.cpp.
const std::vector<Binding>& table_of_editing() {
  using edit::Command;
  static const std::vector<Binding> all{
      {plain(Key::kF5), RunText{}, "run it from the beginning"},
      {plain(Key::kF2), ToggleEditing{}, "back to the run"},
      {plain(Key::kF8), NextMistake{}, "next mistake"},
      {control(Key::kZ), EditText{Command::kUndo}, "undo"},
      {control(Key::kY), EditText{Command::kRedo}, "do it again"},
      {control_shift(Key::kZ), EditText{Command::kRedo}, "do it again"},
      {control(Key::kX), EditText{Command::kCut}, "cut"},
      {control(Key::kC), EditText{Command::kCopy}, "copy"},
      {control(Key::kV), EditText{Command::kPaste}, "paste"},
      {control(Key::kA), EditText{Command::kMarkAll}, "select everything"},
      {control(Key::kPageDown), NextFile{}, "next file of the program"},
  };
  return all;
}

std::string_view name_of(Key key) {
  static constexpr std::array<std::string_view, 54> kNames{
      "Left", "Right", "Up",  "Down",      "Home",   "End",    "Page Up", "Page Down", "Space",
      "Esc",  "Enter", "Tab", "Backspace", "Delete", "Period", "?",       "Plus",      "Minus",
      "0",    "1",     "2",   "3",         "4",      "5",      "6",       "7",         "8",
      "9",    "F1",    "F2",  "F5",        "F6",     "F7",     "F8",      "F9",        "F10",
      "F11",  "A",     "B",   "C",         "D",      "G",      "L",       "M",         "N",
      "O",    "Q",     "S",   "T",         "V",      "X",      "Y",       "Z",         "\\"};
  static_assert(kNames.size() == static_cast<std::size_t>(Key::kBackslash) + 1);
  return kNames[static_cast<std::size_t>(key)];
}

const Binding* found_in(std::span<const Binding> table, const KeyPress& press) {
  for (const Binding& binding : table) {
    if (binding.press == press) return &binding;
  }
  return nullptr;
}

// Shift makes a difference only where a binding says so.
KeyPress without_shift(KeyPress press) {
  if (press.modifier == Modifier::kShift) press.modifier = Modifier::kNone;
  if (press.modifier == Modifier::kControlShift) press.modifier = Modifier::kControl;
  return press;
}

}  // namespace

std::span<const Binding> bindings() { return table(); }

std::span<const Binding> editing_bindings() { return table_of_editing(); }

const Binding* binding_of(const KeyPress& press, std::span<const Binding> table) {
  const Binding* exactly = found_in(table, press);
  return exactly ? exactly : found_in(table, without_shift(press));
}

bool is_character(Key key) {
  const bool is_function_key = key >= Key::kF1 && key <= Key::kF11;
  return key == Key::kSpace || (key >= Key::kPeriod && !is_function_key);
}

bool works_while_editing(const Binding& binding) {
  const bool is_text = binding.press.modifier == Modifier::kNone && is_character(binding.press.key);
  return binding.scope == Scope::kAlways && !is_text &&
         !found_in(table_of_editing(), binding.press);
}

std::string key_name(const KeyPress& press) {
  const std::string key(name_of(press.key));
  switch (press.modifier) {
    case Modifier::kNone:
      return key;
    case Modifier::kControl:
      return "Ctrl+" + key;
    case Modifier::kShift:
      return "Shift+" + key;
    case Modifier::kControlShift:
      return "Ctrl+Shift+" + key;
  }
  return key;
}

std::string keys_of(const Intent& intent) {
  std::vector<std::string> keys;
  for (const auto table : {bindings(), editing_bindings()}) {
    for (const Binding& binding : table) {
      const std::string key = key_name(binding.press);
      const bool is_new = std::find(keys.begin(), keys.end(), key) == keys.end();
      if (binding.intent == intent && is_new) keys.push_back(key);
    }
  }
  std::string all;
  for (const std::string& key : keys) all += (all.empty() ? "" : ", ") + key;
  return all;
}

std::string with_keys(std::string_view text, const Intent& intent) {
  const std::string keys = keys_of(intent);
  return keys.empty() ? std::string(text) : std::string(text) + " (" + keys + ")";
}

}  // namespace gui::panels
