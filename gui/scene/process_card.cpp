// One process as a card.

#include "gui/scene/process_card.h"

#include <algorithm>
#include <array>

#include "gui/scene/geometry.h"
#include "gui/scene/process_words.h"
#include "gui/scene/thread_rows.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/threads.h"
#include "sim/narrate/narrate.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
namespace narrate = sim::narrate;
using sim::abi::ThreadId;
using sim::world::World;

constexpr float kHatchFrame = 11;    // design pixels from the outline's middle
constexpr float kWidestBadge = 200;  // design pixels, on a wide card

// The lines of a card in design pixels from its top, and their type sizes.
struct CardType {
  float name, pid, badge, call, detail;
  float name_y, badge_y, badge_h, call_y, detail_y, detail_line;
  float pad;
};

CardType card_type(const Stage& stage, const Rect& card) {
  const float width = card.w / stage.places.unit;
  const float pad = std::clamp(width * 0.046f, 8.0f, 26.0f);
  if (stage.places.form == CardForm::kWide) {
    return {24, 18, 16, 20, 16, 13, 15, 28, 49, 77, 21, pad};
  }
  if (width >= 230) return {22, 16, 15, 17, 15, 8, 39, 25, 67, 92, 19, pad};
  return {18, 14, 13, 14, 13, 9, 38, 24, 66, 92, 18, pad};
}

struct Lines {
  std::string first, second;
  bool fits = true;
};

// Breaks a text at a space into two lines of `width` pixels; the second is cut where it must be.
Lines two_lines(const TextMetrics& metrics, const TextStyle& style, const std::string& text,
                float width) {
  const auto fits = [&](const std::string& part) {
    return metrics.width(style.face, style.size, part) <= width;
  };
  if (fits(text)) return {text, "", true};
  std::size_t cut = std::string::npos;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (!fits(text.substr(0, at))) break;
    cut = at;
  }
  if (cut == std::string::npos) return {text, "", false};
  const std::string rest = text.substr(cut + 1);
  return {text.substr(0, cut), rest, fits(rest)};
}

class ProcessCard {
 public:
  ProcessCard(const Stage& stage, const PlannedProcess& process)
      : stage_(stage),
        process_(process),
        change_(change_of(stage.beat, process.pid)),
        world_(world_for(stage.beat, change_)),
        box_(stage.places.cards[static_cast<std::size_t>(process.column)]),
        type_(card_type(stage, box_)),
        name_(name_of(process.pid)),
        canvas_(stage.canvas()) {}

  Picture draw() {
    outline();
    hatch();
    canvas_.target(card_target());
    head();
    if (process_.threads.empty()) {
      call();
      detail();
    } else {
      canvas_.add(thread_rows(stage_, process_, rows_of_threads(), world_));
    }
    canvas_.add(descriptor_cells(stage_, process_));
    return canvas_.take();
  }

 private:
  float px(float design) const { return stage_.px(design); }
  bool runs_now() const { return gui::scene::runs_now(stage_.beat, process_.pid); }
  bool is_stopped() const { return runs_now() && stage_.beat.record->diagnostic; }
  const kernel::Process* in(const World& world) const {
    return world.kernel.processes.find(process_.pid);
  }
  const kernel::Thread* thread_in(const World& world) const {
    return world.kernel.threads.find(main_thread(process_.pid));
  }
  // All its threads do.
  bool sleeps_in(const World& world) const {
    bool is_there = false;
    bool all = true;
    kernel::for_each_thread(world.kernel, process_.pid, [&](ThreadId thread) {
      is_there = true;
      all = all && world.kernel.threads.at(thread).state == kernel::ThreadState::kAsleep;
    });
    return is_there && all;
  }
  bool is_dead() const {
    const kernel::Process* process = in(world_);
    return !process || kernel::is_zombie(*process);
  }
  Tone detail_tone() const { return is_stopped() ? Tone::kDanger : Tone::kMuted; }
  Tone tone() const { return is_dead() ? Tone::kMuted : process_tone(stage_.plan, process_.pid); }

  // 0..1: how asleep the process is shown.
  float sleep() const {
    const float before = sleeps_in(stage_.beat.before) ? 1 : 0;
    const float after = sleeps_in(stage_.beat.after) ? 1 : 0;
    return lerp(before, after, eased(stage_.beat, kSettle));
  }

  void outline() {
    Box box;
    box.rect = box_;
    box.radius = px(14);
    box.fill = {Tone::kPanel, 1};
    box.stroke = {tone(), 1};
    box.stroke_width = px(runs_now() ? 3.5f : 2.5f);
    canvas_.box({name_, "user space", Role::kNode}, box);
  }

