// The descriptor table of a card: one cell per number, what it points at, closed ones dashed.

#include <fcntl.h>

#include <algorithm>

#include "gui/scene/geometry.h"
#include "gui/scene/process_card.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

// How large and how long the words of a card's cells are: the same for the card's whole life.
struct CellType {
  float number = 28;  // design pixels
  float words = 15;   // 0: no words fit
  bool are_long = true;
};

float widest(const Stage& stage, float size, std::initializer_list<const char*> texts) {
  float width = 0;
  for (const char* text : texts) {
    width = std::max(width, stage.metrics.width(Face::kRegular, stage.px(size), text));
  }
  return width;
}

// The largest number that fits into a cell, in `share` of its height.
float number_size(const Stage& stage, const CellPlace& cell, float share) {
  const float room = cell.box.w - stage.px(6);
  const std::string number = std::to_string(cell.fd);
  constexpr float kSmallest = 10;
  for (const float size : {28.0f, 24.0f, 20.0f, 17.0f, 14.0f, 12.0f}) {
    const bool fits = stage.metrics.width(Face::kSemibold, stage.px(size), number) <= room;
    if (fits && size * 1.15f <= cell.box.h / stage.places.unit * share) return size;
  }
  return kSmallest;
}

// Whether the branch has a description whose words on a cell are the longest.
bool has_both_ways(const MapPlan& plan) {
  return std::any_of(plan.descriptions.begin(), plan.descriptions.end(),
                     [](const PlannedDescription& description) {
                       return description.tint >= 0 &&
                              (description.status_flags & O_ACCMODE) == O_RDWR;
                     });
}

CellType cell_type(const Stage& stage, const std::vector<CellPlace>& cells) {
  const Rect& box = cells.back().box;
  const char* longest_role = has_both_ways(stage.plan) ? "read+write" : "write end";
  const float room = box.w - stage.px(6);
  CellType type;
  type.number = number_size(stage, cells.back(), 0.38f);
  const float two_lines = (box.h * 0.62f - stage.px(10)) / 2;
  for (const float size : {15.0f, 14.0f, 13.0f, 12.0f}) {
    type.words = size;
    if (stage.px(size) * 1.2f > two_lines) continue;
    if (widest(stage, size, {"terminal", longest_role, "closed", "pipe #8"}) <= room) return type;
  }
  type.are_long = false;
  for (const float size : {14.0f, 13.0f, 12.0f, 11.0f}) {
    type.words = size;
    if (stage.px(size) * 1.2f > two_lines) continue;
    if (widest(stage, size, {"write", "pipe"}) <= room) return type;
  }
  type.words = 0;
  type.number = number_size(stage, cells.back(), 0.6f);
  return type;
}

const kernel::Descriptor* descriptor_at(const sim::world::World& world, Pid pid, int fd) {
  const kernel::Process* process = world.kernel.processes.find(pid);
  return process ? kernel::find(process->descriptors, sim::abi::Fd{fd}) : nullptr;
}

DescriptionId description_at(const sim::world::World& world, Pid pid, int fd) {
  const kernel::Descriptor* found = descriptor_at(world, pid, fd);
  return found ? found->description : DescriptionId{};
}

bool is_closed_by_exec(const sim::world::World& world, Pid pid, int fd) {
  const kernel::Descriptor* found = descriptor_at(world, pid, fd);
  return found && found->close_on_exec;
}

struct CellDrawing {
  const Stage& stage;
  const PlannedProcess& process;
  CellType type;
  Canvas canvas;

  std::string name(const CellPlace& cell) const { return cell_name(process.pid, cell.fd); }

  // While a cell changes, what it will be lies on what it was.
  static Role role(const std::string& name) {
    return name.ends_with("/after") ? Role::kMoving : Role::kNode;
  }

