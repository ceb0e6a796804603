#include "sim/world/breakpoints.h"

#include <algorithm>

namespace sim::world {
namespace {

template <class Item>
bool is_in(const std::vector<Item>& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

template <class Item>
void toggle_in(std::vector<Item>& items, const Item& item) {
  const auto found = std::find(items.begin(), items.end(), item);
  if (found == items.end())
    items.push_back(item);
  else
    items.erase(found);
}

template <class Kind>
bool has_event(const StepRecord& record) {
  return std::any_of(record.events.begin(), record.events.end(), [](const kernel::Event& event) {
    return std::holds_alternative<Kind>(event);
  });
}

const kernel::Object* pipe_of(const World& world, int number) {
  const kernel::Object* found = nullptr;
  world.pipe_numbers.for_each([&](abi::ObjectId id, int each) {
    if (each == number) found = world.kernel.objects.find(id);
  });
  return found;
}

bool pipe_changes(int number, const World& before, const World& after) {
  const kernel::Object* old = pipe_of(before, number);
  const kernel::Object* now = pipe_of(after, number);
  if (!old || !now) return old != now;
  return !(*old == *now);
}

// One overload for each thing that can happen.
struct Question {
  const World& before;
  const StepRecord& record;
  const World& after;

  bool operator()(const CallBlocks&) const {
    return std::holds_alternative<abi::Blocked>(record.outcome) &&
           has_event<kernel::ThreadBlocked>(record);
  }
  bool operator()(const ProcessForks&) const { return has_event<kernel::ProcessForked>(record); }
  bool operator()(const ProgramStarts&) const { return has_event<kernel::ProgramReplaced>(record); }
  bool operator()(const ProcessEnds&) const { return has_event<kernel::ProcessExited>(record); }
  bool operator()(const SignalComes&) const {
    return has_event<kernel::SignalSent>(record) || has_event<kernel::SignalDelivered>(record);
  }
  bool operator()(const DescriptorCloses& close) const {
    return std::any_of(record.events.begin(), record.events.end(), [&](const kernel::Event& event) {
      const auto* closed = std::get_if<kernel::DescriptorClosed>(&event);
      return closed && closed->fd.value == close.fd;
    });
  }
  bool operator()(const PipeChanges& change) const {
    return pipe_changes(change.number, before, after);
  }
};

}  // namespace

bool occurs(const Occurrence& occurrence, const World& before, const StepRecord& record,
            const World& after) {
  return std::visit(Question{before, record, after}, occurrence);
}

bool Breakpoints::has(const program::SourceLine& line) const { return is_in(*lines, line); }
bool Breakpoints::has(const Occurrence& occurrence) const { return is_in(occurrences, occurrence); }

void Breakpoints::toggle(const program::SourceLine& line) {
  program::SourceLines changed = *lines;
  toggle_in(changed, line);
  lines = std::make_shared<program::SourceLines>(std::move(changed));
}

void Breakpoints::toggle(const Occurrence& occurrence) { toggle_in(occurrences, occurrence); }

}  // namespace sim::world
