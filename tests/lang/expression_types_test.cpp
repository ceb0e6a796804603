// The type and value category of every kind of expression.

#include <gtest/gtest.h>

#include "sim/lang/constant.h"
#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

constexpr const char* kDeclarations = R"(
#include <stddef.h>
struct point { int x; char name[4]; };
enum color { RED, GREEN };
enum shade { DARK = -1 };
char c; unsigned char uc; short s; unsigned short us; int i; unsigned u; long l;
unsigned long ul; long long ll; float f; double d; _Bool b; char *p; const char *cp; int a[3];
int m[2][3]; struct point t; struct point *tp; enum color e; enum shade h; void *v;
int g(char x, ...); int (*gp)(char x, ...); struct point make(void);
int main(void) { )";

struct Checked {
  ParsedUnit parsed;
  const Expression* expression = nullptr;
};

Checked checked(const std::string& expression) {
  auto parsed = parse({"a.c", kDeclarations + expression + "; }"}, SourceRole::kLibrary);
  if (!parsed) {
    ADD_FAILURE() << abi::to_text(parsed.error());
    return {};
  }
  Checked result{std::move(*parsed), nullptr};
  for (const auto& function : result.parsed.unit.functions) {
    if (function->name != "main") continue;
    const auto& statement = *std::get<Block>(function->body->node).statements.at(0);
    const Expression* top = std::get<ExpressionStatement>(statement.node).expression.get();
    const auto* drop = std::get_if<Cast>(&top->node);
    const bool is_dropped = drop != nullptr && drop->kind == CastKind::kToVoid;
    result.expression = is_dropped ? drop->operand.get() : top;
  }
  return result;
}

std::string type_of(const std::string& expression) {
  const Checked result = checked(expression);
  return result.expression == nullptr ? "" : to_text(result.expression->type);
}

struct Typed {
  const char* expression;
  const char* type;
};

class TypeOf : public testing::TestWithParam<Typed> {};

TEST_P(TypeOf, IsWhatTheStandardSays) {
  EXPECT_EQ(type_of(GetParam().expression), GetParam().type) << GetParam().expression;
}

INSTANTIATE_TEST_SUITE_P(
    Arithmetic, TypeOf,
    testing::Values(Typed{"c + c", "int"}, Typed{"us + us", "int"}, Typed{"u + i", "unsigned int"},
                    Typed{"l + u", "long"}, Typed{"ul + l", "unsigned long"},
                    Typed{"ll + ul", "unsigned long long"}, Typed{"i + f", "float"},
                    Typed{"f * d", "double"}, Typed{"c << l", "int"},
                    Typed{"ul >> i", "unsigned long"}, Typed{"-c", "int"}, Typed{"+us", "int"},
                    Typed{"~u", "unsigned int"}, Typed{"!d", "int"}, Typed{"c < ul", "int"},
                    Typed{"p && d", "int"}, Typed{"'a'", "int"}, Typed{"1.0f", "float"},
                    Typed{"b + b", "int"}, Typed{"GREEN", "int"}, Typed{"e + 1", "unsigned int"},
                    Typed{"h + 1", "int"}, Typed{"sizeof i", "unsigned long"},
                    Typed{"i ? c : s", "int"}, Typed{"i ? l : d", "double"},
                    Typed{"(char)i", "char"}, Typed{"c++", "char"}, Typed{"c = i", "char"},
                    Typed{"c += d", "char"}, Typed{"(i, l)", "long"}));

