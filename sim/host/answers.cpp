#include "sim/host/answers.h"

#include <algorithm>

namespace sim::host {

using world::StepRecord;

bool is_call(const StepRecord& record) { return !record.diagnostic && !record.typed; }

bool comes_back(const abi::Outcome& outcome) {
  return std::holds_alternative<abi::Returned>(outcome) ||
         std::holds_alternative<abi::Failed>(outcome);
}

std::vector<const StepRecord*> last_of_each_thread(const std::vector<StepRecord>& records) {
  std::vector<const StepRecord*> last;
  for (const StepRecord& record : records) {
    const auto same = std::find_if(last.begin(), last.end(), [&](const StepRecord* each) {
      return each->thread == record.thread;
    });
    if (same == last.end()) {
      last.push_back(&record);
    } else {
      *same = &record;
    }
  }
  return last;
}

// Two kernels number their files in different ways: which file it is shows in the object graph. The
// order of names in a directory is its file system's.
static void drop_incomparable(abi::Outcome& outcome) {
  auto* returned = std::get_if<abi::Returned>(&outcome);
  if (!returned) return;
  if (auto* status = std::get_if<abi::FileStatus>(&returned->payload)) status->object = {};
  auto* entries = std::get_if<abi::DirectoryEntries>(&returned->payload);
  if (!entries) return;
  for (abi::DirectoryEntry& entry : *entries) entry.object = {};
  std::sort(entries->begin(), entries->end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
}

static bool has_incomparable(const abi::Outcome& outcome) {
  const auto* returned = std::get_if<abi::Returned>(&outcome);
  return returned && (std::holds_alternative<abi::FileStatus>(returned->payload) ||
                      std::holds_alternative<abi::DirectoryEntries>(returned->payload));
}

bool is_same(const abi::Outcome& model, const abi::Outcome& linux_says) {
  if (std::holds_alternative<abi::Blocked>(model)) {
    return std::holds_alternative<abi::Blocked>(linux_says);
  }
  const auto* ended = std::get_if<abi::Ended>(&linux_says);
  if (ended && ended->raw_status == -1) return std::holds_alternative<abi::Ended>(model);
  if (!has_incomparable(model)) return model == linux_says;
  abi::Outcome left = model;
  abi::Outcome right = linux_says;
  drop_incomparable(left);
  drop_incomparable(right);
  return left == right;
}

bool meets_end_of_input(const StepRecord& record) {
  const auto* read = std::get_if<abi::ReadRequest>(&record.request);
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  if (!is_call(record) || !read || !returned) return false;
  const auto* bytes = std::get_if<abi::Bytes>(&returned->payload);
  if (!bytes || bytes->empty()) return true;
  return bytes->size() < read->count && bytes->back() != '\n';
}

}  // namespace sim::host
