// An application without a window, with a small scripted run in it, for tests that click and press.

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <variant>

#include "gui/panels/app.h"
#include "gui/panels/lanes.h"
#include "tests/support/plain_metrics.h"
#include "tests/support/scripted_world.h"

namespace gui::panels {

inline constexpr ViewSize kProjector{1280, 720, 1};

inline sim::scenario::Scenario small_scenario(const std::string& text) {
  sim::scenario::Scenario scenario;
  scenario.title = "A pipe from parent to child";
  scenario.summary = "The child reads what the parent writes.";
  scenario.path = "/scenarios/small";
  sim::scenario::ProgramListing listing;
  listing.name = "parent";
  listing.command = "./script";
  listing.source = {"script.c", text};
  scenario.programs.push_back(listing);
  return scenario;
}

// A listing of 30 lines, enough for the lines that the script names.
inline std::string thirty_lines() {
  std::string text;
  for (int line = 1; line <= 30; ++line) text += "int line_" + std::to_string(line) + ";\n";
  return text;
}

class AppTest : public testing::Test {
 protected:
  AppTest() { show(support::message_to_child("Message in a pipe.\n")); }

  void show(support::Script script) { show(support::world_of(std::move(script))); }
  void show(sim::world::World world) {
    app.show(small_scenario(thirty_lines()),
             sim::world::Timeline(std::move(world), sim::world::WokenFirst{}));
    layout();
  }

  const scene::Picture& layout() { return app.layout(size, metrics); }

  void press(Key key, KeyPress::Modifier modifier = KeyPress::Modifier::kNone) {
    app.handle(KeyPress{key, modifier});
    layout();
  }
  void control(Key key) { press(key, KeyPress::Modifier::kControl); }

  const scene::Target* target(const std::string& name) {
    for (const scene::Target& t : layout().targets) {
      if (t.name == name) return &t;
    }
    return nullptr;
  }

  // Clicks the middle of a target, which must not lie under another one.
  void click(const std::string& name) {
    const scene::Target* found = target(name);
    ASSERT_NE(found, nullptr) << name;
    const scene::Point at = found->box.center();
    const scene::Target* upper = scene::target_at(layout(), at);
    ASSERT_TRUE(upper && upper->name == name) << name << " lies under " << upper->name;
    app.handle(MouseDown{at});
    app.handle(MouseUp{at});
    layout();
  }

  // Lets the beat that is under way end.
  void settle() {
    for (int i = 0; i < 1000 && app.advance(0.05); ++i) layout();
    layout();
  }

  bool shows(const std::string& item) {
    for (const scene::Item& i : layout().items) {
      if (i.name == item) return true;
    }
    return false;
  }
  // All texts of the items whose names begin so, in the order of drawing.
  std::string text_of(const std::string& prefix) {
    std::string all;
    for (const scene::Item& i : layout().items) {
      const auto* text = std::get_if<scene::Text>(&i.shape);
      if (text && i.name.rfind(prefix, 0) == 0) all += (all.empty() ? "" : " ") + text->text;
    }
    return all;
  }

  // Everything that a person can tell apart, but for the finest motion.
  std::string whole_picture() {
    std::string all;
    for (const scene::Item& i : layout().items) all += i.name + ";";
    return all + text_of("");
  }

  long cursor() const { return app.timeline()->cursor(); }
  long length() const { return app.timeline()->length(); }

  ViewSize size = kProjector;
  support::PlainMetrics metrics;
  App app{""};
};

}  // namespace gui::panels
