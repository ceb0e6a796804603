// The diagram of messages: a column for each process, time runs downwards, an arrow for each
// message from the step that sends it to the step that reads it. Pure layout: a history in, places
// out.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gui/scene/kernel_map.h"
#include "gui/scene/message_history.h"
#include "gui/scene/shapes.h"
#include "gui/scene/text_metrics.h"

namespace gui::scene {

inline constexpr float kInkToCome = 0.32f;  // of what comes after the moment

// The moment to draw. `first_line`: where a person has turned the diagram to; else it follows.
struct MessageMoment {
  long step = 0;
  float progress = 1;  // of the step's beat, 0..1
  std::optional<float> first_line;
};

// The name over a column: of the process that the column belongs to at the moment.
struct MessageHeading {
  Pid pid;
  std::string name;
  Tone tone = Tone::kNeutral;
  Rect box;
  enum class Life { kToCome, kLives, kEnded } life = Life::kLives;
};

// A stretch of a lifeline, all of it before or after the moment.
struct LifelinePart {
  Pid pid;
  Tone tone = Tone::kNeutral;
  float x = 0, from = 0, to = 0;  // pixels; from <= to
  enum class Look { kAwake, kAsleep } look = Look::kAwake;
  float ink = 1;  // 1 before the moment, less after it
};

// Where a lifeline ends for good.
struct LifelineEnd {
  Pid pid;
  Tone tone = Tone::kNeutral;
  Point at;
  float ink = 1;
};

// A text with its letters' place.
struct DiagramText {
  Rect box;
  std::string text;
  TextStyle style;
  Align align = Align::kLeft;
};

struct DiagramRow {
  const MessageRow* row = nullptr;
  Rect band;  // all of it, over the whole width
  DiagramText number, word;
  std::optional<Point> actor;  // where its process stands in it
  Tone tone = Tone::kNeutral;  // of its process
  float ink = 1;
  std::string tooltip;
};

// A message, or the part of one that comes to one end. `way` is cut at the edges of the view.
struct DiagramArrow {
  std::string name;  // "message 3", "message 3 part 2"
  long step = 0;     // in which it was sent
  MessageKind kind = MessageKind::kBytes;
  std::vector<Point> way;  // a polyline of two or four points
  enum class Head { kArrow, kOpen, kLost, kBeyondView } head = Head::kArrow;
  Tone tone = Tone::kNeutral;  // of its sender
  float now = 0;               // where it passes the moment: what is below is to come
  std::string tooltip;
};

struct MessageDiagram {
  float unit = 1;  // pixels of the design's pixel
  Rect ground;     // all of it
  Rect view;       // where time runs; everything but the headings lies in there
  DiagramText title, note;
  std::vector<MessageHeading> headings;
  std::vector<LifelinePart> lifelines;
  std::vector<LifelineEnd> ends;
  std::vector<DiagramArrow> arrows;
  std::vector<DiagramText> labels;  // of the arrows
  std::vector<DiagramRow> rows;
  std::optional<Rect> current;  // the row of the moment
  std::optional<float> now;     // where the moment is; nothing: it is out of view
  float first_line = 0, shown_lines = 0;
};

// `unit` is one pixel of the 1920 x 1080 design. Costs what is in view, however long the history
// is. `ground_below`: pixels that the ground reaches below the area, for a caption that lies on it.
MessageDiagram message_diagram(const MessageHistory& history, const MapPlan& plan,
                               const MessageMoment& moment, Rect area, float unit,
                               const TextMetrics& metrics, float ground_below = 0);

Picture message_picture(const MessageDiagram& diagram, const TextMetrics& metrics);

}  // namespace gui::scene
