// The two ends of a pipe below its ring: who waits there, or that nobody has it open.

#include <fcntl.h>

#include <algorithm>

#include "gui/scene/kernel_objects.h"
#include "gui/scene/pipe_contents.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

// One end at one moment.
struct End {
  const char* who;   // "writers"
  const char* name;  // "write"
  int open;          // descriptions
  kernel::WaitQueue before;
  kernel::WaitQueue after;
  Rect label, pills;

  bool is_waited_at() const { return !before.empty() || !after.empty(); }
  Rect both() const { return {label.x, label.y, pills.right() - label.x, label.h}; }
};

// Who sleeps at one end of a pipe; of a FIFO also those whose open() waits for the other end.
kernel::WaitQueue queue_at(const sim::world::World& world, const kernel::Pipe* pipe,
                           kernel::WaitQueue kernel::Pipe::*end, sim::abi::WaitReason opening) {
  if (!pipe) return {};
  kernel::WaitQueue queue = pipe->*end;
  if (!pipe->fifo) return queue;
  for (const sim::abi::ThreadId opener : pipe->fifo->openers_waiting) {
    const kernel::Thread* thread = world.kernel.threads.find(opener);
    if (thread && thread->call && thread->call->blocked.reason == opening) queue.push_back(opener);
  }
  return queue;
}

bool writers_stand_left(const Stage& stage, ObjectId pipe) {
  for (const PlannedDescription& description : stage.plan.descriptions) {
    if (description.object != pipe) continue;
    const bool is_left = description.side == PlannedDescription::Side::kLeft;
    return ((description.status_flags & O_ACCMODE) == O_WRONLY) == is_left;
  }
  return true;
}

// Below this, "readers" and the name of one of them do not stand side by side.
constexpr float kLeastPills = 62;  // design pixels

void draw(Canvas& canvas, const Stage& stage, const std::string& object, End end) {
  const std::string owner = object + "/" + end.who;
  const std::string who = end.who;
  const std::string name = end.name;
  const TextStyle style{
      Face::kRegular, std::min(canvas.px(15), end.label.h * 0.7f), {Tone::kMuted, 1}};
  const auto words = [&](const Rect& box, std::initializer_list<std::string> texts) {
    canvas.text({owner + "/label", "kernel", Role::kLabel}, box,
                first_fitting(stage.metrics, style, box.w, texts), style);
  };
  if (end.open == 0 && !end.is_waited_at()) {
    words(end.both(), {"no " + name + " end is open", "no " + name + " end"});
    return;
  }
  const bool is_beside = end.label.y < end.pills.bottom() && end.pills.y < end.label.bottom();
  const bool is_tight = is_beside && end.pills.w < canvas.px(kLeastPills);
  if (is_tight && !end.is_waited_at()) {
    words(end.both(), {who + ": none", who});
    return;
  }
  if (is_tight) {
    end.pills = end.both();
  } else {
    words(end.label, {who + " waiting", who});
  }
  Box ground;
  ground.rect = end.pills;
  canvas.box({owner, "kernel", Role::kGround}, ground);
  canvas.add(waiting_pills(stage, owner, end.pills, end.before, end.after));
}

}  // namespace

Picture pipe_queues(const Stage& stage, const PlannedObject& object, const PipePlaces& places,
                    const PipeMoments& pipe) {
  Canvas canvas = stage.canvas();
  const bool left = writers_stand_left(stage, object.id);
  draw(canvas, stage, name_of(object.id),
       {"writers", "write", pipe.shown->writers,
        queue_at(stage.beat.before, pipe.before, &kernel::Pipe::writers_waiting,
                 sim::abi::WaitReason::kFifoReader),
        queue_at(stage.beat.after, pipe.after, &kernel::Pipe::writers_waiting,
                 sim::abi::WaitReason::kFifoReader),
        left ? places.left_label : places.right_label,
        left ? places.left_pills : places.right_pills});
  draw(canvas, stage, name_of(object.id),
       {"readers", "read", pipe.shown->readers,
        queue_at(stage.beat.before, pipe.before, &kernel::Pipe::readers_waiting,
                 sim::abi::WaitReason::kFifoWriter),
        queue_at(stage.beat.after, pipe.after, &kernel::Pipe::readers_waiting,
                 sim::abi::WaitReason::kFifoWriter),
        left ? places.right_label : places.left_label,
        left ? places.right_pills : places.left_pills});
  return canvas.take();
}

}  // namespace gui::scene
