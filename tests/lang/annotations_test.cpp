// `//@` comments.

#include <gmock/gmock.h>

#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(Annotations, NameLinesAndChildren) {
  const auto parsed = parse({"a.c",
                             "int main(void) {  //@ start\n"
                             "  //@ full-up, child = \"reader\"\n"
                             "  return 0;\n"
                             "}\n"});
  ASSERT_TRUE(parsed) << abi::to_text(parsed.error());
  EXPECT_THAT(parsed->annotations.labels, ElementsAre(Pair("full-up", 2), Pair("start", 1)));
  EXPECT_THAT(parsed->annotations.child_names, ElementsAre(Pair(2, "reader")));
}

TEST(Annotations, AreRefusedWithAPositionWhenMalformed) {
  EXPECT_EQ(messages("int main(void) { return 0; }  //@ child = reader\n"),
            "a.c:1:43: error: a child's name stands between double quotes\n"
            "  hint: write //@ label, or //@ child = \"name\", or both with a comma\n");
  EXPECT_EQ(messages("//@ a\n//@ a\nint main(void) { return 0; }\n"),
            "a.c:2:5: error: label 'a' stands already on line 1\n"
            "  hint: give each label one line\n");
}

}  // namespace
}  // namespace sim::lang
