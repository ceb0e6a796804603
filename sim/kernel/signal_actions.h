// What becomes of each signal in a process. Copies share everything until one of them changes.

#pragma once

#include <array>
#include <memory>

#include "sim/abi/requests.h"

namespace sim::kernel {

inline constexpr int kSignals = 65;  // 1..64; 0 is no signal

class SignalActions {
 public:
  const abi::SignalAction& operator[](int signal) const {
    static const abi::SignalAction kDefault;
    return all_ ? (*all_)[static_cast<std::size_t>(signal)] : kDefault;
  }

  void set(int signal, const abi::SignalAction& action) {
    auto changed = all_ ? std::make_shared<All>(*all_) : std::make_shared<All>();
    (*changed)[static_cast<std::size_t>(signal)] = action;
    all_ = std::move(changed);
  }

  bool operator==(const SignalActions& other) const {
    if (all_ == other.all_) return true;
    for (int signal = 1; signal < kSignals; ++signal) {
      if (!((*this)[signal] == other[signal])) return false;
    }
    return true;
  }

 private:
  using All = std::array<abi::SignalAction, kSignals>;
  std::shared_ptr<const All> all_;  // empty: every signal has its default action
};

}  // namespace sim::kernel
