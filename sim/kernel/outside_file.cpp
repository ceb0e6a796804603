#include "sim/kernel/outside_file.h"

namespace sim::kernel {

std::string take_input(OutsideFile& file, std::size_t count) { return file.input.take(count); }

}  // namespace sim::kernel
