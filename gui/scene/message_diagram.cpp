#include "gui/scene/message_diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "gui/scene/canvas.h"
#include "gui/scene/glyphs.h"
#include "gui/scene/message_axes.h"
#include "gui/scene/message_words.h"

namespace gui::scene {
namespace {

constexpr std::size_t kMostFromAbove = 300;  // messages above the view that may pass through it

using Head = DiagramArrow::Head;

float ink_at(const MessageAxes& axes, float y) { return y <= axes.now_y() + 0.5f ? 1 : kInkToCome; }

// The part of a polyline of straight pieces that lies between two heights. Heights never fall back.
std::vector<Point> between(const std::vector<Point>& way, float top, float bottom) {
  std::vector<Point> kept;
  const auto add = [&](Point point) {
    if (kept.empty() || !(kept.back() == point)) kept.push_back(point);
  };
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    const Point a = way[i], b = way[i + 1];
    if (b.y < top || a.y > bottom) continue;
    const auto at = [&](float y) {
      const float part = b.y > a.y ? (std::clamp(y, a.y, b.y) - a.y) / (b.y - a.y) : 0;
      return Point{a.x + (b.x - a.x) * part, std::clamp(y, a.y, b.y)};
    };
    add(a.y < top ? at(top) : a);
    add(b.y > bottom ? at(bottom) : b);
  }
  return kept;
}

// One layout: everything that is in view, from the history's values.
class DiagramLayout {
 public:
  DiagramLayout(const MessageHistory& history, const MapPlan& plan, const MessageMoment& moment,
                const MessageAxes& axes, const TextMetrics& metrics)
      : history_(history), plan_(plan), moment_(moment), axes_(axes), metrics_(metrics) {}

  MessageDiagram place() {
    diagram_.ground = axes_.area();
    diagram_.view = axes_.view();
    diagram_.first_line = axes_.first_line();
    diagram_.shown_lines = axes_.shown_lines();
    place_title();
    for (int column = 0; column < history_.columns(); ++column) place_heading(column);
    for (const Lifeline& lifeline : history_.lifelines()) {
      if (lifeline.column >= 0) place_lifeline(lifeline);
    }
    for (std::size_t i = axes_.first_row(); i < axes_.end_row(); ++i) place_row(history_.rows()[i]);
    place_arrivals();
    place_passing();
    if (axes_.is_in_view(axes_.now_y())) diagram_.now = axes_.now_y();
    return std::move(diagram_);
  }

 private:
  Tone tone_of(Pid pid) const { return process_tone(plan_, pid); }
  int column_of(Pid pid) const {
    const Lifeline* lifeline = history_.find(pid);
    return lifeline ? lifeline->column : -1;
  }

  void place_title();
  void place_heading(int column);
  const Lifeline* owner_of(int column) const;
  void place_lifeline(const Lifeline& lifeline);
  void place_beginning(const Lifeline& lifeline, float from);
  void place_part(const Lifeline& lifeline, float from, float to, LifelinePart::Look look);
  void place_row(const MessageRow& row);
  void place_word(DiagramRow& placed, int column);
  int gap_of_word(const MessageRow& row, int column) const;
  int gap_of_label(const Message& message) const;
  void place_message(std::size_t index, long line);
  void place_label(const Message& message, long line);
  void place_arrivals();
  void place_passing();
  void place_end(std::size_t index, std::size_t end, long line);
  void place_arrow(DiagramArrow arrow, const Message& message, std::vector<Point> way);
  std::vector<Point> way_to(const Message& message, float y, Pid by, float end_y) const;
  std::vector<Point> stub(const Message& message, float y) const;
  long line_of(std::size_t message) const;
  std::string end_name(const Message& message, std::size_t index, std::size_t end) const;
  float text_width(const DiagramText& text) const {
    return metrics_.width(text.style.face, text.style.size, text.text);
  }

