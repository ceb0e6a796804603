// What system calls deliver, as bytes in the layouts of Linux on x86-64.

#pragma once

#include <string>

#include "sim/abi/outcome.h"

namespace sim::lang {

// struct stat, 144 bytes; struct dirent, 280 bytes each; times as a long. Empty: there is nothing
// to deliver.
std::string bytes_of(const abi::Payload& payload);

}  // namespace sim::lang
