#include "sim/kernel/calls/limit.h"

#include <sys/resource.h>

#include <algorithm>
#include <limits>

namespace sim::kernel {

using abi::fails_with;
using abi::ResourceLimit;
using abi::returns;

static constexpr std::uint64_t kUnlimited = ~std::uint64_t{0};

// Numbers that the model counts are ints.
static int as_count(std::uint64_t limit) {
  constexpr std::uint64_t kMost = std::numeric_limits<int>::max();
  return static_cast<int>(std::min(limit, kMost));
}

// Only the limits of descriptors and processes are kept: nothing else in the model runs out.
static ResourceLimit limit_of(const Caller& caller, int resource) {
  const Process& process = caller.process();
  if (resource == RLIMIT_NOFILE) {
    return {static_cast<std::uint64_t>(process.descriptor_limit),
            static_cast<std::uint64_t>(process.most_descriptors)};
  }
  if (resource == RLIMIT_NPROC) {
    return {static_cast<std::uint64_t>(process.process_limit),
            static_cast<std::uint64_t>(process.most_processes)};
  }
  return {kUnlimited, kUnlimited};
}

static void set_limit(const Caller& caller, int resource, const ResourceLimit& limit) {
  Process& process = caller.state.processes.edit(caller.pid);
  if (resource == RLIMIT_NOFILE) {
    process.descriptor_limit = as_count(limit.soft);
    process.most_descriptors = as_count(limit.hard);
  }
  if (resource == RLIMIT_NPROC) {
    process.process_limit = as_count(limit.soft);
    process.most_processes = as_count(limit.hard);
  }
}

Outcome limit(const Caller& caller, const abi::LimitRequest& request) {
  if (request.resource < 0 || request.resource >= RLIM_NLIMITS) return fails_with(EINVAL);
  const ResourceLimit before = limit_of(caller, request.resource);
  if (request.limit) {
    if (request.limit->soft > request.limit->hard) return fails_with(EINVAL);
    if (request.limit->hard > before.hard) return fails_with(EPERM);
    set_limit(caller, request.resource, *request.limit);
  }
  return returns(0, before);
}

}  // namespace sim::kernel
