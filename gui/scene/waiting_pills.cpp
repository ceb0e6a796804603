// Who sleeps in a queue: one pill per thread, first come first.

#include <algorithm>
#include <map>

#include "gui/scene/geometry.h"
#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
using sim::abi::ThreadId;

constexpr float kPillGap = 6;

struct Pill {
  std::string text;
  Tone tone = Tone::kNeutral;
  Rect box;
};

class Queue {
 public:
  Queue(const Stage& stage, const Rect& room) : stage_(stage), room_(room) {}

  // Where the pills of a queue stand; what has no room is summed up in the last one.
  std::map<ThreadId, Pill> pills(const kernel::WaitQueue& queue, std::size_t& hidden) const {
    std::map<ThreadId, Pill> placed;
    float x = room_.x;
    const float reserve = queue.size() > 1 ? stage_.px(30) : 0;
    for (const ThreadId thread : queue) {
      Pill pill = pill_of(thread);
      if (placed.empty()) pill.box.w = std::min(pill.box.w, room_.w - reserve);
      const bool is_last = placed.size() + 1 == queue.size();
      if (x + pill.box.w + (is_last ? 0 : reserve) > room_.right() + 0.5f) break;
      pill.box.x = x;
      x += pill.box.w + stage_.px(kPillGap);
      placed.emplace(thread, std::move(pill));
    }
    hidden = queue.size() - placed.size();
    return placed;
  }

  Rect after(const std::map<ThreadId, Pill>& placed) const {
    float x = room_.x;
    for (const auto& entry : placed) x = std::max(x, entry.second.box.right() + stage_.px(kPillGap));
    return {x, room_.y, std::max(0.0f, room_.right() - x), room_.h};
  }

  TextStyle style(Ink ink) const {
    return {Face::kSemibold, std::min(stage_.px(16), room_.h * 0.56f), ink};
  }

 private:
  Pill pill_of(ThreadId thread) const {
    Pill pill;
    pill.text = title_of(stage_, thread);
    pill.tone = process_tone(stage_.plan, process_of(stage_, thread));
    const float text = stage_.metrics.width(style({}).face, style({}).size, pill.text);
    pill.box = {room_.x, room_.y, text + stage_.px(26), room_.h};
    return pill;
  }

  const Stage& stage_;
  Rect room_;
};

void draw_pill(Canvas& canvas, const Queue& queue, const std::string& owner,
               const std::string& name, const Pill& pill, float alpha, Role role) {
  if (alpha <= 0) return;
  Box box;
  box.rect = pill.box;
  box.radius = pill.box.h / 2;
  box.fill = {pill.tone, alpha};
  canvas.box({name, owner, role}, box);
  const float pad = std::min(canvas.px(10), pill.box.w * 0.1f);
  canvas.text({name + "/name", name, Role::kLabel},
              {pill.box.x + pad, pill.box.y, pill.box.w - 2 * pad, pill.box.h}, pill.text,
              queue.style({Tone::kPanel, alpha}), Align::kCenter);
}

}  // namespace

Picture waiting_pills(const Stage& stage, const std::string& owner, const Rect& room,
                      const kernel::WaitQueue& before, const kernel::WaitQueue& after) {
  Canvas canvas = stage.canvas();
  const Queue queue(stage, room);
  std::size_t hidden_before = 0, hidden_after = 0;
  const auto was = queue.pills(before, hidden_before);
  const auto is = queue.pills(after, hidden_after);
  const float settled = eased(stage.beat, kSettle);
  const auto name = [&](ThreadId thread) { return owner + "/" + name_of(Pid{thread.value}); };
  for (const auto& [thread, pill] : was) {
    if (is.contains(thread)) continue;
    draw_pill(canvas, queue, owner, name(thread), pill, 1 - settled,
              settled > 0 ? Role::kMoving : Role::kNode);
  }
  for (const auto& [thread, pill] : is) {
    const auto old = was.find(thread);
    Pill moved = pill;
    if (old != was.end()) moved.box = lerp(old->second.box, pill.box, settled);
    const bool rests = settled <= 0 || settled >= 1;
    draw_pill(canvas, queue, owner, name(thread), moved, old == was.end() ? settled : 1,
              rests ? Role::kNode : Role::kMoving);
  }
  const std::size_t hidden = is_revealed(stage.beat) ? hidden_after : hidden_before;
  const auto& shown = is_revealed(stage.beat) ? is : was;
  if (hidden > 0) {
    canvas.text({owner + "/more", owner, Role::kLabel}, queue.after(shown),
                "+" + std::to_string(hidden), queue.style({Tone::kMuted, 1}));
  }
  const float nobody = before.empty() && after.empty() ? 1
                       : before.empty()                ? 1 - settled
                       : after.empty()                 ? settled
                                                       : 0;
  if (nobody > 0) {
    canvas.text({owner + "/none", owner, Role::kLabel}, room, "none",
                {Face::kRegular, queue.style({}).size, {Tone::kFaint, nobody}});
  }
  return canvas.take();
}

}  // namespace gui::scene
