// The whole window over every bundled scenario, step, size and zoom, with the fonts that are drawn:
// nothing overlaps, no text leaves its box, nothing leaves the window.

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "gui/paint/fonts.h"
#include "gui/panels/app.h"
#include "gui/panels/canvas.h"
#include "gui/panels/window_layout.h"
#include "sim/scenario/scenario.h"
#include "tests/support/fake_lockstep.h"

namespace gui::panels {
namespace {

using scene::Item;

constexpr float kSlack = 1;  // pixels

const scene::Text* text_of(const Item& item) { return std::get_if<scene::Text>(&item.shape); }

// The map has rules of its own, which are tested beside it.
bool is_of_a_panel(const Item& item) {
  for (const char* panel :
       {"toolbar", "source", "terminal", "caption", "timeline", "library", "key sheet", "message",
        "comparison", "tooltip", "debug", "breakpoints", "question", "messages"}) {
    if (item.name.rfind(panel, 0) == 0) return true;
  }
  return false;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x + kSlack < b.right() && b.x + kSlack < a.right() && a.y + kSlack < b.bottom() &&
         b.y + kSlack < a.bottom();
}

// What is wrong with a picture of this size, in words; empty when all is well.
std::string fault_of(const Picture& picture, const ViewSize& size, const TextMetrics& metrics) {
  const Rect window{0, 0, size.width, size.height};
  std::map<std::string, std::vector<const Item*>> solid;
  for (const Item& item : picture.items) {
    if (!is_of_a_panel(item)) continue;
    const Rect box = scene::bounds(item.shape);
    if (box.x < -kSlack || box.y < -kSlack || box.right() > window.right() + kSlack ||
        box.bottom() > window.bottom() + kSlack) {
      return item.name + " leaves the window";
    }
    if (const auto* text = text_of(item)) {
      const auto& style = text->style;
      if (style.size < kSmallestType) return item.name + " is too small to read";
      if (metrics.width(style.face, style.size, text->text) > text->box.w + kSlack) {
        return item.name + " is wider than its box";
      }
      if (style.size > text->box.h + kSlack) return item.name + " is higher than its box";
    }
    const bool overlaid = item.role == Role::kOverlay;
    if (item.role == Role::kNode || item.role == Role::kLabel || (overlaid && text_of(item))) {
      const std::string panel = item.name.substr(0, item.name.find('/'));
      for (const Item* other : solid[panel]) {
        const bool nested = item.name.rfind(other->name + "/", 0) == 0;
        if (!nested && overlap(box, scene::bounds(other->shape))) {
          return item.name + " overlaps " + other->name;
        }
      }
      solid[panel].push_back(&item);
    }
  }
  return "";
}

const std::vector<ViewSize>& sizes() {
  static const std::vector<ViewSize> all{{1280, 720, 1}, {1920, 1080, 1}, {3840, 2160, 2}};
  return all;
}

class EveryScenario : public testing::TestWithParam<std::string> {
 protected:
  // Every step of a short run; of a long one the first, the last and some between.
  template <class Visit>
  void for_each_step(App& app, Visit visit) {
    const long length = app.timeline()->length(), stride = std::max(length / 120, 1L);
    for (long step = 0; step <= length;
         step += step + stride > length && step < length ? length - step : stride) {
      app.perform(scene::SeekTo{step});
      visit(step);
      if (HasFailure()) return;
    }
  }

  void open(App& app) {
    app.open(GetParam());
    settle(app);
  }

  void settle(App& app) {
    for (int i = 0; i < 1000 && app.advance(1); ++i) {
    }
    ASSERT_NE(app.timeline(), nullptr);
  }

  paint::Fonts fonts;
};

TEST_P(EveryScenario, IsLaidOutWithoutAFaultAtEveryStepAndSize) {
  App app(sim::scenario::bundled_folder());
  open(app);
  for_each_step(app, [&](long step) {
    for (const ViewSize& size : sizes()) {
      ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "")
          << "step " << step << " at " << size.width << " x " << size.height;
    }
  });
}

TEST_P(EveryScenario, IsLaidOutWithoutAFaultWhenEverythingIsLarger) {
  App app(sim::scenario::bundled_folder());
  open(app);
  for (int i = 0; i < 5; ++i) app.perform(scene::ZoomIn{});
  for_each_step(app, [&](long step) {
    const ViewSize size{1920, 1080, 1};
    ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "") << "step " << step;
  });
}

