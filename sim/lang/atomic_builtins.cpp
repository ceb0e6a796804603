// The atomic operations of gcc, which <stdatomic.h> stands on: __atomic_fetch_add() and its kin,
// and the older __sync_ family.

#include <algorithm>
#include <array>
#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {

// How one of the functions is called: its pointer first, then whether a value and an expected one
// follow; the memory order stands at `order`, nowhere: 0.
struct UnitParser::AtomicRule {
  using Kind = AtomicOperation::Kind;
  using Outcome = AtomicOperation::Result;

  std::string_view name;
  Kind kind;
  Outcome result;
  BinaryOperator op;
  std::size_t arguments;
  std::size_t order;
};

namespace {

template <class Rule>
constexpr std::array<Rule, 34> rules() {
  using Kind = typename Rule::Kind;
  using Outcome = typename Rule::Outcome;
  using Op = BinaryOperator;
  return {
      {{"__atomic_load_n", Kind::kLoad, Outcome::kOld, Op::kAdd, 2, 1},
       {"__atomic_store_n", Kind::kStore, Outcome::kNothing, Op::kAdd, 3, 2},
       {"__atomic_exchange_n", Kind::kExchange, Outcome::kOld, Op::kAdd, 3, 2},
       {"__atomic_compare_exchange_n", Kind::kCompareExchange, Outcome::kSuccess, Op::kAdd, 6, 4},
       {"__atomic_fetch_add", Kind::kUpdate, Outcome::kOld, Op::kAdd, 3, 2},
       {"__atomic_fetch_sub", Kind::kUpdate, Outcome::kOld, Op::kSubtract, 3, 2},
       {"__atomic_fetch_and", Kind::kUpdate, Outcome::kOld, Op::kBitAnd, 3, 2},
       {"__atomic_fetch_or", Kind::kUpdate, Outcome::kOld, Op::kBitOr, 3, 2},
       {"__atomic_fetch_xor", Kind::kUpdate, Outcome::kOld, Op::kBitXor, 3, 2},
       {"__atomic_add_fetch", Kind::kUpdate, Outcome::kNew, Op::kAdd, 3, 2},
       {"__atomic_sub_fetch", Kind::kUpdate, Outcome::kNew, Op::kSubtract, 3, 2},
       {"__atomic_and_fetch", Kind::kUpdate, Outcome::kNew, Op::kBitAnd, 3, 2},
       {"__atomic_or_fetch", Kind::kUpdate, Outcome::kNew, Op::kBitOr, 3, 2},
       {"__atomic_xor_fetch", Kind::kUpdate, Outcome::kNew, Op::kBitXor, 3, 2},
       {"__atomic_test_and_set", Kind::kExchange, Outcome::kOld, Op::kAdd, 2, 1},
       {"__atomic_clear", Kind::kStore, Outcome::kNothing, Op::kAdd, 2, 1},
       {"__atomic_thread_fence", Kind::kFence, Outcome::kNothing, Op::kAdd, 1, 0},
       {"__atomic_signal_fence", Kind::kFence, Outcome::kNothing, Op::kAdd, 1, 0},
       {"__sync_fetch_and_add", Kind::kUpdate, Outcome::kOld, Op::kAdd, 2, 0},
       {"__sync_fetch_and_sub", Kind::kUpdate, Outcome::kOld, Op::kSubtract, 2, 0},
       {"__sync_fetch_and_and", Kind::kUpdate, Outcome::kOld, Op::kBitAnd, 2, 0},
       {"__sync_fetch_and_or", Kind::kUpdate, Outcome::kOld, Op::kBitOr, 2, 0},
       {"__sync_fetch_and_xor", Kind::kUpdate, Outcome::kOld, Op::kBitXor, 2, 0},
       {"__sync_add_and_fetch", Kind::kUpdate, Outcome::kNew, Op::kAdd, 2, 0},
       {"__sync_sub_and_fetch", Kind::kUpdate, Outcome::kNew, Op::kSubtract, 2, 0},
       {"__sync_and_and_fetch", Kind::kUpdate, Outcome::kNew, Op::kBitAnd, 2, 0},
       {"__sync_or_and_fetch", Kind::kUpdate, Outcome::kNew, Op::kBitOr, 2, 0},
       {"__sync_xor_and_fetch", Kind::kUpdate, Outcome::kNew, Op::kBitXor, 2, 0},
       {"__sync_bool_compare_and_swap", Kind::kCompareExchange, Outcome::kSuccess, Op::kAdd, 3, 0},
       {"__sync_val_compare_and_swap", Kind::kCompareExchange, Outcome::kOld, Op::kAdd, 3, 0},
       {"__sync_lock_test_and_set", Kind::kExchange, Outcome::kOld, Op::kAdd, 2, 0},
       {"__sync_lock_release", Kind::kStore, Outcome::kNothing, Op::kAdd, 1, 0},
       {"__sync_synchronize", Kind::kFence, Outcome::kNothing, Op::kAdd, 0, 0},
       {"__sync_swap", Kind::kExchange, Outcome::kOld, Op::kAdd, 2, 0}}};
}

// As a listing knows it: "atomic_fetch_add" for __atomic_fetch_add, which the macro stands for.
std::string spelled(const std::string& name) {
  if (!name.starts_with("__atomic_")) return name;
  const std::string plain = name.substr(2);
  return plain.ends_with("_n") ? plain.substr(0, plain.size() - 2) : plain;
}

// One that is no constant is taken for the strongest, as gcc does.
MemoryOrder order_of(const Expression& argument) {
  const auto number = evaluate_integer(argument);
  const auto strongest = static_cast<std::uint64_t>(MemoryOrder::kSequential);
  return static_cast<MemoryOrder>(std::min(number.value_or(strongest), strongest));
}

}  // namespace