  void number(const CellPlace& cell, Ink ink, const std::string& owner) {
    const float one_line = type.words == 0 ? cell.box.h - canvas.px(8) : cell.box.h * 0.38f;
    const Rect box{cell.box.x, cell.box.y + (type.words == 0 ? 0 : cell.box.h * 0.05f), cell.box.w,
                   one_line};
    const TextStyle style{Face::kSemibold, canvas.px(type.number), ink};
    const std::string joined = first_fitting(stage.metrics, style, cell.box.w - canvas.px(6),
                                             {"0 1 2", "0-2", "0\u20132"});
    const TextStyle fitted{
        Face::kSemibold,
        fitting_size(
            stage.metrics, Face::kSemibold, joined, cell.box.w - canvas.px(4),
            {style.size, canvas.px(20), canvas.px(16), canvas.px(13), canvas.px(11), canvas.px(9)}),
        ink};
    const std::string single = std::to_string(cell.fd);
    canvas.text({owner + "/number", owner, Role::kLabel}, box, cell.count > 1 ? joined : single,
                cell.count > 1 ? fitted : style, Align::kCenter);
  }

  void words(const CellPlace& cell, const std::string& first, const std::string& second, Ink ink,
             const std::string& owner) {
    if (type.words == 0) return;
    const TextStyle style{Face::kRegular, canvas.px(type.words), ink};
    const float line = std::min(canvas.px(type.words * 1.33f), cell.box.h * 0.27f);
    Rect box{cell.box.x + canvas.px(2), cell.box.y + cell.box.h * 0.43f, cell.box.w - canvas.px(4),
             line};
    canvas.text({owner + "/kind", owner, Role::kLabel}, box, first, style, Align::kCenter);
    box.y += line;
    canvas.text({owner + "/role", owner, Role::kLabel}, box, second, style, Align::kCenter);
  }

  void closed(const CellPlace& cell, float alpha, const std::string& name) {
    if (alpha <= 0) return;
    Box box;
    box.rect = cell.box;
    box.radius = std::min(canvas.px(10), cell.box.w / 4);
    box.fill = {Tone::kPage, alpha};
    box.stroke = {Tone::kPanelLine, alpha};
    box.stroke_width = canvas.px(1.5f);
    box.line = Line::kDashed;
    canvas.box({name, name_of(process.pid), role(name)}, box);
    number(cell, {Tone::kFaint, alpha}, name);
    const auto opened = process.first_open.find(cell.fd);
    const bool was_open =
        opened != process.first_open.end() && opened->second <= stage.beat.before.steps;
    const std::string word = type.are_long || cell.box.w > canvas.px(56) ? "closed" : "";
    if (was_open) words(cell, word, "", {Tone::kFaint, alpha}, name);
  }

  void open(const CellPlace& cell, const PlannedDescription& description, float alpha,
            const std::string& name) {
    if (alpha <= 0) return;
    const Tone tone = is_background(stage.plan, description)
                          ? Tone::kNeutral
                          : process_tone(stage.plan, process.pid);
    Box box;
    box.rect = cell.box;
    box.radius = std::min(canvas.px(10), cell.box.w / 4);
    box.fill = {tone, 0.08f * alpha};
    box.stroke = {tone, alpha};
    box.stroke_width = canvas.px(1.5f);
    canvas.box({name, name_of(process.pid), role(name)}, box);
    number(cell, {tone, alpha}, name);
    const CellWords said = cell_words(stage, description);
    const Ink ink{Tone::kText, alpha};
    if (type.are_long || cell.count > 1) {
      words(cell, said.kind, said.role, ink, name);
    } else {
      words(cell, said.short_kind, said.short_role, ink, name);
    }
    const float radius = std::min(canvas.px(6), cell.box.w / 5);
    canvas.dot({name + "/socket", name, Role::kMark},
               Dot{{cell.box.center().x, cell.box.bottom()}, radius, {tone, alpha}});
  }

  // Invariant: at rest just one item carries the cell's own name.
  void draw(const CellPlace& cell) {
    const DescriptionId was = description_at(stage.beat.before, process.pid, cell.fd);
    const DescriptionId is = description_at(stage.beat.after, process.pid, cell.fd);
    const PlannedDescription* before = stage.plan.find(was);
    const PlannedDescription* after = stage.plan.find(is);
    const float grown = eased(stage.beat, kAppear);
    if (was == is) {
      after ? open(cell, *after, 1, name(cell)) : closed(cell, 1, name(cell));
      return;
    }
    if (grown < 1) {
      before ? open(cell, *before, 1 - grown, name(cell)) : closed(cell, 1 - grown, name(cell));
    }
    const std::string coming = grown < 1 ? name(cell) + "/after" : name(cell);
    after ? open(cell, *after, grown, coming) : closed(cell, grown, coming);
    const Tone tone = process_tone(stage.plan, process.pid);
    if (after && grown > 0) {
      Box outline;
      outline.rect = cell.box;
      outline.radius = std::min(canvas.px(10), cell.box.w / 4);
      outline.stroke = {tone, grown};
      outline.stroke_width = canvas.px(3);
      canvas.box({name(cell) + "/outline", name(cell), Role::kMark}, outline);
    }
  }