TEST_P(EveryScenario, IsLaidOutWithoutAFaultInSmallAndOddWindows) {
  App app(sim::scenario::bundled_folder());
  open(app);
  for (const long step : {0L, app.timeline()->length() / 2, app.timeline()->length()}) {
    app.perform(scene::SeekTo{step});
    for (const ViewSize& size :
         {ViewSize{640, 400, 1}, ViewSize{900, 560, 1}, ViewSize{500, 1000, 1},
          ViewSize{2560, 500, 1}, ViewSize{1024, 768, 1}}) {
      ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "")
          << "step " << step << " at " << size.width << " x " << size.height;
    }
  }
}

TEST_P(EveryScenario, IsLaidOutWithoutAFaultWithItsMessages) {
  App app(sim::scenario::bundled_folder());
  open(app);
  app.perform(scene::ToggleMessages{});
  for (const long step : {0L, app.timeline()->length() / 2, app.timeline()->length()}) {
    app.perform(scene::SeekTo{step});
    for (const ViewSize& size :
         {ViewSize{1280, 720, 1}, ViewSize{1920, 1080, 1}, ViewSize{3840, 2160, 2},
          ViewSize{640, 400, 1}, ViewSize{500, 1000, 1}, ViewSize{2560, 500, 1}}) {
      ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "")
          << "step " << step << " at " << size.width << " x " << size.height;
    }
  }
}

// At every step, and on the line that comes after it.
TEST_P(EveryScenario, IsLaidOutWithoutAFaultWithItsCallsAndVariables) {
  App app(sim::scenario::bundled_folder());
  open(app);
  app.perform(scene::ToggleDebugView{});
  const auto check = [&](const std::vector<ViewSize>& all, const std::string& what) {
    for (const ViewSize& size : all) {
      ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "")
          << what << " at " << size.width << " x " << size.height;
    }
  };
  for_each_step(app, [&](long step) {
    check({{1280, 720, 1}, {1920, 1080, 1}}, "step " + std::to_string(step));
    app.perform(scene::StepLine{sim::program::LineMove::kInto});
    check({{1280, 720, 1}}, "the line after step " + std::to_string(step));
  });
  check({{640, 400, 1}, {900, 560, 1}, {500, 1000, 1}, {2560, 500, 1}, {3840, 2160, 2}},
        "an odd window");
  for (int i = 0; i < 5; ++i) app.perform(scene::ZoomIn{});
  check(sizes(), "larger");
}

TEST_P(EveryScenario, IsLaidOutWithoutAFaultBesideLinux) {
  support::FakeLinux agreeing, differing, impossible;
  differing.differs_at = 8;
  impossible.impossible = "a sentence that says which permission is missing on this machine";
  for (support::FakeLinux* plan : {&agreeing, &differing, &impossible}) {
    App app(sim::scenario::bundled_folder(), support::fake_linux(*plan));
    open(app);
    app.perform(scene::ToggleLinux{});
    settle(app);
    const auto check = [&](const std::vector<ViewSize>& all, const std::string& what) {
      for (const ViewSize& size : all) {
        ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "")
            << what << " at " << size.width << " x " << size.height;
      }
    };
    for_each_step(app, [&](long step) { check(sizes(), "step " + std::to_string(step)); });
    check({{640, 400, 1}, {500, 1000, 1}, {2560, 500, 1}}, "an odd window");
    app.perform(scene::ShowComparison{});
    check(sizes(), "comparison");
    check({{640, 400, 1}, {500, 1000, 1}}, "comparison in an odd window");
    for (int i = 0; i < 5; ++i) app.perform(scene::ZoomIn{});
    check(sizes(), "comparison, larger");
  }
}

std::vector<std::string> bundled() {
  std::vector<std::string> paths;
  for (const auto& listing : sim::scenario::list(std::string(PROJECT_ROOT) + "/scenarios")) {
    paths.push_back(listing.path.string());
  }
  return paths;
}

std::string test_name(const testing::TestParamInfo<std::string>& path) {
  return std::filesystem::path(path.param).filename().string();
}

INSTANTIATE_TEST_SUITE_P(Bundled, EveryScenario, testing::ValuesIn(bundled()), test_name);

void expect_no_fault(App& app, const paint::Fonts& fonts, const std::string& what) {
  for (const ViewSize& size : {ViewSize{1280, 720, 1}, ViewSize{1920, 1080, 1},
                               ViewSize{3840, 2160, 2}, ViewSize{800, 500, 1}}) {
    ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "")
        << what << " at " << size.width << " x " << size.height;
  }
}

