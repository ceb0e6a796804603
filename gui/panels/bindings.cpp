#include "gui/panels/bindings.h"

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
      {plain(Key::kM), ToggleReduceMotion{}, "motion on or off", Scope::kAlways},
      {plain(Key::kQuestion), ToggleKeySheet{}, "keys", Scope::kAlways},
      {plain(Key::kF1), ToggleKeySheet{}, "keys", Scope::kAlways},
      {plain(Key::kEscape), Leave{}, "close, leave full screen", Scope::kAlways},
      {control(Key::kQ), Quit{}, "quit", Scope::kAlways},
  };
  return all;
}

std::string_view name_of(Key key) {
  static constexpr std::array<std::string_view, 47> kNames{
      "Left",  "Right", "Up",    "Down", "Home",      "End",    "Page Up", "Page Down",
      "Space", "Esc",   "Enter", "Tab",  "Backspace", "Period", "?",       "Plus",
      "Minus", "0",     "1",     "2",    "3",         "4",      "5",       "6",
      "7",     "8",     "9",     "F1",   "F5",        "F6",     "F7",      "F8",
      "F9",    "F10",   "F11",   "B",    "C",         "D",      "G",       "L",
      "M",     "O",     "Q",     "T",    "V",         "Z",      "\\"};
  static_assert(kNames.size() == static_cast<std::size_t>(Key::kBackslash) + 1);
  return kNames[static_cast<std::size_t>(key)];
}

}  // namespace

std::span<const Binding> bindings() { return table(); }

const Binding* binding_of(const KeyPress& press) {
  for (const Binding& binding : table()) {
    if (binding.press == press) return &binding;
  }
  return nullptr;
}

std::string key_name(const KeyPress& press) {
  const std::string key(name_of(press.key));
  return press.modifier == Modifier::kControl ? "Ctrl+" + key : key;
}

std::string keys_of(const Intent& intent) {
  std::string keys;
  for (const Binding& binding : table()) {
    if (binding.intent != intent) continue;
    if (!keys.empty()) keys += ", ";
    keys += key_name(binding.press);
  }
  return keys;
}

std::string with_keys(std::string_view text, const Intent& intent) {
  const std::string keys = keys_of(intent);
  return keys.empty() ? std::string(text) : std::string(text) + " (" + keys + ")";
}

}  // namespace gui::panels
