// A wall-clock limit, as --timeout gives it.

#pragma once

#include <chrono>
#include <optional>

namespace sim::cli {

// Counts from its making; 0 ms is no limit.
class Deadline {
 public:
  explicit Deadline(long timeout_ms)
      : timeout_ms_(timeout_ms), start_(std::chrono::steady_clock::now()) {}

  bool has_passed() const { return timeout_ms_ != 0 && left_ms() <= 0; }

  // Asked for every call, so it looks at the clock only now and then.
  bool has_passed_by_now() { return ++calls_ % 256 == 0 && has_passed(); }

  // Nothing: there is no limit.
  std::optional<long> limit_left_ms() const {
    if (timeout_ms_ == 0) return std::nullopt;
    return left_ms();
  }

 private:
  long left_ms() const {
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start_);
    return timeout_ms_ - static_cast<long>(spent.count());
  }

  long timeout_ms_;
  std::chrono::steady_clock::time_point start_;
  long calls_ = 0;
};

}  // namespace sim::cli