bool UnitParser::at_atomic_builtin() const {
  if (!current().is_identifier() || !peek().is("(")) return false;
  static constexpr auto kRules = rules<AtomicRule>();
  return std::any_of(kRules.begin(), kRules.end(),
                     [&](const AtomicRule& rule) { return rule.name == current().text; });
}

// atomic-builtin = name "(" (assignment ("," assignment)*)? ")"
ExpressionPtr UnitParser::atomic_builtin() {
  static constexpr auto kRules = rules<AtomicRule>();
  const Token name = take();
  const auto rule = std::find_if(kRules.begin(), kRules.end(),
                                 [&](const AtomicRule& each) { return each.name == name.text; });
  take();
  std::vector<ExpressionPtr> arguments;
  while (!at_end() && !at(")")) {
    arguments.push_back(build_.rvalue(assignment()));
    if (!take_if(",")) break;
  }
  expect(")", "the arguments");
  const bool all_read = std::all_of(arguments.begin(), arguments.end(),
                                    [](const ExpressionPtr& each) { return each != nullptr; });
  if (panicking_ || !all_read) return nullptr;
  if (arguments.size() != rule->arguments) {
    return refused(name.at,
                   spelled(name.text) + "() has " + std::to_string(arguments.size()) +
                       " arguments here and takes " + std::to_string(rule->arguments),
                   "");
  }
  return atomic_operation(name, *rule, std::move(arguments));
}

bool UnitParser::check_atomic_object(const Token& name, const AtomicRule& rule,
                                     const Expression& pointer) {
  const TypeRef type = is_pointer(pointer.type) ? pointer.type->base : nullptr;
  const bool needs_integer = rule.kind == AtomicRule::Kind::kUpdate;
  const bool fits = type != nullptr && is_scalar(type) && !(needs_integer && is_floating(type));
  if (!fits) {
    refused(
        pointer.at,
        spelled(name.text) + "() needs a pointer to an atomic " +
            (needs_integer ? "integer" : "object") + ", and this is '" + to_text(pointer.type) +
            "'",
        is_scalar(pointer.type) && !is_pointer(pointer.type) ? "write & before the variable" : "");
    return false;
  }
  if (!type->is_const || rule.kind == AtomicRule::Kind::kLoad) return true;
  refused(pointer.at, spelled(name.text) + "() would change a const object", "");
  return false;
}

ExpressionPtr UnitParser::atomic_operation(const Token& name, const AtomicRule& rule,
                                           std::vector<ExpressionPtr> arguments) {
  AtomicOperation made;
  made.kind = rule.kind;
  made.result = rule.result;
  made.op = rule.op;
  const bool names_order = name.text.starts_with("__atomic_");
  if (names_order) made.order = order_of(*arguments[rule.order]);
  const TypeRef nothing = unit_.types->basic(TypeKind::kVoid);
  const Location span = from(name.at);
  if (rule.kind == AtomicRule::Kind::kFence)
    return build_.make(nothing, ValueCategory::kRvalue, span, std::move(made));
  if (!check_atomic_object(name, rule, *arguments[0])) return nullptr;
  const TypeRef type = unit_.types->unqualified(arguments[0]->type->base);
  const Destination argument{Destination::Kind::kArgument, spelled(name.text), 2};
  const auto take_as_object = [&](std::size_t number) {
    return build_.assigned(std::move(arguments[number]), type, argument);
  };
  made.pointer = std::move(arguments[0]);
  const std::size_t values = rule.arguments - (rule.order > 0 ? rule.arguments - rule.order : 0);
  if (rule.kind == AtomicRule::Kind::kCompareExchange) {
    made.expected = names_order ? std::move(arguments[1]) : take_as_object(1);
    made.value = take_as_object(2);
    if (names_order && !(is_pointer(made.expected->type) &&
                         is_same_unqualified(made.expected->type->base, type))) {
      return refused(made.expected->at,
                     spelled(name.text) + "() needs a pointer to the expected value here, a '" +
                         to_text(unit_.types->pointer_to(type)) + "', and this is '" +
                         to_text(made.expected->type) + "'",
                     "");
    }
  } else if (rule.kind == AtomicRule::Kind::kUpdate && is_pointer(type)) {
    made.value = build_.converted(std::move(arguments[1]), unit_.types->basic(TypeKind::kLong));
  } else if (values > 1) {
    made.value = take_as_object(1);
  } else if (rule.kind != AtomicRule::Kind::kLoad) {
    const std::uint64_t set = rule.kind == AtomicRule::Kind::kExchange ? 1 : 0;
    made.value = build_.converted(build_.integer(span, set, TypeKind::kInt), type);
  }
  if (rule.kind != AtomicRule::Kind::kLoad && !made.value) return nullptr;
  if (rule.kind == AtomicRule::Kind::kCompareExchange && !made.expected) return nullptr;
  const TypeRef result = rule.result == AtomicRule::Outcome::kNothing ? nothing
                         : rule.result == AtomicRule::Outcome::kSuccess
                             ? unit_.types->basic(TypeKind::kBool)
                             : type;
  return build_.make(result, ValueCategory::kRvalue, span, std::move(made));
}

}  // namespace sim::lang
