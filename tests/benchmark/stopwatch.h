// Seconds per repetition of something.

#pragma once

#include <chrono>

namespace fdscope::bench {

template <class Work>
double seconds_per(long repetitions, Work work) {
  const auto start = std::chrono::steady_clock::now();
  for (long i = 0; i < repetitions; ++i) work();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  return elapsed.count() / static_cast<double>(repetitions);
}

}  // namespace fdscope::bench
