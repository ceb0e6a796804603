#include "sim/host/candidates.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <set>
#include <utility>

namespace sim::host {

using abi::ThreadId;
using world::World;

// More worlds than this have never been seen; an order is found long before.
static constexpr std::size_t kMostCandidates = 16;
static constexpr int kMostSearchSteps = 20'000;

// Those that are woken and can run, in the order of waking.
static std::vector<ThreadId> woken_threads(const World& world) {
  std::vector<std::pair<long, ThreadId>> woken;
  if (world.kernel.woken_threads == 0 || world.halted) return {};
  world.kernel.threads.for_each([&](ThreadId id, const kernel::Thread& thread) {
    const bool is_stopped = kernel::is_stopped(world.kernel.processes.at(thread.process));
    const bool is_woken = thread.state == kernel::ThreadState::kWoken;
    if (is_woken && !is_stopped) woken.emplace_back(thread.woken_at, id);
  });
  std::sort(woken.begin(), woken.end());
  std::vector<ThreadId> ids;
  for (const auto& [at, id] : woken) ids.push_back(id);
  return ids;
}

const world::StepRecord& Candidates::take(ThreadId thread) {
  for (;;) {
    long instructions = std::numeric_limits<long>::max();
    if (const auto* record = take_within(thread, instructions)) return *record;
  }
}

const world::StepRecord* Candidates::take_within(ThreadId thread, long& instructions) {
  for (Candidate& each : all_) {
    if (each.has_begun) continue;
    assert(woken_threads(each.world).empty());
    auto record = world::step_within(each.world, thread, instructions);
    if (!record) return nullptr;
    each.records.assign(1, std::move(*record));
    each.has_begun = true;
  }
  for (Candidate& each : all_) each.has_begun = false;
  return &all_.front().records.front();
}

const world::StepRecord& Candidates::type(const world::TypedInput& input) {
  for (Candidate& each : all_) {
    each.records.clear();
    each.records.push_back(world::type_input(each.world, input));
  }
  return all_.front().records.front();
}

struct Candidates::Search {
  const Accepts& may_lead_on;
  const Accepts& accepts;
  std::vector<Candidate> found;
  std::set<std::size_t> seen;  // states that were left again
  int steps_left = kMostSearchSteps;

  bool is_over() const { return found.size() >= kMostCandidates || steps_left <= 0; }

  // Depth first, the order of waking first.
  void follow(Candidate at) {
    const std::vector<ThreadId> woken = woken_threads(at.world);
    if (woken.empty()) {
      if (is_new(at) && accepts(at)) found.push_back(std::move(at));
      return;
    }
    for (std::size_t i = 0; i < woken.size() && !is_over(); ++i) {
      const bool is_last = i + 1 == woken.size();
      Candidate next = is_last ? std::move(at) : at;
      next.records.push_back(world::step(next.world, woken[i]));
      --steps_left;
      if (may_lead_on(next) && is_unseen(next, woken.size())) follow(std::move(next));
    }
  }

  // All that got here agree with Linux so far, so the state alone says whether it is worth while.
  bool is_unseen(const Candidate& candidate, std::size_t choices) {
    return choices == 1 || seen.insert(hash_of(candidate.world.kernel)).second;
  }

  bool is_new(const Candidate& candidate) const {
    return std::none_of(found.begin(), found.end(), [&](const Candidate& each) {
      return each.world.kernel == candidate.world.kernel;
    });
  }
};

// Where nobody has a choice the world goes on in its place; a copy of it is not cheap.
bool Candidates::finish_without_choice() {
  while (all_.size() == 1) {
    Candidate& only = all_.front();
    const std::vector<ThreadId> woken = woken_threads(only.world);
    if (woken.size() != 1) return woken.empty();
    only.records.push_back(world::step(only.world, woken.front()));
  }
  return false;
}

bool Candidates::narrow(const Accepts& may_lead_on, const Accepts& accepts) {
  if (finish_without_choice()) return accepts(all_.front());
  Search search{may_lead_on, accepts, {}, {}};
  for (const Candidate& each : all_) {
    if (!search.is_over()) search.follow(each);
  }
  if (search.found.empty()) return false;
  all_ = std::move(search.found);
  return true;
}

std::vector<world::StepRecord> Candidates::usual_order() const {
  Candidate usual = all_.front();
  for (auto woken = woken_threads(usual.world); !woken.empty();
       woken = woken_threads(usual.world)) {
    usual.records.push_back(world::step(usual.world, woken.front()));
  }
  return usual.records;
}

}  // namespace sim::host
