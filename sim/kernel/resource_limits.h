// What a process may use up. Copies share everything until one of them changes. getrlimit(2)

#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>

#include "sim/abi/requests.h"

namespace sim::kernel {

inline constexpr std::uint64_t kUnlimited = ~std::uint64_t{0};  // RLIM_INFINITY

class ResourceLimits {
 public:
  // `resource`: 0..RLIM_NLIMITS - 1.
  const abi::ResourceLimit& operator[](int resource) const {
    static constexpr abi::ResourceLimit kNone{kUnlimited, kUnlimited};
    return all_ ? (*all_)[static_cast<std::size_t>(resource)] : kNone;
  }

  void set(int resource, const abi::ResourceLimit& limit) {
    auto changed = std::make_shared<All>();
    for (int each = 0; each < RLIM_NLIMITS; ++each) {
      (*changed)[static_cast<std::size_t>(each)] = each == resource ? limit : (*this)[each];
    }
    all_ = std::move(changed);
  }

  // The soft limit of something that is counted in ints, such as descriptors.
  int most(int resource) const {
    constexpr std::uint64_t kMost = std::numeric_limits<int>::max();
    return static_cast<int>(std::min((*this)[resource].soft, kMost));
  }

  bool operator==(const ResourceLimits& other) const {
    if (all_ == other.all_) return true;
    for (int resource = 0; resource < RLIM_NLIMITS; ++resource) {
      if (!((*this)[resource] == other[resource])) return false;
    }
    return true;
  }

 private:
  using All = std::array<abi::ResourceLimit, RLIM_NLIMITS>;
  std::shared_ptr<const All> all_;  // empty: nothing is limited
};

}  // namespace sim::kernel