  const MessageHistory& history_;
  const MapPlan& plan_;
  const MessageMoment& moment_;
  const MessageAxes& axes_;
  const TextMetrics& metrics_;
  MessageDiagram diagram_;
};

void DiagramLayout::place_title() {
  const TextStyle heading{Face::kSemibold, axes_.type(14), {Tone::kMuted, 1}};
  diagram_.title = {axes_.title(), "MESSAGES", heading, Align::kLeft};
  Rect right = axes_.title();
  const float taken = text_width(diagram_.title) + axes_.px(24);
  right.x += std::min(taken, right.w);
  right.w = std::max(right.w - taken, 0.0f);
  const auto without = static_cast<std::size_t>(
      std::count_if(history_.lifelines().begin(), history_.lifelines().end(),
                    [](const Lifeline& lifeline) { return lifeline.column < 0; }));
  std::string words;
  if (without > 0) {
    words = fmt::format("+{} more {} not drawn", grouped(without),
                        without == 1 ? "process" : "processes");
  } else if (history_.rows().empty()) {
    words = "nothing has been sent yet";
  }
  diagram_.note = {
      right, words, {Face::kRegular, axes_.type(14), {Tone::kMuted, 1}}, Align::kRight};
}

// The process that lives there now, or has ended last; before the first birth the one to come.
const Lifeline* DiagramLayout::owner_of(int column) const {
  const Lifeline* owner = nullptr;
  for (const Lifeline& lifeline : history_.lifelines()) {
    if (lifeline.column != column) continue;
    if (!owner || lifeline.life.first <= moment_.step) owner = &lifeline;
  }
  return owner;
}

void DiagramLayout::place_heading(int column) {
  const Lifeline* owner = owner_of(column);
  if (!owner) return;
  MessageHeading heading{owner->pid, name_after(*owner, moment_.step), tone_of(owner->pid),
                         axes_.heading(column), MessageHeading::Life::kLives};
  if (owner->life.first > moment_.step) heading.life = MessageHeading::Life::kToCome;
  if (owner->life.last <= moment_.step) heading.life = MessageHeading::Life::kEnded;
  diagram_.headings.push_back(std::move(heading));
}

void DiagramLayout::place_lifeline(const Lifeline& lifeline) {
  using Look = LifelinePart::Look;
  const Rect& view = axes_.view();
  const auto y_of = [&](long step) {
    if (step == kForEver) return axes_.y_of(history_.steps() + 1);
    return step == 0 ? std::min(view.y, axes_.y_of(0)) : axes_.y_of(step);
  };
  const float end = y_of(lifeline.life.last);
  if (end < view.y || y_of(lifeline.life.first) > view.bottom()) return;
  place_part(lifeline, y_of(lifeline.life.first), end, Look::kAwake);
  place_beginning(lifeline, y_of(lifeline.life.first));
  const auto first =
      std::partition_point(lifeline.asleep.begin(), lifeline.asleep.end(),
                           [&](const SleepStretch& stretch) { return y_of(stretch.to) < view.y; });
  for (auto at = first; at != lifeline.asleep.end() && y_of(at->from) < view.bottom(); ++at) {
    place_part(lifeline, y_of(at->from), std::min(y_of(at->to), end), Look::kAsleep);
  }
  const bool ends_here = lifeline.life.last != kForEver && axes_.is_in_view(end);
  const Point at{axes_.x(lifeline.column), end};
  if (ends_here)
    diagram_.ends.push_back({lifeline.pid, tone_of(lifeline.pid), at, ink_at(axes_, end)});
}

// Who has lived before what is in view hangs from its heading.
void DiagramLayout::place_beginning(const Lifeline& lifeline, float from) {
  const float top = axes_.heading(lifeline.column).bottom(), bottom = axes_.view().y;
  if (from > bottom) return;
  diagram_.lifelines.push_back({lifeline.pid, tone_of(lifeline.pid), axes_.x(lifeline.column), top,
                                bottom, LifelinePart::Look::kAwake, ink_at(axes_, bottom)});
}

// Cut at the edges of the view, and at the moment.
void DiagramLayout::place_part(const Lifeline& lifeline, float from, float to,
                               LifelinePart::Look look) {
  const float top = std::max(from, axes_.view().y), bottom = std::min(to, axes_.view().bottom());
  const float now = std::clamp(axes_.now_y(), top, std::max(top, bottom));
  const float x = axes_.x(lifeline.column);
  const Tone tone = tone_of(lifeline.pid);
  if (now > top) diagram_.lifelines.push_back({lifeline.pid, tone, x, top, now, look, 1});
  if (bottom > now) {
    diagram_.lifelines.push_back({lifeline.pid, tone, x, now, bottom, look, kInkToCome});
  }
}

void DiagramLayout::place_row(const MessageRow& row) {
  DiagramRow placed;
  placed.row = &row;
  placed.band = axes_.band(row.first_line, row.lines);
  placed.ink = ink_at(axes_, placed.band.bottom());
  placed.tooltip = row_sentence(history_, row);
  placed.number = {axes_.number_room(row.first_line),
                   grouped(static_cast<std::size_t>(row.step)),
                   {Face::kMono, axes_.type(14), {Tone::kMuted, placed.ink}},
                   Align::kRight};
  if (row.step == moment_.step) {
    diagram_.current = placed.band;
    placed.number.style = {Face::kMonoBold, axes_.type(14), {Tone::kText, 1}};
  }
  if (!axes_.is_in_view(placed.number.box)) placed.number.text.clear();
  const int column = column_of(row.actor);
  if (column >= 0) {
    placed.tone = tone_of(row.actor);
    const Point at{axes_.x(column), axes_.arrow_y(row.first_line)};
    if (axes_.is_in_view(at.y)) placed.actor = at;
    place_word(placed, column);
  }
  for (std::size_t i = 0; i < row.messages; ++i) {
    place_message(row.first_message + i, row.first_line + static_cast<long>(i));
  }
  diagram_.rows.push_back(std::move(placed));
}

void DiagramLayout::place_word(DiagramRow& placed, int column) {
  const MessageRow& row = *placed.row;
  const int gap = gap_of_word(row, column);
  const Rect room = axes_.room(gap, row.first_line);
  if (!axes_.is_in_view(room)) return;
  const bool is_asleep = row.mood == MessageRow::Mood::kFallsAsleep;
  const TextStyle style{
      Face::kMono, axes_.type(14), {is_asleep ? Tone::kBlockedText : Tone::kText, placed.ink}};
  const std::string name = row.word.substr(0, row.word.find(' '));
  placed.word = {room, first_fitting(metrics_, style, room.w, {row.word, name}), style,
                 gap == column ? Align::kRight : Align::kLeft};
}

// On the outer side, away from the message that is read; never where a label stands.
int DiagramLayout::gap_of_word(const MessageRow& row, int column) const {
  const bool is_left = 2 * column < history_.columns() - 1 || history_.columns() == 1;
  const int left = column, right = column + 1;
  int gap = is_left ? left : right;
  if (row.arrivals > 0) {
    const auto& arrival = history_.arrivals()[row.first_arrival];
    const int from = column_of(history_.messages()[arrival.message].from);
    if (from != column) gap = from > column ? left : right;
  }
  if (row.messages > 0 && gap_of_label(history_.messages()[row.first_message]) == gap) {
    gap = gap == left ? right : left;
  }
  return gap;
}

// Beside the sender, on the side where the message goes.
int DiagramLayout::gap_of_label(const Message& message) const {
  const int from = column_of(message.from);
  const int to = column_of(message.ends.empty() ? message.to : message.ends.front().by);
  const bool goes_left = to >= 0 ? to < from : from > 0 && from == history_.columns() - 1;
  return goes_left ? from : from + 1;
}

void DiagramLayout::place_label(const Message& message, long line) {
  const int gap = gap_of_label(message), from = column_of(message.from);
  const Rect room = axes_.room(gap, line);
  if (!axes_.is_in_view(room)) return;
  const bool is_fork = message.kind == MessageKind::kFork;
  const float ink = ink_at(axes_, axes_.arrow_y(line));
  const TextStyle style{
      Face::kSemibold, axes_.type(15), {tone_of(is_fork ? message.to : message.from), ink}};
  const auto texts = message_labels(history_, message);
  std::string fitting = texts.back();
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    if (metrics_.width(style.face, style.size, *text) <= room.w) fitting = *text;
  }
  diagram_.labels.push_back({room, fitting, style, gap == from ? Align::kRight : Align::kLeft});
}