  // FD_CLOEXEC: a crossed ring in the corner.
  void exec_mark(const CellPlace& cell) {
    const float was = is_closed_by_exec(stage.beat.before, process.pid, cell.fd) ? 1 : 0;
    const float is = is_closed_by_exec(stage.beat.after, process.pid, cell.fd) ? 1 : 0;
    const float there = lerp(was, is, eased(stage.beat, kAppear));
    if (there <= 0) return;
    const float radius = std::min(canvas.px(7), cell.box.w / 7);
    const Point at{cell.box.right() - radius * 1.8f, cell.box.y + radius * 1.8f};
    const Ink ink{Tone::kMuted, there};
    const float width = std::max(1.0f, radius * 0.3f);
    canvas.dot({name(cell) + "/exec", name(cell), Role::kMark},
               Dot{at, radius, {Tone::kPanel, there}, ink, width});
    const float reach = radius * 0.68f;
    Curve stroke;
    stroke.points = {{at.x - reach, at.y + reach}};
    line_to(stroke.points, {at.x + reach, at.y - reach});
    stroke.ink = ink;
    stroke.width = width;
    canvas.curve({name(cell) + "/exec/stroke", name(cell), Role::kMark}, stroke);
  }

  void hidden(const CellPlace& cell) {
    const std::string name = name_of(process.pid) + "/more descriptors";
    Box box;
    box.rect = cell.box;
    box.radius = canvas.px(4);
    box.stroke = {Tone::kPanelLine, 1};
    canvas.box({name, name_of(process.pid), Role::kNode}, box);
    const std::string text = "+" + std::to_string(cell.hidden);
    const float size = fitting_size(stage.metrics, Face::kRegular, text, cell.box.w,
                                    {canvas.px(13), canvas.px(11), canvas.px(9), canvas.px(7)});
    canvas.text({name + "/count", name, Role::kLabel}, cell.box, text,
                {Face::kRegular, size, {Tone::kMuted, 1}}, Align::kCenter);
    canvas.target({name, cell.box, std::nullopt, text.substr(1) + " more descriptors", {}});
  }

  void target(const CellPlace& cell) {
    const DescriptionId id = description_at(stage.beat.after, process.pid, cell.fd);
    const PlannedDescription* description = stage.plan.find(id);
    const std::string number =
        cell.count > 1 ? "descriptors 0, 1 and 2" : "descriptor " + std::to_string(cell.fd);
    std::string tip = process.name + ", " + number + ": ";
    if (description) {
      const PlannedObject* object = stage.plan.find(description->object);
      const CellWords said = cell_words(stage, *description);
      tip += (object ? object_name(stage, *object) : said.kind) +
             (said.role.empty() ? "" : ", " + said.role);
      if (is_closed_by_exec(stage.beat.after, process.pid, cell.fd)) tip += ", closed by exec";
    } else {
      tip += "closed";
    }
    canvas.target({name(cell), cell.box, std::nullopt, tip, {}});
  }
};

}  // namespace

Picture descriptor_cells(const Stage& stage, const PlannedProcess& process) {
  const std::vector<CellPlace> cells = cell_places(stage.places, process);
  if (cells.empty()) return {};
  CellDrawing drawing{stage, process, cell_type(stage, cells), stage.canvas()};
  for (const CellPlace& cell : cells) {
    if (cell.hidden > 0) {
      drawing.hidden(cell);
      continue;
    }
    drawing.draw(cell);
    drawing.exec_mark(cell);
    drawing.target(cell);
  }
  return drawing.canvas.take();
}

}  // namespace gui::scene
