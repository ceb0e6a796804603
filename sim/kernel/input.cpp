#include "sim/kernel/input.h"

namespace sim::kernel {

std::string Input::take(std::size_t count) {
  std::string taken(unread().substr(0, count));
  read_ += taken.size();
  if (read_ * 2 > bytes_.size()) {
    bytes_.erase(0, read_);
    read_ = 0;
  }
  return taken;
}

}  // namespace sim::kernel
