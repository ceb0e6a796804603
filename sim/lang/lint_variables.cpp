// How a function uses its variables: which are read, written, handed to read(), write() and pipe().

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "sim/lang/ast_walk.h"
#include "sim/lang/lints.h"

namespace sim::lang {
namespace {

constexpr long kSmallestMessageBuffer = 8;
constexpr std::size_t kBufferArgument = 1;  // read(fd, buffer, count), write(fd, buffer, count)

struct Uses {
  int all = 0;
  int as_read_buffer = 0;
  int writes = 0;
  std::optional<Location> first_load;
  std::optional<Location> filled;  // the last read() into it
};

const Expression& without_casts(const Expression& expression) {
  const Expression* inner = &expression;
  while (const auto* cast = std::get_if<Cast>(&inner->node)) inner = cast->operand.get();
  return *inner;
}

const Variable* variable_of(const Expression& expression) {
  const auto* use = std::get_if<VariableUse>(&without_casts(expression).node);
  return use == nullptr ? nullptr : use->variable;
}

bool comes_after(const Location& left, const Location& right) {
  return position(left) > position(right);
}

class VariableUses {
 public:
  explicit VariableUses(const Function& function) {
    for_all_expressions(*function.body, [this](const Expression& each) { note(each); });
  }

  const Uses& of(const Variable& variable) { return uses_[&variable]; }

  // A variable that write() sent and that is printed after `place`.
  const Variable* printed_after(const Location& place) const {
    for (const auto& [variable, at] : printed_) {
      if (sent_.contains(variable) && comes_after(at, place)) return variable;
    }
    return nullptr;
  }

 private:
  void note(const Expression& expression) {
    if (const auto* use = std::get_if<VariableUse>(&expression.node)) ++uses_[use->variable].all;
    if (const auto* assign = std::get_if<Assign>(&expression.node)) {
      const auto* target = std::get_if<VariableUse>(&assign->target->node);
      if (target != nullptr) ++uses_[target->variable].writes;
    }
    if (const auto* cast = std::get_if<Cast>(&expression.node);
        cast != nullptr && cast->kind == CastKind::kLoad) {
      note_load(*cast->operand);
    }
    if (const auto* increment = std::get_if<Increment>(&expression.node)) {
      note_load(*increment->target);
    }
    if (const auto* compound = std::get_if<CompoundAssign>(&expression.node)) {
      note_load(*compound->target);
    }
    if (const auto* call = std::get_if<Call>(&expression.node)) note_call(*call, expression.at);
  }

  void note_load(const Expression& lvalue) {
    const auto* use = std::get_if<VariableUse>(&lvalue.node);
    if (use != nullptr && !uses_[use->variable].first_load) {
      uses_[use->variable].first_load = lvalue.at;
    }
  }

  void note_call(const Call& call, const Location& at) {
    if (call.direct == nullptr || call.direct->is_defined()) return;
    const std::string& name = call.direct->name;
    if (name == "read" && call.arguments.size() == 3) {
      const Variable* buffer = variable_of(*call.arguments[kBufferArgument]);
      if (buffer != nullptr) {
        ++uses_[buffer].as_read_buffer;
        uses_[buffer].filled = at;
      }
    } else if (name == "write" && call.arguments.size() == 3) {
      if (const Variable* sent = variable_of(*call.arguments[kBufferArgument])) sent_.insert(sent);
    } else if (name == "printf" || name == "puts" || name == "fputs" || name == "fprintf") {
      for (const ExpressionPtr& argument : call.arguments) note_printed(*argument);
    }
  }

  void note_printed(const Expression& argument) {
    const bool is_text = is_pointer(argument.type) && is_character(argument.type->base);
    const Variable* variable = is_text ? variable_of(argument) : nullptr;
    if (variable != nullptr) printed_.emplace_back(variable, argument.at);
  }

  std::map<const Variable*, Uses> uses_;
  std::set<const Variable*> sent_;
  std::vector<std::pair<const Variable*, Location>> printed_;
};

void check_value(const Variable& variable, const Uses& uses, Reporter& reporter) {
  const bool can_get_value = variable.initializer || variable.is_address_taken || uses.writes > 0 ||
                             variable.storage != Storage::kAutomatic || !is_scalar(variable.type);
  if (can_get_value || !uses.first_load) return;
  reporter.warning(*uses.first_load, "'" + variable.name + "' is used here and never given a value",
                   "give it one where it is declared");
}

void check_buffer(const Variable& variable, const VariableUses& all, const Uses& uses,
                  Reporter& reporter) {
  const bool is_buffer = variable.type->kind == TypeKind::kArray &&
                         is_character(variable.type->base) &&
                         variable.type->length >= kSmallestMessageBuffer;
  if (!is_buffer || !uses.filled || uses.all != uses.as_read_buffer) return;
  const Variable* printed = all.printed_after(*uses.filled);
  if (printed == nullptr) return;
  reporter.warning(*uses.filled,
                   "read() fills '" + variable.name + "', and nothing looks at it: '" +
                       printed->name + "' is printed instead",
                   "print '" + variable.name + "'");
}

// pipe(2) stores two descriptors.
void check_pipe_call(const Call& call, Reporter& reporter) {
  if (call.direct == nullptr || call.direct->is_defined() || call.arguments.empty()) return;
  if (call.direct->name != "pipe" && call.direct->name != "pipe2") return;
  const Expression& argument = without_casts(*call.arguments[0]);
  const auto* address = std::get_if<AddressOf>(&argument.node);
  const auto* use =
      std::get_if<VariableUse>(address != nullptr ? &address->operand->node : &argument.node);
  if (use == nullptr) return;
  const TypeRef type = use->variable->type;
  const bool is_known = type->kind == TypeKind::kArray || (address != nullptr && is_integer(type));
  constexpr long kNeededBytes = 8;
  if (!is_known || size_of(type) >= kNeededBytes) return;
  reporter.warning(call.arguments[0]->at,
                   call.direct->name + "() stores two descriptors, and '" + use->variable->name +
                       "' has no room for them",
                   "declare int " + use->variable->name + "[2]");
}

}  // namespace

void lint_variables(const Function& function, Reporter& reporter) {
  VariableUses uses(function);
  for (const auto& variable : function.locals) {
    const Uses& own = uses.of(*variable);
    check_value(*variable, own, reporter);
    check_buffer(*variable, uses, own, reporter);
  }
  for_all_expressions(*function.body, [&reporter](const Expression& expression) {
    if (const auto* call = std::get_if<Call>(&expression.node)) check_pipe_call(*call, reporter);
  });
}

}  // namespace sim::lang
