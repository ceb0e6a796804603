// The model's worlds that fit all that Linux has done so far. Nearly always there is one; there can
// be more for a while after Linux had a choice that nothing has shown yet, such as the order in
// which two writers fell asleep again.

#pragma once

#include <functional>
#include <span>
#include <vector>

#include "sim/world/world.h"

namespace sim::host {

struct Candidate {
  world::World world;
  std::vector<world::StepRecord> records;  // of the group of steps that is being compared
  bool has_begun = false;                  // the group, while others still run to their next call
};

class Candidates {
 public:
  explicit Candidates(world::World start) { all_.push_back({std::move(start), {}}); }

  const Candidate& first() const { return all_.front(); }
  std::span<world::StepRecord> group() { return all_.front().records; }  // the first one's
  std::size_t size() const { return all_.size(); }

  // A new group begins: `thread`, which is in no call, makes its next one. The first one's record.
  const world::StepRecord& take(abi::ThreadId thread);
  // The same, but nothing when `instructions` (counted down) of user code were not enough. Then the
  // next call goes on with this thread.
  const world::StepRecord* take_within(abi::ThreadId thread, long& instructions);
  const world::StepRecord& type(const world::TypedInput& input);

  // Lets woken threads finish their calls where nobody has a choice. Whether that was all, and
  // there is one world.
  bool finish_without_choice();

  using Accepts = std::function<bool(const Candidate&)>;

  // Lets woken threads finish their calls in every order, and keeps the worlds that are accepted.
  // `may_lead_on` is asked after every single step, so that orders that Linux has not taken are
  // left early. False when no world is accepted; then it can be asked again.
  bool narrow(const Accepts& may_lead_on, const Accepts& accepts);

  // The same without a choice: the order of waking. For words about what the model expected.
  std::vector<world::StepRecord> usual_order() const;

 private:
  struct Search;

  std::vector<Candidate> all_;
};

}  // namespace sim::host
