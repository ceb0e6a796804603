// Paints a diagram of messages as shapes.

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "gui/scene/canvas.h"
#include "gui/scene/geometry.h"
#include "gui/scene/message_diagram.h"

namespace gui::scene {
namespace {

constexpr const char* kDiagramName = "messages";

class DiagramPainter {
 public:
  DiagramPainter(const MessageDiagram& diagram, const TextMetrics& metrics)
      : diagram_(diagram), canvas_(metrics, diagram.unit) {}

  Picture paint() {
    ground();
    for (const DiagramRow& row : diagram_.rows) row_target(row);
    for (const MessageHeading& each : diagram_.headings) heading(each);
    for (const LifelinePart& part : diagram_.lifelines) lifeline(part);
    for (const LifelineEnd& end : diagram_.ends) lifeline_end(end);
    for (const DiagramArrow& each : diagram_.arrows) arrow(each);
    for (const DiagramRow& row : diagram_.rows) row_mark(row);
    for (std::size_t i = 0; i < diagram_.labels.size(); ++i) {
      text("messages/label " + std::to_string(i + 1), diagram_.labels[i]);
    }
    for (const DiagramRow& row : diagram_.rows) row_texts(row);
    current_row();
    moment();
    return canvas_.take();
  }

 private:
  std::string row_name(const DiagramRow& row) const {
    return "messages/row " + std::to_string(row.row->step);
  }

  void ground();
  void current_row();
  void heading(const MessageHeading& heading);
  void lifeline(const LifelinePart& part);
  void lifeline_end(const LifelineEnd& end);
  void arrow(const DiagramArrow& arrow);
  void line(const DiagramArrow& arrow, const std::vector<Point>& way, float ink,
            const std::string& name);
  void head(const DiagramArrow& arrow);
  void lost_head(Point at, const std::string& name, float alpha);
  void arrow_targets(const DiagramArrow& arrow);
  void row_target(const DiagramRow& row);
  void row_mark(const DiagramRow& row);
  void row_texts(const DiagramRow& row);
  void text(const std::string& name, const DiagramText& text);
  void moment();
  float ink_of(const DiagramArrow& arrow, float y) const {
    return y <= arrow.now + 0.5f ? 1 : kInkToCome;
  }

