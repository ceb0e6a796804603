#include "gui/scene/thread_rows.h"

#include <algorithm>

#include "sim/narrate/narrate.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
namespace narrate = sim::narrate;
using sim::abi::ThreadId;
using sim::world::World;

constexpr float kRowHeight = 19;    // design pixels
constexpr float kTwoColumns = 460;  // from this width of the room on
constexpr float kColumnGap = 16;    // between the columns

struct ThreadRow {
  ThreadId thread;
  std::string name;
  std::string call, short_call;
  Tone tone = Tone::kMuted;  // of its mark
  bool is_asleep = false;
  bool has_ended = false;
};

bool runs(const Stage& stage, ThreadId thread) {
  return stage.beat.record && has_thread(*stage.beat.record) && stage.beat.record->thread == thread;
}

std::string latest_call(const World& world, ThreadId thread) {
  const auto* latest = world.latest_calls.find(thread);
  if (!latest) return "begins";
  const sim::abi::Outcome& outcome = (*latest)->outcome;
  const bool came_back = std::holds_alternative<sim::abi::Returned>(outcome) ||
                         std::holds_alternative<sim::abi::Failed>(outcome);
  return came_back ? narrate::call_with_result((*latest)->request, outcome, 12)
                   : narrate::call_text((*latest)->request, 12);
}

// pthread_mutex_lock(&m) without what all have in common.
std::string shortened(const std::string& call) {
  constexpr std::string_view kPrefix = "pthread_";
  return call.starts_with(kPrefix) ? call.substr(kPrefix.size()) : call;
}

ThreadRow row_of_living(const Stage& stage, const World& world, ThreadId id,
                        const kernel::Thread& thread) {
  ThreadRow row;
  row.thread = id;
  row.name = thread.name.empty() ? "main" : thread.name;
  const bool runs_now = runs(stage, id);
  row.is_asleep = thread.state == kernel::ThreadState::kAsleep;
  row.tone = row.is_asleep                                 ? Tone::kBlockedText
             : runs_now                                    ? Tone::kGood
             : thread.state == kernel::ThreadState::kWoken ? Tone::kAccent
                                                           : Tone::kMuted;
  if (row.is_asleep) {
    row.call = narrate::blocked_reason(world, id);
    row.short_call = narrate::call_text(thread.call->request, 6);
  } else if (runs_now && !is_revealed(stage.beat) && !stage.beat.record->diagnostic) {
    row.call = row.short_call = narrate::call_text(stage.beat.record->request, 12);
  } else {
    row.call = row.short_call =
        thread.call ? narrate::call_text(thread.call->request, 12) : latest_call(world, id);
  }
  return row;
}

std::optional<ThreadRow> row_of_finished(const kernel::Process& process, ThreadId id) {
  const auto& all = process.finished_threads;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.thread == id; });
  if (found == all.end()) return std::nullopt;
  ThreadRow row;
  row.thread = id;
  row.name = found->name.empty() ? "main" : found->name;
  row.call = "has ended, not yet joined";
  row.short_call = "ended";
  row.has_ended = true;
  return row;
}

std::optional<ThreadRow> row_of(const Stage& stage, const World& world, Pid pid, ThreadId id) {
  const kernel::Process* process = world.kernel.processes.find(pid);
  if (!process || kernel::is_zombie(*process)) return std::nullopt;
  const kernel::Thread* thread = world.kernel.threads.find(id);
  if (thread) return row_of_living(stage, world, id, *thread);
  return row_of_finished(*process, id);
}

class Rows {
 public:
  // Few threads get larger rows.
  Rows(const Stage& stage, const Rect& room, int needed) : stage_(stage), room_(room) {
    columns_ = room.w >= stage.px(kTwoColumns) ? 2 : 1;
    const int most = std::max(1, static_cast<int>(room.h / stage.px(kRowHeight) + 0.01f));
    if (needed <= most) columns_ = 1;
    per_column_ = std::clamp((needed + columns_ - 1) / columns_, std::min(3, most), most);
  }

  int capacity() const { return columns_ * per_column_; }