  // A frame inside the outline, as wide as the card's margin lets it be.
  void hatch() {
    const float alpha = sleep();
    if (alpha <= 0) return;
    Box frame;
    frame.rect = inset(box_, px(1.5f));
    frame.radius = px(13);
    frame.fill = {Tone::kBlocked, alpha};
    frame.pattern = Fill::kHatched;
    canvas_.box({name_ + "/hatch", name_, Role::kMark}, frame);
    Box inside;
    inside.rect = inset(box_, px(std::min(kHatchFrame, type_.pad - 3)));
    inside.radius = px(8);
    inside.fill = {Tone::kPanel, 1};
    canvas_.box({name_ + "/inside", name_, Role::kMark}, inside);
  }

  // exec() gives a process the name of its new program.
  std::string title_now() const {
    const kernel::Process* process = in(world_);
    return process ? process->name : process_.name;
  }

  Rect row(float y, float height) const {
    return {box_.x + px(type_.pad), box_.y + px(y), box_.w - 2 * px(type_.pad), px(height)};
  }

  void head() {
    const bool is_wide = stage_.places.form == CardForm::kWide;
    Rect line = row(type_.name_y, type_.name * 1.35f);
    if (is_wide) line.w -= px(kWidestBadge + 10);
    const TextStyle pid{Face::kRegular, px(type_.pid), {Tone::kMuted, 1}};
    const std::string number = "pid " + std::to_string(process_.pid.value);
    const float number_width = canvas_.width(pid, number) + 1;
    const TextStyle name{Face::kSemibold, px(type_.name), {tone(), 1}};
    const Rect name_box{line.x, line.y, std::max(0.0f, line.w - number_width - px(12)), line.h};
    const std::string title = title_now();
    canvas_.text({name_ + "/name", name_, Role::kLabel}, name_box, title, name);
    const float used = std::min(canvas_.width(name, title), name_box.w);
    canvas_.text({name_ + "/pid", name_, Role::kLabel},
                 {line.x + used + px(12), line.y + px(type_.name * 0.08f), number_width, line.h},
                 number, pid);
    const float rest = line.x + used + px(12) + number_width + px(12);
    directory({rest, line.y + px(type_.name * 0.08f), line.right() - rest, line.h}, pid);
    badge();
  }

  // Where the process works, when it has left the place where all start.
  std::string directory_words() const {
    const kernel::Process* process = in(world_);
    if (!process || kernel::is_zombie(*process)) return "";
    const kernel::KernelState& state = world_.kernel;
    const sim::abi::ObjectId place = process->working_directory;
    if (place == kernel::host_of(state, *process).home || !state.objects.contains(place)) return "";
    const bool is_removed = kernel::inode_of(state.objects.at(place))->links == 0;
    return is_removed ? "in a removed directory" : "in " + kernel::absolute_path(state, place);
  }

  void directory(const Rect& line, TextStyle style) {
    const std::string words = directory_words();
    if (words.empty() || line.w < px(40)) return;
    style.size = fitting_size(stage_.metrics, style.face, words, line.w,
                              {style.size, style.size * 0.9f, style.size * 0.8f});
    const std::string last = words.substr(std::min(words.rfind('/'), words.size()));
    canvas_.text({name_ + "/directory", name_, Role::kLabel}, line,
                 first_fitting(stage_.metrics, style, line.w, {words, "in \u2026" + last}), style);
  }

  Tone badge_tone() const {
    const kernel::Thread* thread = thread_in(world_);
    if (is_stopped()) return Tone::kDanger;
    if (is_dead()) return Tone::kMuted;
    if (!process_.threads.empty() || !thread) {
      return sleeps_in(world_) ? Tone::kBlockedText : runs_now() ? Tone::kGood : Tone::kMuted;
    }
    if (thread->state == kernel::ThreadState::kAsleep) return Tone::kBlockedText;
    if (runs_now()) return Tone::kGood;
    return thread->state == kernel::ThreadState::kWoken ? Tone::kAccent : Tone::kMuted;
  }

  void badge() {
    if (!in(world_)) return;
    const std::string words = badge_text(stage_, process_, world_);
    const TextStyle style{Face::kSemibold, px(type_.badge), {badge_tone(), 1}};
    const bool is_wide = stage_.places.form == CardForm::kWide;
    Rect line = row(type_.badge_y, type_.badge_h);
    const float width = std::min(canvas_.width(style, words) + px(is_wide ? 36 : 20),
                                 is_wide ? px(kWidestBadge) : line.w);
    const Rect pill{is_wide ? line.right() - width : line.x, line.y, width, line.h};
    Box box;
    box.rect = pill;
    box.radius = pill.h / 2;
    box.fill = {badge_tone(), 0.13f};
    box.stroke = {badge_tone(), 1};
    box.stroke_width = px(1.5f);
    canvas_.box({name_ + "/badge", name_, Role::kMark}, box);
    canvas_.text({name_ + "/badge/text", name_ + "/badge", Role::kLabel}, inset(pill, px(4)), words,
                 style, Align::kCenter);
  }

