// Collects the instructions of one function: jumps go to labels until everything is in place.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/lang/code.h"
#include "sim/lang/location.h"

namespace sim::lang {

using Register = std::uint16_t;

struct JumpLabel {
  int id = -1;
};

class Emitter {
 public:
  explicit Emitter(FunctionCode& function) : function_(function) {}

  void set_place(const Location& at) { place_ = position(at); }
  void set_place(const abi::Position& at) { place_ = at; }
  const abi::Position& place() const { return place_; }
  std::size_t emit(Op op, Register a = 0, Register b = 0, Register c = 0);
  std::size_t emit_wide(Op op, Register a, std::int32_t wide);
  void emit_word(std::int32_t word) { emit_wide(Op::kWord, 0, word); }

  JumpLabel new_label();
  void bind(JumpLabel label);
  // The instruction that a bound label stands before; of use after finish().
  std::size_t index_of(JumpLabel label) const {
    return labels_[static_cast<std::size_t>(label.id)];
  }
  // A statement begins with the next instruction.
  void begin_statement(int line);
  void jump(Op op, Register a, JumpLabel to);                // the distance is `wide`
  void branch(Op op, Register a, Register b, JumpLabel to);  // the distance is c
  // A switch on `a`; the targets are labels.
  void jump_by_table(Register a, const std::map<std::int64_t, JumpLabel>& targets,
                     JumpLabel otherwise);

  // Removes the checks of variables that every path has given a value, then fixes all jumps and
  // notes where statements begin.
  // False: the function is too large for a branch to reach its target.
  bool finish();

 private:
  struct Table {
    std::size_t instruction = 0;
    std::map<std::int64_t, JumpLabel> targets;
    JumpLabel otherwise;
  };

  std::vector<std::size_t> successors(std::size_t index) const;
  std::vector<std::uint64_t> assigned_before(const std::map<Register, int>& bits) const;
  void drop_needless_checks();
  void remove(const std::vector<bool>& dropped);
  bool fix_jumps();
  void fix_tables();
  void note_statements();

  FunctionCode& function_;
  abi::Position place_;
  std::vector<std::size_t> labels_;                    // label -> instruction
  std::vector<std::pair<JumpLabel, int>> statements_;  // where each begins, and its line
  std::map<std::size_t, JumpLabel> jumps_;             // instruction -> label
  std::vector<Table> tables_;
};

}  // namespace sim::lang