long DiagramLayout::line_of(std::size_t message) const {
  const Message& sent = history_.messages()[message];
  const MessageRow& row = history_.rows()[history_.first_row_from(sent.step)];
  return row.first_line + static_cast<long>(message - row.first_message);
}

void DiagramLayout::place_message(std::size_t index, long line) {
  const Message& message = history_.messages()[index];
  if (column_of(message.from) < 0) return;
  place_label(message, line);
  for (std::size_t end = 0; end < message.ends.size(); ++end) {
    const bool is_above = axes_.y_of(message.ends[end].step) < axes_.view().y;
    if (!is_above) place_end(index, end, line);
    if (axes_.y_of(message.ends[end].step) > axes_.view().bottom()) break;
  }
  const float y = axes_.arrow_y(line);
  const bool goes_nowhere = column_of(message.to) < 0;
  if (is_left_over(message) || (!waits_to_be_read(message) && goes_nowhere)) {
    DiagramArrow arrow{fmt::format("message {} rest", index + 1),
                       message.step,
                       message.kind,
                       {},
                       Head::kOpen,
                       {},
                       0,
                       {}};
    place_arrow(std::move(arrow), message, stub(message, y));
  } else if (!waits_to_be_read(message) && message.ends.empty()) {
    DiagramArrow arrow{fmt::format("message {}", index + 1),
                       message.step,
                       message.kind,
                       {},
                       Head::kArrow,
                       {},
                       0,
                       {}};
    place_arrow(std::move(arrow), message, way_to(message, y, message.to, y));
  }
}

