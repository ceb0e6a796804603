#include "sim/kernel/events.h"

namespace sim::kernel {

void make_room(Events& events) { events.reserve(2 * events.size() + 4); }

}  // namespace sim::kernel
