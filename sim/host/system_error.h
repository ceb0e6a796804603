// Why a call of our own has failed, as a sentence.

#pragma once

#include <cerrno>
#include <cstring>
#include <string>

namespace sim::host {

// "opening /dev/ptmx: Permission denied".
inline std::string because(const std::string& what, int error = errno) {
  return what + ": " + std::strerror(error);
}

}  // namespace sim::host
