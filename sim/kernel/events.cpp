#include "sim/kernel/events.h"

namespace sim::kernel {

Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

bool Event::operator==(const Event& other) const {
  return static_cast<const AnyEvent&>(*this) == static_cast<const AnyEvent&>(other);
}

void make_room(Events& events) { events.reserve(2 * events.size() + 4); }

}  // namespace sim::kernel
