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

bool is_same(const abi::Outcome& model, const abi::Outcome& linux_says) {
  if (std::holds_alternative<abi::Blocked>(model)) {
    return std::holds_alternative<abi::Blocked>(linux_says);
  }
  const auto* ended = std::get_if<abi::Ended>(&linux_says);
  if (ended && ended->raw_status == -1) return std::holds_alternative<abi::Ended>(model);
  return model == linux_says;
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
