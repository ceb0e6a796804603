// A picture as a value: boxes, lines, curves and texts with names. Layouts make it, gui/paint draws
// it, tests look at it. All lengths are pixels of the final picture; y grows downward.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gui/scene/intent.h"

namespace gui::scene {

struct Point {
  float x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point center() const { return {x + w / 2, y + h / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool operator==(const Rect&) const = default;
};

// What a colour is for; the theme in gui/paint says what it looks like. kProcess0.. are one per
// process, from the Okabe-Ito palette: blue, vermillion, green, purple, sky, orange, dark red,
// slate; the lighter ones are for texts on kDark. kDescription0.. are for open file descriptions of
// files, which may belong to several processes: violet, teal, olive, brown, indigo, plum.
enum class Tone : std::uint8_t {
  kPage,
  kPanel,
  kPanelLine,
  kText,
  kMuted,
  kFaint,
  kKernelArea,
  kTrack,
  kDark,
  kOnDark,
  kOnDarkMuted,
  kBlocked,
  kBlockedText,
  kGood,
  kDanger,
  kAccent,
  kNeutral,
  kProcess0,
  kProcess1,
  kProcess2,
  kProcess3,
  kProcess4,
  kProcess5,
  kProcess6,
  kProcess7,
  kProcess0OnDark,
  kProcess1OnDark,
  kProcess2OnDark,
  kProcess3OnDark,
  kProcess4OnDark,
  kProcess5OnDark,
  kProcess6OnDark,
  kProcess7OnDark,
  kDescription0,
  kDescription1,
  kDescription2,
  kDescription3,
  kDescription4,
  kDescription5,
};

struct Ink {
  Tone tone = Tone::kText;
  float alpha = 1;  // 0 = nothing is drawn
  bool operator==(const Ink&) const = default;
};
inline constexpr Ink kNoInk{Tone::kText, 0};

enum class Line : std::uint8_t { kSolid, kDashed, kDotted };
enum class Fill : std::uint8_t { kPlain, kHatched };  // hatched: diagonal stripes in the fill's ink

struct Box {
  Rect rect;
  float radius = 0;
  Ink fill = kNoInk;
  Ink stroke = kNoInk;
  float stroke_width = 1.5f;
  Line line = Line::kSolid;
  Fill pattern = Fill::kPlain;
};

enum class Face : std::uint8_t { kRegular, kSemibold, kMono, kMonoBold };
enum class Align : std::uint8_t { kLeft, kCenter, kRight };

struct TextStyle {
  Face face = Face::kRegular;
  float size = 16;  // pixels; drawn at the nearest whole number
  Ink ink;
};

// One line of text inside its box, vertically centred. A layout must make it fit: see fit_text().
struct Text {
  Rect box;
  std::string text;  // UTF-8
  TextStyle style;
  Align align = Align::kLeft;
};

// A cubic Bezier chain: points.size() == 1 + 3 * segments. Straight lines have control points on
// them.
struct Curve {
  std::vector<Point> points;
  Ink ink;
  float width = 2;
  Line line = Line::kSolid;
};

struct Dot {
  Point center;
  float radius = 4;
  Ink fill;
  Ink stroke = kNoInk;
  float stroke_width = 1.5f;
};

// A filled convex polygon, for icons and arrow heads.
struct Polygon {
  std::vector<Point> points;
  Ink fill;
};

using Shape = std::variant<Box, Text, Curve, Dot, Polygon>;

// What a shape is for, so that tests know what may lie on what.
enum class Role : std::uint8_t {
  kGround,   // panels and areas; others lie on them
  kNode,     // a thing: process, descriptor, description, object, button. Siblings never overlap
  kEdge,     // a connection between things
  kLabel,    // text
  kMark,     // ornament of a thing: hatch, dot, badge, progress
  kMoving,   // on its way during a beat: flying bytes, travelling marks
  kOverlay,  // above everything: library, key sheet, tool tip
};

struct Item {
  std::string name;    // stable over steps: "process 2", "process 2/fd 3", "pipe 3/slot 0"
  std::string parent;  // the item that it lies in; empty: the window
  Role role = Role::kNode;
  Shape shape;
  std::optional<Rect> clip;  // nothing is drawn outside
};

// A place to click or hover.
struct Target {
  std::string name;  // as a test or a person would call it: "play", "process 2", "step 14"
  Rect box;
  std::optional<Intent> click;
  std::string tooltip;  // with the key that does the same: "Next step (Right)"
  enum class State : std::uint8_t { kEnabled, kDisabled, kActive } state = State::kEnabled;
};

// Items are drawn in order. Later targets lie above earlier ones.
struct Picture {
  std::vector<Item> items;
  std::vector<Target> targets;
};

void append(Picture& picture, Picture more);

// The uppermost target under a point, or nullptr.
const Target* target_at(const Picture& picture, Point point);

// The bounds of a shape; of a text its box, of a curve its hull.
Rect bounds(const Shape& shape);

}  // namespace gui::scene