  // Rows go down the first column, then the second.
  Rect place(int row) const {
    const float gap = columns_ > 1 ? stage_.px(kColumnGap) : 0;
    const auto columns = static_cast<float>(columns_);
    const float width = (room_.w - gap * (columns - 1)) / columns;
    const float height = room_.h / static_cast<float>(per_column_);
    const auto column = static_cast<float>(row / per_column_);
    return {room_.x + column * (width + gap),
            room_.y + static_cast<float>(row % per_column_) * height, width, height};
  }

 private:
  const Stage& stage_;
  Rect room_;
  int columns_ = 1;
  int per_column_ = 1;
};

// A bar is asleep, a dot is not; a ring has ended.
void draw_mark(Canvas& canvas, const std::string& name, const Rect& place, const ThreadRow& row) {
  const float side = canvas.px(10);
  Box mark;
  mark.rect = {place.x, place.center().y - side / 2, side, side};
  mark.radius = row.is_asleep ? canvas.px(1) : side / 2;
  if (row.has_ended) {
    mark.stroke = {Tone::kFaint, 1};
    mark.stroke_width = canvas.px(1.5f);
  } else {
    mark.fill = {row.tone, 1};
  }
  canvas.box({name + "/mark", name, Role::kMark}, mark);
}

void draw_row(Canvas& canvas, const Stage& stage, const std::string& owner, const Rect& place,
              const ThreadRow& row, Tone process) {
  const std::string name = owner + "/thread " + std::to_string(row.thread.value);
  Box ground;
  ground.rect = place;
  canvas.box({name, owner, Role::kGround}, ground);
  draw_mark(canvas, name, place, row);
  const float size = std::min(canvas.px(17), place.h * 0.72f);
  const TextStyle bold{Face::kSemibold, size, {row.has_ended ? Tone::kMuted : process, 1}};
  const float left = place.x + canvas.px(17);
  const float most = (place.right() - left) * 0.45f;
  const float width = std::min(canvas.width(bold, row.name) + 1, most);
  canvas.text({name + "/name", name, Role::kLabel}, {left, place.y, width, place.h}, row.name,
              bold);
  const float from = left + width + canvas.px(10);
  const Rect rest{from, place.y, place.right() - from, place.h};
  const Tone tone = row.is_asleep ? Tone::kBlockedText : Tone::kMuted;
  const TextStyle style{Face::kRegular, size, {tone, 1}};
  canvas.text(
      {name + "/call", name, Role::kLabel}, rest,
      first_fitting(stage.metrics, style, rest.w,
                    {row.call, shortened(row.call), row.short_call, shortened(row.short_call)}),
      style);
  Target target{name, place, std::nullopt, row.name + ": " + row.call, Target::State::kDisabled};
  const kernel::Thread* now = stage.beat.after.kernel.threads.find(row.thread);
  if (now && now->state != kernel::ThreadState::kAsleep) {
    target.state = Target::State::kEnabled;
    target.click = RunThread{row.thread};
    target.tooltip = "Let " + row.name + " take the next step (click)";
  }
  canvas.target(target);
}

}  // namespace

Picture thread_rows(const Stage& stage, const PlannedProcess& process, const Rect& room,
                    const World& world) {
  Canvas canvas = stage.canvas();
  const std::string owner = name_of(process.pid);
  const Tone tone = process_tone(stage.plan, process.pid);
  const int most_rows =
      1 + std::max_element(process.threads.begin(), process.threads.end(),
                           [](const auto& a, const auto& b) { return a.row < b.row; })
              ->row;
  const Rows rows(stage, room, most_rows);
  const bool is_crowded = most_rows > rows.capacity();
  const int shown = is_crowded ? rows.capacity() - 1 : rows.capacity();
  std::size_t hidden = 0;
  for (const PlannedThread& planned : process.threads) {
    const auto row = row_of(stage, world, process.pid, planned.id);
    if (!row) continue;
    if (planned.row >= shown) {
      ++hidden;
    } else {
      draw_row(canvas, stage, owner, rows.place(planned.row), *row, tone);
    }
  }
  if (hidden > 0) {
    const Rect place = rows.place(shown);
    const TextStyle style{
        Face::kRegular, std::min(canvas.px(17), place.h * 0.72f), {Tone::kMuted, 1}};
    canvas.text({owner + "/more threads", owner, Role::kLabel}, place,
                "+" + std::to_string(hidden) + " more threads", style);
  }
  return canvas.take();
}

}  // namespace gui::scene
