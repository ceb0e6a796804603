#include "sim/host/pinning.h"

namespace sim::host {

Pinning::Pinning() {
  CPU_ZERO(&before_);
  const int processor = sched_getcpu();
  if (processor < 0 || sched_getaffinity(0, sizeof before_, &before_) != 0) return;
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(static_cast<unsigned>(processor), &one);
  is_pinned_ = sched_setaffinity(0, sizeof one, &one) == 0;
}

Pinning::~Pinning() {
  if (is_pinned_) sched_setaffinity(0, sizeof before_, &before_);
}

}  // namespace sim::host
