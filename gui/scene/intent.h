// What a person can ask the window to do; the same for buttons, keys and clicks on the map.

#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "gui/edit/command.h"
#include "sim/abi/ids.h"
#include "sim/program/line_stop.h"
#include "sim/world/breakpoints.h"

namespace gui::scene {

struct StepForward {
  bool operator==(const StepForward&) const = default;
};
struct StepBack {
  bool operator==(const StepBack&) const = default;
};
struct GoToFirst {
  bool operator==(const GoToFirst&) const = default;
};
struct GoToLast {
  bool operator==(const GoToLast&) const = default;
};
struct TogglePlay {
  bool operator==(const TogglePlay&) const = default;
};
struct SeekTo {
  long step;
  bool operator==(const SeekTo&) const = default;
};  // 0..length
struct SeekByDrag {
  bool operator==(const SeekByDrag&) const = default;
};  // the time line
struct GoToStop {
  int number;
  bool operator==(const GoToStop&) const = default;
};  // from 1
struct NextStop {
  bool operator==(const NextStop&) const = default;
};
struct PreviousStop {
  bool operator==(const PreviousStop&) const = default;
};
struct Faster {
  bool operator==(const Faster&) const = default;
};
struct Slower {
  bool operator==(const Slower&) const = default;
};
struct RunThread {
  sim::abi::ThreadId thread;
  bool operator==(const RunThread&) const = default;
};
struct SwitchBranch {
  int branch;
  bool operator==(const SwitchBranch&) const = default;
};
struct ToggleLibrary {
  bool operator==(const ToggleLibrary&) const = default;
};
struct ToggleKeySheet {
  bool operator==(const ToggleKeySheet&) const = default;
};
struct OpenScenario {
  std::filesystem::path path;
  bool operator==(const OpenScenario&) const = default;
};
struct ToggleLinux {
  bool operator==(const ToggleLinux&) const = default;
};  // the comparison with Linux
struct ShowComparison {
  bool operator==(const ShowComparison&) const = default;
};  // what it has come to, in words
struct GoToDifference {
  bool operator==(const GoToDifference&) const = default;
};
struct TypeAtTerminal {
  bool operator==(const TypeAtTerminal&) const = default;
};  // from now on what is typed goes there
struct SendLine {
  bool operator==(const SendLine&) const = default;
};  // Enter
struct EraseCharacter {
  bool operator==(const EraseCharacter&) const = default;
};
struct EndInput {
  bool operator==(const EndInput&) const = default;
};  // Ctrl-D
struct PressSignalKey {
  int signal;
  bool operator==(const PressSignalKey&) const = default;
};  // Ctrl-C and its kin
struct ToggleMessages {
  bool operator==(const ToggleMessages&) const = default;
};  // the diagram of messages in the place of the kernel map
struct ToggleDebugView {
  bool operator==(const ToggleDebugView&) const = default;
};
struct StepLine {
  sim::program::LineMove move;
  bool operator==(const StepLine&) const = default;
};
struct StepLineBack {
  bool operator==(const StepLineBack&) const = default;
};
struct RunToBreakpoint {
  bool operator==(const RunToBreakpoint&) const = default;
};
struct ToggleBreakpointHere {
  bool operator==(const ToggleBreakpointHere&) const = default;
};  // on the line of the thread that is looked at
struct ToggleLineBreakpoint {
  int line;
  bool operator==(const ToggleLineBreakpoint&) const = default;
};  // of the shown file, from 1
struct ToggleOccurrence {
  sim::world::Occurrence occurrence;
  bool operator==(const ToggleOccurrence&) const = default;
};  // whether a run stops at it
struct ToggleBreakpointSheet {
  bool operator==(const ToggleBreakpointSheet&) const = default;
};
struct ClearBreakpoints {
  bool operator==(const ClearBreakpoints&) const = default;
};
struct ShowThread {
  sim::abi::ThreadId thread;
  bool operator==(const ShowThread&) const = default;
};  // its calls and variables
struct ShowFrame {
  int number;
  bool operator==(const ShowFrame&) const = default;
};  // from 0, the innermost
struct ToggleEditing {
  bool operator==(const ToggleEditing&) const = default;
};  // of the listing that is shown
struct NewListing {
  bool operator==(const NewListing&) const = default;
};
struct PasteListing {
  bool operator==(const PasteListing&) const = default;
};  // what the clipboard holds becomes a new listing
struct EditListing {
  std::filesystem::path path;
  bool operator==(const EditListing&) const = default;
};  // one that cannot be run as it is
struct RunText {
  bool operator==(const RunText&) const = default;
};  // what is edited, from the beginning
struct RevertText {
  bool operator==(const RevertText&) const = default;
};  // to what was opened or saved last
struct NextFile {
  bool operator==(const NextFile&) const = default;
};  // of a program that has several
struct EditText {
  edit::Command command;
  bool operator==(const EditText&) const = default;
};
struct PlaceCursor {
  bool operator==(const PlaceCursor&) const = default;
};  // the mouse says where
struct NextMistake {
  bool operator==(const NextMistake&) const = default;
};
struct GoToMistake {
  int number;
  bool operator==(const GoToMistake&) const = default;
};  // from 0
struct SaveText {
  bool operator==(const SaveText&) const = default;
};
struct SaveTextAs {
  bool operator==(const SaveTextAs&) const = default;
};
struct AnswerQuestion {
  enum class Answer { kSave, kSaveHere, kSaveElsewhere, kOverwrite, kDiscard } answer;
  bool operator==(const AnswerQuestion&) const = default;
};
struct ZoomIn {
  bool operator==(const ZoomIn&) const = default;
};
struct ZoomOut {
  bool operator==(const ZoomOut&) const = default;
};
struct ZoomReset {
  bool operator==(const ZoomReset&) const = default;
};
struct ToggleFullScreen {
  bool operator==(const ToggleFullScreen&) const = default;
};
struct ToggleReduceMotion {
  bool operator==(const ToggleReduceMotion&) const = default;
};
struct Leave {
  bool operator==(const Leave&) const = default;
};  // Esc: the overlay, then full screen
struct Quit {
  bool operator==(const Quit&) const = default;
};

using Intent =
    std::variant<StepForward, StepBack, GoToFirst, GoToLast, TogglePlay, SeekTo, SeekByDrag,
                 GoToStop, NextStop, PreviousStop, Faster, Slower, RunThread, SwitchBranch,
                 ToggleLibrary, ToggleKeySheet, OpenScenario, ToggleLinux, ShowComparison,
                 GoToDifference, TypeAtTerminal, SendLine, EraseCharacter, EndInput, PressSignalKey,
                 ToggleMessages, ToggleDebugView, StepLine, StepLineBack, RunToBreakpoint,
                 ToggleBreakpointHere, ToggleLineBreakpoint, ToggleOccurrence,
                 ToggleBreakpointSheet, ClearBreakpoints, ShowThread, ShowFrame, ToggleEditing,
                 NewListing, PasteListing, EditListing, RunText, RevertText, NextFile, EditText,
                 PlaceCursor, NextMistake, GoToMistake, SaveText, SaveTextAs, AnswerQuestion,
                 ZoomIn, ZoomOut, ZoomReset, ToggleFullScreen, ToggleReduceMotion, Leave, Quit>;

}  // namespace gui::scene
