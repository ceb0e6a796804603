// The spelling distance behind every "did you mean".

#include "sim/scenario/nearest.h"

#include <gtest/gtest.h>

namespace sim::scenario {

TEST(EditDistance, CountsSlips) {
  EXPECT_EQ(edit_distance("", ""), 0);
  EXPECT_EQ(edit_distance("caption", "caption"), 0);
  EXPECT_EQ(edit_distance("captoin", "caption"), 1);  // neighbours swapped
  EXPECT_EQ(edit_distance("titel", "title"), 1);
  EXPECT_EQ(edit_distance("Title", "title"), 0);  // case is no slip
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
}

TEST(Nearest, KeepsToWordsThatAreNear) {
  EXPECT_EQ(nearest("shceudle", {"summary", "schedule"}), "schedule");
  EXPECT_EQ(nearest("banana", {"summary", "schedule"}), "");
  EXPECT_EQ(nearest("x", {}), "");
  EXPECT_EQ(nearest("-", {"e"}), "");
  EXPECT_EQ(nearest("", {"e"}), "");
  EXPECT_EQ(nearest("X", {"x"}), "x");
}

TEST(Suggestion, FallsBackToTheList) {
  EXPECT_EQ(suggestion("banana", "labels", {"full", "drained"}), "labels: full, drained");
  EXPECT_EQ(suggestion("ful", "labels", {"full", "drained"}), "did you mean 'full'?");
  EXPECT_EQ(suggestion("ful", "labels", {}), "");
}

}  // namespace sim::scenario
