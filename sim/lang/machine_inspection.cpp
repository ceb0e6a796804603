// What can be seen of a machine that stands still, and how it goes on by lines.

#include "sim/lang/machine.h"
#include "sim/lang/value_text.h"
#include "sim/program/inspection.h"

namespace sim::lang {

using program::Inspection;
using program::LineMove;
using program::LineStop;
using program::SourcePlace;
using program::StackFrame;

// The library's own ways into main and into handlers, which no listing calls.
static bool is_shown(const FunctionCode& function) {
  return !function.is_library ||
         (!function.name.starts_with("_start") && function.name != "__run_thread");
}

std::size_t Machine::instruction_of(const Frame& frame) const {
  const auto next = static_cast<std::size_t>(frame.next - frame.function->code.data());
  const bool is_next = next == 0 || (paused_ && &frame == &now_.stack.top());
  return is_next ? next : next - 1;
}

SourcePlace Machine::place_in(const Frame& frame) const {
  const FunctionCode& function = *frame.function;
  const std::size_t at = instruction_of(frame);
  abi::Position position = function.places[at];
  if (paused_ && &frame == &now_.stack.top()) position = {function.statement_lines[at], 1};
  return {function.file, position};
}

static program::Variable variable_of(const std::string& name, TypeRef type, Pointer address,
                                     std::optional<std::string> value) {
  program::Variable variable;
  variable.name = name;
  variable.type = to_text(type);
  variable.address = address;
  variable.state = value ? program::Variable::State::kValue : program::Variable::State::kNoValue;
  variable.value = std::move(value).value_or("");
  return variable;
}

static std::vector<program::Variable> variables_in(const FunctionCode& function, std::size_t at,
                                                   const std::uint64_t* registers,
                                                   const ValueText& text) {
  std::vector<program::Variable> all;
  for (const ScopedVariable& each : function.scoped_variables) {
    if (at < each.first || at >= each.end) continue;
    const std::uint64_t bits = registers[each.reg];
    const bool is_object = each.home == ScopedVariable::Home::kObject;
    all.push_back(variable_of(
        each.name, each.type, is_object ? bits : 0,
        is_object ? text.of_object(each.type, bits) : text.of_register(each.type, bits)));
  }
  return all;
}

Inspection Machine::inspect(abi::ThreadId thread) const {
  Inspection seen;
  const Execution& execution = execution_of(thread);
  const ValueText text(*code_, memory_);
  if (is_paused(execution)) seen.standing = Inspection::Standing::kAtStatement;
  execution.stack.walk_down([&](const Frame& frame, const std::uint64_t* registers) {
    const FunctionCode& function = *frame.function;
    if (!is_shown(function)) return true;
    if (seen.frames.size() == program::kMostFrames) {
      ++seen.more_frames;
      return true;
    }
    const auto origin =
        function.is_library ? StackFrame::Origin::kLibrary : StackFrame::Origin::kListing;
    seen.frames.push_back({function.name, place_in(frame), origin,
                           variables_in(function, instruction_of(frame), registers, text)});
    return true;
  });
  for (const StaticVariable& each : code_->static_variables) {
    const auto own = execution.own_objects.find(each.address);
    const Pointer at = own == execution.own_objects.end() ? each.address : own->second;
    seen.globals.push_back(variable_of(each.name, each.type, at, text.of_object(each.type, at)));
  }
  return seen;
}

// The frame that a person steps in: that of the statement that it is paused before, else the
// listing's innermost, or the innermost of all for a step into the library.
const Frame* Machine::stepped_frame(const Execution& execution, LineMove move,
                                    std::size_t& depth) const {
  const Frame* found = nullptr;
  depth = execution.stack.depth() + 1;
  execution.stack.walk_down([&](const Frame& frame, const std::uint64_t*) {
    --depth;
    const bool is_meant =
        is_paused(execution) || move == LineMove::kIntoLibrary || !frame.function->is_library;
    if (is_meant) found = &frame;
    return found == nullptr;
  });
  return found;
}

std::optional<LineStop> Machine::line_stop(abi::ThreadId thread, LineMove move) const {
  const Execution& execution = execution_of(thread);
  LineStop stop;
  std::size_t depth = 0;
  const Frame* frame = stepped_frame(execution, move, depth);
  const bool in_library = frame && frame->function->is_library && is_paused(execution);
  if (in_library || move == LineMove::kIntoLibrary) stop.where = LineStop::Where::kEverywhere;
  constexpr auto kAnyDepth = ~std::size_t{0};
  if (!frame) {
    stop.deepest = kAnyDepth;
    return stop;
  }
  const SourcePlace place = place_in(*frame);
  stop.departure = program::Standpoint{depth, {place.file, place.at.line}};
  stop.deepest = move == LineMove::kOver ? depth : move == LineMove::kOut ? depth - 1 : kAnyDepth;
  return stop;
}

void Machine::pause_at(abi::ThreadId, const LineStop& stop) { watch_.emplace(stop); }

long Machine::statements_passed(abi::ThreadId) const { return watch_ ? watch_->passed() : 0; }

}  // namespace sim::lang