  void call() {
    const std::array<std::string, 2> texts = call_texts(stage_, process_, world_);
    const Rect line = row(type_.call_y, type_.call * 1.4f);
    const bool is_current = runs_now() || (thread_in(world_) && thread_in(world_)->call);
    const Ink ink{is_current && !is_dead() ? Tone::kText : Tone::kMuted, 1};
    TextStyle style{Face::kMono, px(type_.call), ink};
    const bool fits = canvas_.width(style, texts[0]) <= line.w;
    const std::string& text = fits ? texts[0] : texts[1];
    style.size = fitting_size(
        stage_.metrics, Face::kMono, text, line.w,
        {px(type_.call), px(type_.call * 0.9f), px(std::max(12.0f, type_.call * 0.8f))});
    canvas_.text({name_ + "/call", name_, Role::kLabel}, line, with_result(text, style, line.w),
                 style);
  }

  // Where a call is too long, its last arguments give way; what it came to stays.
  std::string with_result(const std::string& text, const TextStyle& style, float width) const {
    const std::size_t result = text.rfind(") = ");
    if (result == std::string::npos) return text;
    std::string shown = text;
    std::size_t cut = result;
    while (canvas_.width(style, shown) > width && cut != std::string::npos && cut > 0) {
      cut = text.find_last_of("|, ", cut - 1);
      shown = text.substr(0, cut + 1) + "\u2026" + text.substr(result);
    }
    return shown;
  }

  // The line below the call, and of a sleeper also why it sleeps; where there is room for only one
  // of them, the reason.
  Lines detail_lines(const TextStyle& style, float width) const {
    const auto fits = [&](const std::string& line) { return canvas_.width(style, line) <= width; };
    const std::string detail = detail_text(stage_, process_, world_);
    const std::string reason = reason_text(stage_, process_, world_);
    if (!reason.empty()) {
      if (fits(detail) && fits(reason)) return {detail, reason, true};
      const Lines broken = two_lines(stage_.metrics, style, reason, width);
      if (broken.fits) return broken;
    }
    return two_lines(stage_.metrics, style, detail, width);
  }

  // Signals that wait or are held back take the second line.
  Lines lines_below_call(const TextStyle& style, float width) const {
    const auto signals = signal_texts(process_, world_);
    if (signals[0].empty()) return detail_lines(style, width);
    const bool fits = canvas_.width(style, signals[0]) <= width;
    return {without_tail(style, detail_text(stage_, process_, world_), width),
            fits ? signals[0] : signals[1]};
  }

  // "in the handler for SIGINT: 3 bytes written" gives up its end where that does not fit.
  std::string without_tail(const TextStyle& style, const std::string& text, float width) const {
    const std::size_t colon = text.find(": ");
    return canvas_.width(style, text) <= width ? text : text.substr(0, colon);
  }

  void detail() {
    const TextStyle style{Face::kRegular, px(type_.detail), {detail_tone(), 1}};
    Rect line = row(type_.detail_y, type_.detail_line);
    const Lines lines = lines_below_call(style, line.w);
    canvas_.text({name_ + "/detail", name_, Role::kLabel}, line, lines.first, style);
    line.y += px(type_.detail_line);
    canvas_.text({name_ + "/detail 2", name_, Role::kLabel}, line, lines.second, style);
  }

  // Between the head and the descriptors.
  Rect rows_of_threads() const {
    const float top = type_.call_y - 4;
    const float bottom = type_.detail_y + 2 * type_.detail_line + 2;
    return row(top, bottom - top);
  }

  Target card_target() const {
    Target target{name_, box_, std::nullopt, "", Target::State::kDisabled};
    const World& now = stage_.beat.after;
    const kernel::Thread* thread = thread_in(now);
    const kernel::Process* process = in(now);
    if (process && process->exit_status) {
      target.tooltip =
          title_now() + ": " + ending_words(*process->exit_status) + ", not yet waited for";
    } else if (thread && thread->state == kernel::ThreadState::kAsleep) {
      const ThreadId sleeper = main_thread(process_.pid);
      target.tooltip = title_now() + ": " + narrate::card_detail(now, sleeper) + ". " +
                       narrate::blocked_reason(now, sleeper);
    } else if (thread) {
      target.state = Target::State::kEnabled;
      target.click = RunThread{main_thread(process_.pid)};
      target.tooltip = "Let " + title_now() + " take the next step (click)";
    }
    const std::string signals = signal_texts(process_, now)[0];
    if (!signals.empty()) target.tooltip += ". Signals: " + signals;
    const std::string place = directory_words();
    if (!place.empty()) target.tooltip += ". It works " + place;
    return target;
  }

  const Stage& stage_;
  const PlannedProcess& process_;
  Change change_;
  const World& world_;
  Rect box_;
  CardType type_;
  std::string name_;
  Canvas canvas_;
};

}  // namespace

Change change_of(const Beat& beat, Pid pid) {
  return change_between(beat.before.kernel.processes.find(pid),
                        beat.after.kernel.processes.find(pid));
}

Picture process_card(const Stage& stage, const PlannedProcess& process) {
  return ProcessCard(stage, process).draw();
}

}  // namespace gui::scene