INSTANTIATE_TEST_SUITE_P(
    Pointers, TypeOf,
    testing::Values(Typed{"p + 1", "char *"}, Typed{"1 + a", "int *"}, Typed{"&a[2] - a", "long"},
                    Typed{"&a", "int (*)[3]"}, Typed{"*a", "int"}, Typed{"m[1]", "int [3]"},
                    Typed{"*m", "int [3]"}, Typed{"m[1] + 1", "int *"},
                    Typed{"&g", "int (*)(char, ...)"}, Typed{"*gp", "int (char, ...)"},
                    Typed{"gp('a')", "int"}, Typed{"(*g)('a', 1)", "int"},
                    Typed{"\"abc\"", "char [4]"}, Typed{"i ? p : 0", "char *"},
                    Typed{"i ? p : v", "void *"}, Typed{"i ? p : cp", "const char *"},
                    Typed{"i ? NULL : p", "char *"}, Typed{"cp[0]", "const char"},
                    Typed{"tp->name", "char [4]"}, Typed{"t.x", "int"}, Typed{"(*tp).x", "int"},
                    Typed{"make()", "struct point"}, Typed{"make().x", "int"},
                    Typed{"t", "struct point"}, Typed{"(struct point){1}", "struct point"},
                    Typed{"(int[]){1, 2}", "int [2]"}, Typed{"2[a]", "int"},
                    Typed{"p += 2", "char *"}, Typed{"v", "void *"}));

TEST(ValueCategories, AreLvaluesForObjectsOnly) {
  for (const char* object : {"i", "*p", "a[1]", "t.x", "tp->x", "\"s\"", "(struct point){1}"}) {
    EXPECT_EQ(checked(object).expression->category, ValueCategory::kLvalue) << object;
  }
  for (const char* value : {"i + 1", "i = 2", "i++", "make().x", "(int)i", "&i", "i ? i : i"}) {
    EXPECT_EQ(checked(value).expression->category, ValueCategory::kRvalue) << value;
  }
}

TEST(Conversions, AreNodesOfTheTree) {
  const Checked result = checked("l = c");
  const auto& assign = std::get<Assign>(result.expression->node);
  const auto& widened = std::get<Cast>(assign.value->node);
  EXPECT_EQ(widened.kind, CastKind::kArithmetic);
  EXPECT_EQ(std::get<Cast>(widened.operand->node).kind, CastKind::kLoad);
}

TEST(Conversions, DecayArraysAndPromoteVariadicArguments) {
  const Checked result = checked("g(i, c, f, a)");
  const auto& call = std::get<Call>(result.expression->node);
  ASSERT_EQ(call.arguments.size(), 4u);
  EXPECT_EQ(to_text(call.arguments[0]->type), "char");
  EXPECT_EQ(to_text(call.arguments[1]->type), "int");
  EXPECT_EQ(to_text(call.arguments[2]->type), "double");
  EXPECT_EQ(to_text(call.arguments[3]->type), "int *");
  EXPECT_EQ(call.direct->name, "g");
}

TEST(Locations, SpanTheWholeCall) {
  auto parsed =
      parse({"a.c", "int f(int);\nint main(void) {\n  f(1 +\n 2);\n}\n"}, SourceRole::kLibrary);
  ASSERT_TRUE(parsed);
  const auto& body = *parsed->unit.functions.at(1)->body;
  const auto& statement = *std::get<Block>(body.node).statements.at(0);
  const auto& drop = std::get<Cast>(std::get<ExpressionStatement>(statement.node).expression->node);
  EXPECT_EQ(drop.operand->at, (Location{0, 3, 3, 4, 4}));
}

std::optional<std::int64_t> value_of(const std::string& expression) {
  const auto bits = evaluate_integer(*checked(expression).expression);
  return bits ? std::optional(static_cast<std::int64_t>(*bits)) : std::nullopt;
}

TEST(Constants, AreEvaluatedWithTheirTypes) {
  EXPECT_EQ(value_of("3 * 4 - 20 / 3 % 4"), 10);
  EXPECT_EQ(value_of("(char)200"), -56);
  EXPECT_EQ(value_of("-1 < 0u"), 0);
  EXPECT_EQ(value_of("sizeof(int[3]) + sizeof \"ab\""), 15);
  EXPECT_EQ(value_of("0 ? 1 / 0 : GREEN"), 1);
  EXPECT_EQ(value_of("(int)2.9"), 2);
  EXPECT_EQ(value_of("1 / 0"), std::nullopt);
  EXPECT_EQ(value_of("i * 0"), std::nullopt);
  EXPECT_EQ(value_of("offsetof(struct point, name[1])"), 5);
}

}  // namespace
}  // namespace sim::lang
