// The table behaves as a map of numbers whose copies are values of their own.

#include "sim/kernel/table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>

#include "sim/abi/ids.h"

namespace fdscope::test {
namespace {

using Key = sim::abi::Id<struct ThingTag>;
using Things = sim::kernel::Table<Key, std::string, 4>;
using Model = std::map<int, std::string>;

Model contents(const Things& things) {
  Model all;
  things.for_each([&](Key key, const std::string& value) { all[key.value] = value; });
  return all;
}

Things table_of(const Model& model) {
  Things things;
  for (const auto& [number, value] : model) things.insert(Key{number}, value);
  return things;
}

void change_at_random(Things& things, Model& model) {
  const Key key{*rc::gen::inRange(0, 60)};
  const auto text = std::to_string(*rc::gen::inRange(0, 1000));
  if (!things.contains(key)) {
    things.insert(key, text);
    model[key.value] = text;
  } else if (*rc::gen::arbitrary<bool>()) {
    things.edit(key) = text;
    model[key.value] = text;
  } else {
    things.erase(key);
    model.erase(key.value);
  }
}

bool agrees(const Things& things, const Model& model) {
  for (int number = 0; number < 60; ++number) {
    const std::string* found = things.find(Key{number});
    const auto expected = model.find(number);
    if ((found != nullptr) != (expected != model.end())) return false;
    if (found && *found != expected->second) return false;
  }
  return things.size() == model.size() && contents(things) == model;
}

RC_GTEST_PROP(ATable, IsAMapWhateverIsPutInAndTakenOut, ()) {
  Things things;
  Model model;
  for (int change = *rc::gen::inRange(0, 300); change > 0; --change) {
    change_at_random(things, model);
    RC_ASSERT(agrees(things, model));
  }
  RC_ASSERT(things == table_of(model));
}

RC_GTEST_PROP(ATable, LeavesItsCopiesAsTheyAre, ()) {
  Things things;
  Model model;
  for (int change = 0; change < 40; ++change) change_at_random(things, model);
  const Things copy = things;
  const Model copied = model;
  for (int change = 0; change < 40; ++change) {
    change_at_random(things, model);
    RC_ASSERT(agrees(copy, copied));
    RC_ASSERT(agrees(things, model));
    RC_ASSERT((things == copy) == (model == copied));
  }
}

TEST(ATable, FindsTheLowestThatIsWanted) {
  const Things things = table_of({{2, "a"}, {9, "b"}, {30, "b"}});
  const auto number_of = [&](const char* wanted) {
    return things.first_where([&](Key, const std::string& value) { return value == wanted; }).value;
  };
  EXPECT_EQ(number_of("b"), 9);
  EXPECT_EQ(number_of("c"), -1);
}

TEST(ATable, NumbersWhatIsAddedBehindAllThatEverWas) {
  Things things;
  const Key first = things.add("a");
  things.erase(first);
  EXPECT_EQ(things.add("b").value, first.value + 1);
}

}  // namespace
}  // namespace fdscope::test
