#include "sim/lang/function_generator.h"

#include <algorithm>

#include "sim/lang/register_type.h"

namespace sim::lang {

// What gcc takes for a call without any locals: return address, frame pointer, saved registers.
static constexpr std::uint64_t kBareFrameBytes = 32;
static constexpr std::uint32_t kMaxRegisters = 60000;

FunctionGenerator::FunctionGenerator(Layout& layout, const Function& function,
                                     const ListingText& text, const CallSlots& slots)
    : layout_(layout),
      function_(function),
      text_(text),
      marks_accesses_(layout.origin() == Origin::kListing && text.may_have_threads),
      code_(std::make_shared<FunctionCode>()),
      emitter_(*code_) {
  code_->name = function.name;
  code_->file = layout.file(function.at);
  code_->signature = signature_of(function.type);
  code_->is_library = layout.origin() == Origin::kLibrary;
  for (int i = 0; i < function.labels; ++i) labels_.push_back(emitter_.new_label());
  emitter_.set_place(function.at);
  assign_homes();
  if (slots.packs > 0) pack_slot_ = object_slot();
  for (int i = 0; i < slots.results; ++i) result_slots_.push_back(object_slot());
}

void FunctionGenerator::refuse(const Location& at, std::string message, std::string hint) {
  if (refused_) return;
  abi::Diagnostic diagnostic;
  diagnostic.file = layout_.file(at);
  diagnostic.at = position(at);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  refused_ = std::move(diagnostic);
}

Register FunctionGenerator::new_register() {
  if (top_ >= kMaxRegisters) {
    refuse(function_.at, "'" + function_.name + "' is too large: it needs too many registers");
    return 0;
  }
  ++top_;
  code_->register_count =
      static_cast<std::uint16_t>(std::max<std::uint32_t>(code_->register_count, top_ + 1));
  return static_cast<Register>(top_ - 1);
}

Register FunctionGenerator::object_slot() {
  const Register slot = new_register();
  code_->object_registers.push_back(slot);
  return slot;
}

static bool lives_in_register(const Variable& variable) {
  return is_scalar(variable.type) && !variable.is_address_taken;
}

// The caller fills: [address of a returned record] parameters [packed variadic arguments].
void FunctionGenerator::assign_homes() {
  if (is_record(function_.type->base)) result_address_ = new_register();
  const std::size_t parameters = function_.type->parameters.size();
  top_ += static_cast<std::uint32_t>(parameters);
  if (function_.type->is_variadic) variadic_ = new_register();
  code_->parameter_count = static_cast<std::uint16_t>(top_);
  code_->register_count = static_cast<std::uint16_t>(top_ + 1);
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < function_.locals.size(); ++i) {
    const Variable& variable = *function_.locals[i];
    if (variable.storage == Storage::kStatic) continue;
    assign_home(variable, i);
    bytes += static_cast<std::uint64_t>(size_of(variable.type));
  }
  code_->frame_bytes = kBareFrameBytes + (bytes + 15) / 16 * 16;
}

void FunctionGenerator::assign_home(const Variable& variable, std::size_t parameter) {
  const bool is_parameter = variable.storage == Storage::kParameter;
  if (lives_in_register(variable)) {
    const auto first = static_cast<Register>(result_address_ ? 1 : 0);
    homes_[&variable] = {Home::Kind::kValue,
                         is_parameter ? static_cast<Register>(first + parameter) : new_register(),
                         0};
    if (is_parameter || variable.initializer) return;
    names_[&variable] = code_->variables.size();
    code_->variables.push_back(variable.name);
    return;
  }
  if (variable.type->kind == TypeKind::kVariableArray) array_sizes_[&variable] = new_register();
  homes_[&variable] = {Home::Kind::kObject, object_slot(),
                       static_cast<std::uint32_t>(code_->locals.size())};
  code_->locals.push_back({static_cast<std::uint64_t>(size_of(variable.type)),
                           layout_.name(variable), static_cast<std::uint32_t>(variable.at.line),
                           padding_of(variable.type)});
}

// Parameters whose address is taken move into objects; records are copied from the caller's.
void FunctionGenerator::receive_parameters() {
  const std::size_t first = result_address_ ? 1 : 0;
  for (std::size_t i = 0; i < function_.type->parameters.size(); ++i) {
    const Variable& variable = *function_.locals[i];
    const Home& home = homes_.at(&variable);
    if (home.kind == Home::Kind::kValue) continue;
    const auto incoming = static_cast<Register>(first + i);
    emitter_.emit_wide(Op::kLocalStart, home.reg, static_cast<std::int32_t>(home.local));
    if (is_record(variable.type)) {
      begin_access();
      emitter_.emit(Op::kCopyBytes, home.reg, incoming);
      emitter_.emit_word(static_cast<std::int32_t>(size_of(variable.type)));
    } else {
      store({Place::Kind::kOffset, home.reg, 0, 0, nullptr}, variable.type, incoming);
    }
  }
}

// A goto or a case label may pass by a declaration: then the object exists from the start.
void FunctionGenerator::start_objects_early() {
  if (function_.labels == 0) return;
  for (const auto& variable : function_.locals) {
    if (variable->storage != Storage::kAutomatic || array_sizes_.contains(variable.get())) continue;
    const Home& home = homes_.at(variable.get());
    if (home.kind == Home::Kind::kObject)
      emitter_.emit_wide(Op::kLocalStart, home.reg, static_cast<std::int32_t>(home.local));
    else
      emitter_.emit(Op::kPoison, home.reg);
  }
}

// The body's own variables can still be seen at its closing brace.
std::optional<abi::Diagnostic> FunctionGenerator::generate() {
  const std::size_t scope = enter_scope();
  receive_parameters();
  for (std::size_t i = 0; i < function_.type->parameters.size(); ++i)
    come_into_scope(*function_.locals[i]);
  start_objects_early();
  for (const StatementPtr& inner : std::get<Block>(function_.body->node).statements)
    statement(*inner);
  emitter_.set_place(function_.end);
  emitter_.begin_statement(function_.end.line);
  emitter_.emit(is_void(function_.type->base) ? Op::kReturnVoid : Op::kReturnMissing);
  leave_scope(scope);
  if (!emitter_.finish()) refuse(function_.at, "'" + function_.name + "' is too large");
  note_scopes();
  return refused_;
}

}  // namespace sim::lang