  const MessageDiagram& diagram_;
  Canvas canvas_;
  int lifelines_ = 0;
};

void DiagramPainter::ground() {
  Box panel;
  panel.rect = diagram_.ground;
  panel.radius = canvas_.px(14);
  panel.fill = {Tone::kPanel, 1};
  panel.stroke = {Tone::kPanelLine, 1};
  canvas_.box({kDiagramName, "", Role::kGround}, panel);
  text("messages/title", diagram_.title);
  text("messages/note", diagram_.note);
}

// Lies thinly on everything, so that no text stands out of it.
void DiagramPainter::current_row() {
  if (!diagram_.current) return;
  Box band;
  const float top = std::max(diagram_.current->y, diagram_.view.y);
  const float bottom = std::min(diagram_.current->bottom(), diagram_.view.bottom());
  band.rect = {diagram_.current->x + canvas_.px(6), top, diagram_.current->w - canvas_.px(12),
               std::max(bottom - top, 0.0f)};
  band.radius = canvas_.px(6);
  band.fill = {Tone::kAccent, 0.08f};
  canvas_.box({"messages/current", kDiagramName, Role::kMark}, band);
}

// As the cards of the kernel map: outlined while it lives, dashed before and after.
void DiagramPainter::heading(const MessageHeading& heading) {
  using Life = MessageHeading::Life;
  const std::string name = "messages/heading " + std::to_string(heading.pid.value);
  const bool lives = heading.life == Life::kLives;
  Box card;
  card.rect = heading.box;
  card.radius = canvas_.px(10);
  card.fill = {Tone::kPanel, 1};
  card.stroke = lives ? Ink{heading.tone, 1} : Ink{Tone::kFaint, 1};
  card.stroke_width = canvas_.px(2.5f);
  card.line = lives ? Line::kSolid : Line::kDashed;
  canvas_.box({name, kDiagramName, Role::kNode}, card);
  const float big = std::max(std::round(canvas_.px(18)), 12.0f);
  const float small = std::max(std::round(canvas_.px(14)), 12.0f);
  const Rect inside = inset(heading.box, canvas_.px(3));
  const Tone tone = lives ? heading.tone : Tone::kMuted;
  const bool is_low = inside.h < (big + small) * 1.2f;
  const float first = is_low ? inside.h : inside.h * big / (big + small);
  canvas_.text({name + "/name", name, Role::kLabel}, {inside.x, inside.y, inside.w, first},
               heading.name, {Face::kSemibold, big, {tone, 1}}, Align::kCenter);
  if (is_low) return;
  const std::string pid = "pid " + std::to_string(heading.pid.value);
  const char* const after = heading.life == Life::kEnded    ? " \u00B7 ended"
                            : heading.life == Life::kToCome ? " \u00B7 to come"
                                                            : "";
  const TextStyle muted{Face::kRegular, small, {Tone::kMuted, 1}};
  const bool fits = canvas_.width(muted, pid + after) <= inside.w;
  canvas_.text({name + "/pid", name, Role::kLabel},
               {inside.x, inside.y + first, inside.w, inside.h - first}, fits ? pid + after : pid,
               muted, Align::kCenter);
}

void DiagramPainter::lifeline(const LifelinePart& part) {
  const bool asleep = part.look == LifelinePart::Look::kAsleep;
  const float w = canvas_.px(asleep ? 14 : 3);
  Box bar;
  bar.rect = {part.x - w / 2, part.from, w, part.to - part.from};
  bar.fill = {asleep ? Tone::kBlocked : part.tone, part.ink};
  if (asleep) {
    bar.pattern = Fill::kHatched;
    bar.stroke = {Tone::kBlocked, part.ink};
    bar.stroke_width = 1;
    bar.radius = std::min(canvas_.px(4), bar.rect.h / 2);
  }
  const std::string name =
      "messages/lifeline " + std::to_string(part.pid.value) + "." + std::to_string(++lifelines_);
  canvas_.box({name, kDiagramName, Role::kMark}, bar);
}

void DiagramPainter::lifeline_end(const LifelineEnd& end) {
  Box bar;
  bar.rect = centered(end.at, canvas_.px(24), canvas_.px(4));
  bar.radius = canvas_.px(2);
  bar.fill = {end.tone, end.ink};
  canvas_.box({"messages/end " + std::to_string(end.pid.value), kDiagramName, Role::kMark}, bar);
}

// Above the moment it has happened, below it is to come.
void DiagramPainter::arrow(const DiagramArrow& arrow) {
  std::vector<Point> done, to_come;
  for (const Point& point : arrow.way) {
    const bool is_done = point.y <= arrow.now + 0.5f;
    if (!is_done && to_come.empty() && !done.empty()) {
      const Point last = done.back();
      const float part = (arrow.now - last.y) / (point.y - last.y);
      const Point cut = lerp(last, point, std::clamp(part, 0.0f, 1.0f));
      done.push_back(cut);
      to_come.push_back(cut);
    }
    (is_done ? done : to_come).push_back(point);
  }
  line(arrow, done, 1, arrow.name);
  line(arrow, to_come, kInkToCome, arrow.name + " to come");
  head(arrow);
  arrow_targets(arrow);
}

void DiagramPainter::line(const DiagramArrow& arrow, const std::vector<Point>& way, float ink,
                          const std::string& name) {
  if (way.size() < 2) return;
  Curve curve;
  curve.points.push_back(way.front());
  for (std::size_t i = 1; i < way.size(); ++i) line_to(curve.points, way[i]);
  curve.ink = {arrow.tone, ink};
  curve.width = canvas_.px(2.5f);
  if (arrow.kind == MessageKind::kFork) curve.line = Line::kDotted;
  canvas_.curve({"messages/" + name, "", Role::kEdge}, std::move(curve));
}

void DiagramPainter::head(const DiagramArrow& arrow) {
  const Point tip = arrow.way.back(), before = arrow.way[arrow.way.size() - 2];
  const float length = std::hypot(tip.x - before.x, tip.y - before.y);
  if (arrow.head == DiagramArrow::Head::kBeyondView || length <= 0) return;
  const Ink ink{arrow.tone, ink_of(arrow, tip.y)};
  const std::string name = "messages/" + arrow.name + "/head";
  if (arrow.head == DiagramArrow::Head::kOpen) {
    Dot ring;
    ring.center = tip;
    ring.radius = canvas_.px(6);
    ring.fill = {Tone::kPanel, 1};
    ring.stroke = ink;
    ring.stroke_width = canvas_.px(2.5f);
    return canvas_.dot({name, kDiagramName, Role::kMark}, ring);
  }
  if (arrow.head == DiagramArrow::Head::kLost) return lost_head(tip, name, ink.alpha);
  const Point along{(tip.x - before.x) / length, (tip.y - before.y) / length};
  const float far = std::min(canvas_.px(13), length), wide = canvas_.px(6);
  const Point base{tip.x - along.x * far, tip.y - along.y * far};
  Polygon triangle;
  triangle.points = {tip,
                     {base.x - along.y * wide, base.y + along.x * wide},
                     {base.x + along.y * wide, base.y - along.x * wide}};
  triangle.fill = ink;
  canvas_.polygon({name, kDiagramName, Role::kMark}, std::move(triangle));
}

void DiagramPainter::lost_head(Point at, const std::string& name, float alpha) {
  const float reach = canvas_.px(9);
  for (const float turn : {1.0f, -1.0f}) {
    Curve stroke;
    stroke.points.push_back({at.x - reach, at.y - turn * reach});
    line_to(stroke.points, {at.x + reach, at.y + turn * reach});
    stroke.ink = {Tone::kDanger, alpha};
    stroke.width = canvas_.px(3.5f);
    canvas_.curve({name + (turn > 0 ? "" : " back"), kDiagramName, Role::kMark}, std::move(stroke));
  }
}

// Small boxes along the way, because a target is upright.
void DiagramPainter::arrow_targets(const DiagramArrow& arrow) {
  constexpr float kPieces = 12;
  const float size = canvas_.px(14);
  for (std::size_t i = 0; i + 1 < arrow.way.size(); ++i) {
    const Point a = arrow.way[i], b = arrow.way[i + 1];
    const float w = std::abs(b.x - a.x) / kPieces, h = std::abs(b.y - a.y) / kPieces;
    for (float piece = 0.5f; piece < kPieces; ++piece) {
      const Point at = lerp(a, b, piece / kPieces);
      canvas_.target({arrow.name,
                      centered(at, std::max(w, size), std::max(h, size)),
                      SeekTo{arrow.step},
                      arrow.tooltip,
                      {}});
    }
  }
}

void DiagramPainter::row_target(const DiagramRow& row) {
  Rect box = row.band;
  const float bottom = std::min(box.bottom(), diagram_.view.bottom());
  box.y = std::max(box.y, diagram_.view.y);
  box.h = bottom - box.y;
  if (box.h <= 0) return;
  canvas_.target({"message row " + std::to_string(row.row->step),
                  box,
                  SeekTo{row.row->step},
                  row.tooltip,
                  {}});
}

// Who acts in a step stands there as a dot.
void DiagramPainter::row_mark(const DiagramRow& row) {
  if (!row.actor) return;
  Dot dot;
  dot.center = *row.actor;
  dot.radius = canvas_.px(5);
  dot.fill = {Tone::kPanel, 1};
  canvas_.dot({row_name(row) + "/ground", kDiagramName, Role::kMark}, dot);
  dot.fill = {row.tone, row.ink};
  canvas_.dot({row_name(row) + "/actor", kDiagramName, Role::kMark}, dot);
}

void DiagramPainter::row_texts(const DiagramRow& row) {
  text(row_name(row) + "/number", row.number);
  text(row_name(row) + "/word", row.word);
}

// With the panel's colour behind its letters, so that no line runs through them.
void DiagramPainter::text(const std::string& name, const DiagramText& text) {
  if (text.text.empty() || text.box.w <= 0 || text.box.h < text.style.size) return;
  const float pad = canvas_.px(3);
  const float w = std::min(canvas_.width(text.style, text.text), text.box.w);
  float x = text.box.x;
  if (text.align == Align::kRight) x = text.box.right() - w;
  if (text.align == Align::kCenter) x = text.box.center().x - w / 2;
  Box halo;
  const float h = std::min(text.style.size * 1.3f, text.box.h);
  halo.rect = {x - pad, text.box.center().y - h / 2, w + 2 * pad, h};
  halo.radius = canvas_.px(4);
  halo.fill = {Tone::kPanel, 1};
  canvas_.box({name + "/halo", kDiagramName, Role::kMark}, halo);
  canvas_.text({name, kDiagramName, Role::kLabel}, text.box, text.text, text.style, text.align);
}

void DiagramPainter::moment() {
  if (!diagram_.now) return;
  const float y = *diagram_.now, w = canvas_.px(2.5f), radius = canvas_.px(6);
  Box line;
  line.rect = {diagram_.view.x + canvas_.px(8), y - w / 2, diagram_.view.w - canvas_.px(16), w};
  line.fill = {Tone::kText, 1};
  canvas_.box({"messages/moment", kDiagramName, Role::kMark}, line);
  Dot knob;
  knob.center = {line.rect.x + radius, y};
  knob.radius = radius;
  knob.fill = {Tone::kText, 1};
  canvas_.dot({"messages/moment/knob", kDiagramName, Role::kMark}, knob);
}

}  // namespace

Picture message_picture(const MessageDiagram& diagram, const TextMetrics& metrics) {
  return DiagramPainter(diagram, metrics).paint();
}

}  // namespace gui::scene