// The overlays do not depend on the step.
TEST(Overlays, AreLaidOutWithoutAFaultAtEverySizeAndZoom) {
  const paint::Fonts fonts;
  App app(std::string(PROJECT_ROOT) + "/scenarios");
  const auto check = [&](const std::string& what) { expect_no_fault(app, fonts, what); };
  for (int zoom = 0; zoom < 2; ++zoom) {
    app.perform(scene::ToggleLibrary{});
    check("library");
    app.perform(scene::ToggleKeySheet{});
    check("key sheet");
    app.perform(scene::ToggleBreakpointSheet{});
    check("breakpoints");
    app.perform(scene::ToggleOccurrence{sim::world::CallBlocks{}});
    check("a breakpoint");
    app.open("/nowhere/at/all.c");
    check("message");
    app.perform(scene::Leave{});
    for (int i = 0; i < 5; ++i) app.perform(scene::ZoomIn{});
  }
}

TEST(ATerminalThatIsTypedAt, IsLaidOutWithoutAFaultAtEverySizeAndZoom) {
  const paint::Fonts fonts;
  App app("");
  app.open(std::string(PROJECT_ROOT) + "/tests/conformance/listings/typed_lines_are_echoed.c");
  app.perform(scene::GoToLast{});
  const auto check = [&](const std::string& what) { expect_no_fault(app, fonts, what); };
  for (int zoom = 0; zoom < 2; ++zoom) {
    check("awaited");
    app.perform(scene::TypeAtTerminal{});
    check("typing");
    for (int i = 0; i < 200; ++i) app.handle(CharacterTyped{i % 7 == 0 ? " " : "x", {}});
    check("a long line");
    app.perform(scene::SendLine{});
    app.perform(scene::GoToLast{});
    app.perform(scene::Leave{});
    for (int i = 0; i < 5; ++i) app.perform(scene::ZoomIn{});
  }
}

TEST(AListingThatIsEdited, IsLaidOutWithoutAFaultAtEverySizeAndZoom) {
  const paint::Fonts fonts;
  App app(std::string(PROJECT_ROOT) + "/scenarios");
  int zoom = 0;
  const auto check = [&](const std::string& what) {
    expect_no_fault(app, fonts, what);
    if (zoom > 0) return;  // so narrow the bar at the top has no room
    for (const ViewSize& size : {ViewSize{640, 400, 1}, ViewSize{500, 1000, 1}}) {
      ASSERT_EQ(fault_of(app.layout(size, fonts), size, fonts), "") << what << ", odd window";
    }
  };
  app.open(std::string(PROJECT_ROOT) + "/scenarios/full_pipe");
  for (; zoom < 2; ++zoom) {
    app.perform(scene::ToggleEditing{});
    check("a text");
    app.handle(KeyPress{Key::kA, KeyPress::Modifier::kControl});
    check("marked");
    for (int i = 0; i < 300; ++i) app.handle(CharacterTyped{i % 9 == 0 ? "\t" : "\xC3\xA4", {}});
    check("a long line");
    app.perform(scene::RunText{});
    check("mistakes");
    app.perform(scene::ToggleKeySheet{});
    check("the keys of the text");
    app.perform(scene::ToggleKeySheet{});
    app.perform(scene::SaveText{});
    check("where to");
    for (int i = 0; i < 200; ++i) app.handle(CharacterTyped{"x", {}});
    check("a long path");
    app.handle(KeyPress{Key::kEnter});
    check("a path that is impossible");
    app.perform(scene::Leave{});
    app.perform(scene::Quit{});
    check("unsaved");
    app.perform(scene::Leave{});
    app.perform(scene::RevertText{});
    app.perform(scene::ToggleEditing{});
    for (int i = 0; i < 5; ++i) app.perform(scene::ZoomIn{});
  }
}

// Seeded faults: the rule above must be able to fail.
TEST(LayoutRule, SeesWhatOverlapsAndWhatIsCut) {
  const paint::Fonts fonts;
  const ViewSize size{400, 300, 1};
  const auto with = [&](Item item) {
    Picture picture;
    picture.items.push_back(
        {"toolbar/a", "toolbar", Role::kNode, Box{.rect = {10, 10, 50, 20}}, {}});
    picture.items.push_back(std::move(item));
    return fault_of(picture, size, fonts);
  };
  EXPECT_EQ(with({"toolbar/b", "toolbar", Role::kNode, Box{.rect = {70, 10, 50, 20}}, {}}), "");
  EXPECT_NE(with({"toolbar/b", "toolbar", Role::kNode, Box{.rect = {40, 10, 50, 20}}, {}}), "");
  EXPECT_NE(with({"toolbar/b", "toolbar", Role::kNode, Box{.rect = {390, 10, 50, 20}}, {}}), "");
  EXPECT_NE(with({"toolbar/b",
                  "toolbar",
                  Role::kLabel,
                  scene::Text{{70, 10, 30, 20}, "much too long", {Face::kRegular, 16, {}}},
                  {}}),
            "");
}

}  // namespace
}  // namespace gui::panels
