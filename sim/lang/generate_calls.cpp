// Calls to bytecode.

#include <algorithm>
#include <array>

#include "sim/lang/function_generator.h"
#include "sim/lang/register_type.h"

namespace sim::lang {

void FunctionGenerator::node_into(const Call& node, const Expression& whole, Register to) {
  const Register result = call(node, whole, Result::kUsed);
  if (!is_void(whole.type)) emitter_.emit(Op::kMove, to, result);
}

// Where the record that a call returns is put. Each call has its own place, so that it stays until
// the end of the whole expression.
Register FunctionGenerator::result_slot(TypeRef record) {
  const auto used = static_cast<std::size_t>(slots_needed_.results++);
  const Register slot = used < result_slots_.size() ? result_slots_[used] : temporary();
  emitter_.emit_wide(Op::kLocalStart, slot, static_cast<std::int32_t>(code_->locals.size()));
  code_->locals.push_back({static_cast<std::uint64_t>(size_of(record)), 0, 0, padding_of(record)});
  return slot;
}

Register FunctionGenerator::call(const Call& node, const Expression& whole, Result result) {
  const TypeRef type = node.callee->type->base;
  std::optional<Register> pointer;
  if (!node.direct) pointer = value(*node.callee);
  const Expression* filled = filled_array(node);
  const Register text = filled ? temporary() : Register{0};
  const Register window = temporary();
  top_ = window;
  const bool returns_record = is_record(type->base);
  const std::size_t first = returns_record ? 1 : 0;
  std::optional<Register> slot;
  const std::size_t fixed = std::min(type->parameters.size(), node.arguments.size());
  const std::size_t registers =
      first + std::max(type->has_prototype ? fixed : node.arguments.size(), std::size_t{1}) +
      (type->is_variadic ? 1 : 0);
  for (std::size_t i = 0; i < registers; ++i) temporary();
  if (returns_record) slot = result_slot(type->base);
  arguments(node, type, window, first);
  if (slot) emitter_.emit(Op::kMove, window, *slot);
  emitter_.set_place(whole.at);
  if (filled) emitter_.emit(Op::kMove, text, window);
  emit_call(node, type, window, returns_record ? Result::kDropped : result, pointer);
  if (filled) check_against(Op::kCheckString, *filled, text, 0);
  top_ = window + 1u;
  return slot ? *slot : window;
}

// The member that a call fills with a string of any length, or null: the function itself knows only
// where the whole object ends.
const Expression* FunctionGenerator::filled_array(const Call& node) const {
  static constexpr std::array<std::string_view, 3> kFilling = {"strcpy", "strcat", "sprintf"};
  if (!node.direct || node.arguments.empty() || layout_.origin() != Origin::kListing)
    return nullptr;
  const bool fills =
      std::find(kFilling.begin(), kFilling.end(), node.direct->name) != kFilling.end();
  return fills && !node.direct->is_defined() ? inner_array(*node.arguments[0]) : nullptr;
}

// As gcc on x86-64, from the last to the first.
void FunctionGenerator::arguments(const Call& node, TypeRef type, Register window,
                                  std::size_t first) {
  const std::size_t count = node.arguments.size();
  const std::size_t fixed = type->is_variadic ? type->parameters.size() : count;
  if (type->is_variadic) pack_arguments(node, fixed, static_cast<Register>(window + first + fixed));
  for (std::size_t i = std::min(fixed, count); i-- > 0;)
    value_into(*node.arguments[i], static_cast<Register>(window + first + i));
}

void FunctionGenerator::pack_arguments(const Call& node, std::size_t fixed, Register to) {
  const std::size_t count = node.arguments.size() - std::min(fixed, node.arguments.size());
  if (count == 0) return load_constant(0, to);
  slots_needed_.packs = 1;
  const Temporaries temporaries(*this);
  const auto first = static_cast<Register>(top_);
  for (std::size_t i = 0; i < count; ++i) temporary();
  std::vector<ArgumentKind> kinds;
  for (std::size_t i = count; i-- > 0;)
    value_into(*node.arguments[fixed + i], static_cast<Register>(first + i));
  for (std::size_t i = 0; i < count; ++i)
    kinds.push_back(argument_kind(node.arguments[fixed + i]->type));
  emitter_.emit(Op::kPack, pack_slot_, first);
  emitter_.emit_word(static_cast<std::int32_t>(code_->packs.size()));
  code_->packs.push_back(std::move(kinds));
  emitter_.emit(Op::kMove, to, pack_slot_);
}

void FunctionGenerator::emit_call(const Call& node, TypeRef type, Register window, Result result,
                                  std::optional<Register> pointer) {
  const bool is_used = result == Result::kUsed && !is_void(type->base);
  if (pointer) {
    const auto signature = static_cast<Register>(layout_.signature(type) * 2 + (is_used ? 1 : 0));
    emitter_.emit(Op::kCallPointer, window, *pointer, signature);
    return;
  }
  const auto callee = layout_.callee(*node.direct);
  const Location& at = node.callee->at;
  if (!callee) {
    refuse(at, "'" + node.direct->name + "' is declared but defined nowhere",
           "write the function, or remove the call");
  } else if (callee->kind == Callee::Kind::kCode) {
    emitter_.emit_wide(Op::kCall, window, call_target(callee->number, is_used));
  } else {
    spell(node, node.direct->name, at);
    emitter_.emit(Op::kCallNative, window, static_cast<Register>(callee->number));
  }
}

static bool is_short_name(const std::string& text) {
  return !text.empty() && text.size() <= 24 && text.find('\n') == std::string::npos;
}

static bool synchronises(std::string_view name) {
  return name.starts_with("sem_") ||
         (name.starts_with("pthread_") && name.find('_', 8) != std::string_view::npos);
}

// Keeps what the picture shows of a call: the buffer of a read, the child of a fork, the name of a
// mutex.
void FunctionGenerator::spell(const Call& node, std::string_view name, const Location& at) {
  if (layout_.origin() != Origin::kListing) return;
  CallSpelling spelling;
  if (name == "read" && node.arguments.size() > 1) {
    const std::string text = source_text(node.arguments[1]->at);
    if (is_short_name(text)) spelling.buffer_name = text;
  }
  if (name == "fork" && text_.child_names)
    if (const auto child = text_.child_names->find(at.line); child != text_.child_names->end())
      spelling.child_name = child->second;
  if (synchronises(name) && !node.arguments.empty()) {
    spelling.variable = source_text(node.arguments[0]->at);
    if (node.arguments.size() > 1) spelling.mutex = source_text(node.arguments[1]->at);
  }
  if (spelling == CallSpelling{}) return;
  code_->spellings[code_->code.size()] = std::move(spelling);
}

// What stands at a place of the listing, where that is within one line.
std::string FunctionGenerator::source_text(const Location& at) const {
  if (at.file != 0 || at.line != at.end_line || at.end_column <= at.column) return "";
  std::size_t start = 0;
  for (int line = 1; line < at.line && start != std::string_view::npos; ++line) {
    start = text_.source.find('\n', start);
    if (start != std::string_view::npos) ++start;
  }
  if (start == std::string_view::npos) return "";
  const auto from = start + static_cast<std::size_t>(at.column - 1);
  if (from >= text_.source.size()) return "";
  return std::string(
      text_.source.substr(from, static_cast<std::size_t>(at.end_column - at.column)));
}

}  // namespace sim::lang