std::string DiagramLayout::end_name(const Message& message, std::size_t index,
                                    std::size_t end) const {
  if (message.ends.size() == 1) return fmt::format("message {}", index + 1);
  return fmt::format("message {} part {}", index + 1, end + 1);
}

void DiagramLayout::place_end(std::size_t index, std::size_t end, long line) {
  const Message& message = history_.messages()[index];
  const MessageEnd& come_to = message.ends[end];
  if (column_of(message.from) < 0 || column_of(come_to.by) < 0) return;
  DiagramArrow arrow{
      end_name(message, index, end), message.step, message.kind, {}, Head::kArrow, {}, 0, {}};
  std::vector<Point> way =
      way_to(message, axes_.arrow_y(line), come_to.by, axes_.y_of(come_to.step));
  if (message.fate == Message::Fate::kLost) {
    arrow.head = Head::kLost;
    way = {way.front(), lerp(way.front(), way.back(), 0.5f)};
  }
  place_arrow(std::move(arrow), message, std::move(way));
}

void DiagramLayout::place_arrow(DiagramArrow arrow, const Message& message,
                                std::vector<Point> way) {
  const bool ends_below = way.back().y > axes_.view().bottom();
  arrow.way = between(way, axes_.view().y, axes_.view().bottom());
  if (arrow.way.size() < 2) return;
  if (ends_below) arrow.head = Head::kBeyondView;
  arrow.tone = tone_of(message.kind == MessageKind::kFork ? message.to : message.from);
  arrow.now = axes_.now_y();
  arrow.tooltip = message_sentence(history_, message);
  diagram_.arrows.push_back(std::move(arrow));
}

// A message to oneself goes round beside the lifeline.
std::vector<Point> DiagramLayout::way_to(const Message& message, float y, Pid by,
                                         float end_y) const {
  const float from = axes_.x(column_of(message.from)), to = axes_.x(column_of(by));
  if (from != to) return {{from, y}, {to, end_y}};
  const bool is_left = gap_of_label(message) == column_of(message.from);
  const float out = from + (is_left ? -1 : 1) * axes_.px(34);
  return {{from, y}, {out, y}, {out, end_y}, {from, end_y}};
}

// It ends on its way, towards who could read it.
std::vector<Point> DiagramLayout::stub(const Message& message, float y) const {
  const int column = column_of(message.from), gap = gap_of_label(message);
  const Rect room = axes_.room(gap, 0);
  const float length = std::min(room.w * 0.6f, axes_.px(170)) + axes_.px(16);
  const float x = axes_.x(column);
  return {{x, y}, {gap == column ? x - length : x + length, y}};
}

// Messages from above the view that end in it.
void DiagramLayout::place_arrivals() {
  if (axes_.first_row() >= axes_.end_row()) return;
  const auto& rows = history_.rows();
  const MessageRow& first = rows[axes_.first_row()];
  const MessageRow& last = rows[axes_.end_row() - 1];
  for (std::size_t i = first.first_arrival; i < last.first_arrival + last.arrivals; ++i) {
    const MessageArrival& arrival = history_.arrivals()[i];
    if (arrival.message < first.first_message) {
      place_end(arrival.message, arrival.end, line_of(arrival.message));
    }
  }
}

// Messages from above the view that end below it.
void DiagramLayout::place_passing() {
  if (axes_.first_row() >= axes_.end_row()) return;
  const auto& rows = history_.rows();
  const std::size_t end = rows[axes_.first_row()].first_message;
  const long last_step = rows[axes_.end_row() - 1].step;
  for (std::size_t i = end - std::min(end, kMostFromAbove); i < end; ++i) {
    const auto& ends = history_.messages()[i].ends;
    const auto below = std::partition_point(
        ends.begin(), ends.end(), [&](const MessageEnd& each) { return each.step <= last_step; });
    if (below == ends.end()) continue;
    place_end(i, static_cast<std::size_t>(below - ends.begin()), line_of(i));
  }
}

}  // namespace

MessageDiagram message_diagram(const MessageHistory& history, const MapPlan& plan,
                               const MessageMoment& moment, Rect area, float unit,
                               const TextMetrics& metrics, float ground_below) {
  const MessageAxes axes(history, moment, area, unit, metrics);
  MessageDiagram diagram = DiagramLayout(history, plan, moment, axes, metrics).place();
  diagram.unit = unit;
  diagram.ground.h += ground_below;
  return diagram;
}

}  // namespace gui::scene
