#include "sim/lang/emitter.h"

#include <limits>

namespace sim::lang {

std::size_t Emitter::emit(Op op, Register a, Register b, Register c) {
  function_.code.push_back({op, a, b, c});
  function_.places.push_back(place_);
  return function_.code.size() - 1;
}

std::size_t Emitter::emit_wide(Op op, Register a, std::int32_t wide) {
  const Instruction instruction = make_wide(op, a, wide);
  return emit(op, a, instruction.b, instruction.c);
}

JumpLabel Emitter::new_label() {
  labels_.push_back(0);
  return {static_cast<int>(labels_.size()) - 1};
}

void Emitter::bind(JumpLabel label) {
  labels_[static_cast<std::size_t>(label.id)] = function_.code.size();
}

void Emitter::begin_statement(int line) {
  const JumpLabel start = new_label();
  bind(start);
  statements_.emplace_back(start, line);
}

void Emitter::jump(Op op, Register a, JumpLabel to) { jumps_[emit(op, a)] = to; }

void Emitter::branch(Op op, Register a, Register b, JumpLabel to) { jumps_[emit(op, a, b)] = to; }

void Emitter::jump_by_table(Register a, const std::map<std::int64_t, JumpLabel>& targets,
                            JumpLabel otherwise) {
  const auto number = static_cast<std::int32_t>(tables_.size());
  tables_.push_back({emit_wide(Op::kSwitch, a, number), targets, otherwise});
}

bool Emitter::finish() {
  drop_needless_checks();
  fix_tables();
  note_statements();
  return fix_jumps();
}

static bool is_wide_jump(Op op) {
  return op == Op::kJump || op == Op::kJumpZero || op == Op::kJumpNotZero;
}

bool Emitter::fix_jumps() {
  for (const auto& [index, label] : jumps_) {
    const auto target = static_cast<std::int64_t>(labels_[static_cast<std::size_t>(label.id)]);
    const std::int64_t distance = target - static_cast<std::int64_t>(index) - 1;
    Instruction& jump = function_.code[index];
    if (is_wide_jump(jump.op)) {
      jump = make_wide(jump.op, jump.a, static_cast<std::int32_t>(distance));
      continue;
    }
    if (distance != static_cast<std::int16_t>(distance)) return false;
    jump.c = static_cast<std::uint16_t>(distance);
  }
  return true;
}

void Emitter::fix_tables() {
  const auto distance = [&](const Table& table, JumpLabel label) {
    return static_cast<std::int32_t>(labels_[static_cast<std::size_t>(label.id)]) -
           static_cast<std::int32_t>(table.instruction) - 1;
  };
  for (const Table& table : tables_) {
    SwitchTable fixed;
    for (const auto& [value, label] : table.targets) fixed.targets[value] = distance(table, label);
    fixed.otherwise = distance(table, table.otherwise);
    function_.switches.push_back(std::move(fixed));
  }
}

// Where several begin with one instruction, the others have none of their own.
void Emitter::note_statements() {
  function_.statement_lines.assign(function_.code.size() + 1, 0);
  for (const auto& [start, line] : statements_) function_.statement_lines[index_of(start)] = line;
}

std::vector<std::size_t> Emitter::successors(std::size_t index) const {
  const Op op = function_.code[index].op;
  const auto at = [&](JumpLabel label) { return labels_[static_cast<std::size_t>(label.id)]; };
  if (op == Op::kReturn || op == Op::kReturnVoid || op == Op::kReturnMissing) return {};
  if (op == Op::kSwitch) {
    const Table& table = tables_[static_cast<std::size_t>(function_.code[index].wide())];
    std::vector<std::size_t> next{at(table.otherwise)};
    for (const auto& [value, label] : table.targets) next.push_back(at(label));
    return next;
  }
  const auto jump = jumps_.find(index);
  if (jump == jumps_.end()) return {index + 1};
  if (op == Op::kJump) return {at(jump->second)};
  return {index + 1, at(jump->second)};
}

static bool gives_a_value(Op op) {
  return op <= Op::kLoadConstant || op == Op::kCheckValue || op == Op::kVaArg ||
         (op >= Op::kAddI32 && op <= Op::kLoadF32) ||
         (op >= Op::kLoadIndexI8 && op <= Op::kLoadIndexF32);
}

// Per instruction, the variables that have a value on every way to it. A forward data-flow analysis
// over single instructions; functions are small.
std::vector<std::uint64_t> Emitter::assigned_before(const std::map<Register, int>& bits) const {
  const auto& code = function_.code;
  std::vector<std::uint64_t> state(code.size() + 1, std::numeric_limits<std::uint64_t>::max());
  std::vector<std::size_t> work{0};
  std::vector<bool> visited(code.size() + 1, false);
  state[0] = 0;
  while (!work.empty()) {
    const std::size_t index = work.back();
    work.pop_back();
    if (index >= code.size()) continue;
    visited[index] = true;
    std::uint64_t after = state[index];
    if (const auto bit = bits.find(code[index].a); bit != bits.end()) {
      const std::uint64_t mask = std::uint64_t{1} << bit->second;
      if (code[index].op == Op::kPoison)
        after &= ~mask;
      else if (gives_a_value(code[index].op))
        after |= mask;
    }
    for (const std::size_t next : successors(index)) {
      const std::uint64_t merged = state[next] & after;
      if (merged == state[next] && visited[next]) continue;
      state[next] = merged;
      work.push_back(next);
    }
  }
  return state;
}

void Emitter::drop_needless_checks() {
  const auto& code = function_.code;
  std::map<Register, int> bits;  // variables beyond 64 simply keep their checks
  for (const Instruction& instruction : code)
    if (instruction.op == Op::kCheckValue && bits.size() < 64)
      bits.try_emplace(instruction.a, static_cast<int>(bits.size()));
  const std::vector<std::uint64_t> state = assigned_before(bits);
  std::vector<bool> dropped(code.size(), false);
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i].op != Op::kCheckValue) continue;
    const auto bit = bits.find(code[i].a);
    dropped[i] = bit != bits.end() && (state[i] >> bit->second & 1);
  }
  remove(dropped);
}

void Emitter::remove(const std::vector<bool>& dropped) {
  std::vector<std::size_t> moved(dropped.size() + 1, 0);
  std::size_t next = 0;
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    moved[i] = next;
    if (dropped[i]) continue;
    function_.code[next] = function_.code[i];
    function_.places[next] = function_.places[i];
    ++next;
  }
  moved[dropped.size()] = next;
  function_.code.resize(next);
  function_.places.resize(next);
  for (std::size_t& label : labels_) label = moved[label];
  for (Table& table : tables_) table.instruction = moved[table.instruction];
  std::map<std::size_t, JumpLabel> jumps;
  for (const auto& [index, label] : jumps_) jumps[moved[index]] = label;
  jumps_ = std::move(jumps);
  std::map<std::size_t, CallSpelling> spellings;
  for (auto& [index, spelling] : function_.spellings) spellings[moved[index]] = std::move(spelling);
  function_.spellings = std::move(spellings);
}

}  // namespace sim::lang
