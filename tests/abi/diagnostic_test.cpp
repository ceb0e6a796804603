// How a diagnostic reads: the shape that editors and compilers have agreed on.

#include "sim/abi/diagnostic.h"

#include <gtest/gtest.h>

namespace sim::abi {
namespace {

Diagnostic unknown_key() {
  return {
      Severity::kError, "scenario.toml", {3, 7}, "unknown key 'titel'", "did you mean 'title'?"};
}

TEST(Diagnostic, NamesFileLineColumnSeverityAndMessage) {
  Diagnostic diagnostic = unknown_key();
  diagnostic.hint.clear();
  EXPECT_EQ(to_text(diagnostic), "scenario.toml:3:7: error: unknown key 'titel'");
}

TEST(Diagnostic, PutsItsHintOnALineOfItsOwn) {
  EXPECT_EQ(to_text(unknown_key()),
            "scenario.toml:3:7: error: unknown key 'titel'\n  hint: did you mean 'title'?");
}

TEST(Diagnostic, LeavesOutWhatItDoesNotKnow) {
  Diagnostic diagnostic{Severity::kNote, "pipe.c", {4, 0}, "opened here", ""};
  EXPECT_EQ(to_text(diagnostic), "pipe.c:4: note: opened here");
  diagnostic.at = {};
  EXPECT_EQ(to_text(diagnostic), "pipe.c: note: opened here");
  diagnostic.file.clear();
  EXPECT_EQ(to_text(diagnostic), "note: opened here");
}

TEST(Diagnostic, IgnoresAColumnWithoutALine) {
  const Diagnostic diagnostic{Severity::kWarning, "pipe.c", {0, 9}, "odd", ""};
  EXPECT_EQ(to_text(diagnostic), "pipe.c: warning: odd");
}

TEST(Diagnostics, EndEachWithANewlineAndKeepTheirOrder) {
  const Diagnostics diagnostics{{Severity::kWarning, "a.c", {1, 1}, "first", ""},
                                {Severity::kError, "a.c", {2, 1}, "second", "look there"}};
  EXPECT_EQ(to_text(diagnostics),
            "a.c:1:1: warning: first\na.c:2:1: error: second\n  hint: look there\n");
  EXPECT_EQ(to_text(Diagnostics{}), "");
}

TEST(Diagnostics, HaveErrorsOnlyWhenOneOfThemIsAnError) {
  Diagnostics diagnostics{{Severity::kWarning, "a.c", {1, 1}, "first", ""},
                          {Severity::kNote, "a.c", {2, 1}, "second", ""}};
  EXPECT_FALSE(has_errors(diagnostics));
  diagnostics.push_back(unknown_key());
  EXPECT_TRUE(has_errors(diagnostics));
  EXPECT_FALSE(has_errors({}));
}

}  // namespace
}  // namespace sim::abi
