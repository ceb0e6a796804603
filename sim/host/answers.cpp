#include "sim/host/answers.h"

#include <algorithm>

#include "sim/host/system_calls.h"

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

const kernel::Object* object_of(const StepRecord& record, const kernel::KernelState& state) {
  const auto* process = state.processes.find(record.pid);
  const auto* descriptor =
      process ? find(process->descriptors, counting_descriptor(record.request)) : nullptr;
  if (!descriptor) return nullptr;
  return &state.objects.at(state.descriptions.at(descriptor->description).object);
}

bool leads_outside(const StepRecord& record, const kernel::KernelState& state) {
  const kernel::Object* object = object_of(record, state);
  return object && !std::holds_alternative<kernel::Pipe>(*object);
}

bool is_same(const abi::Outcome& model, const abi::Outcome& linux_says) {
  if (std::holds_alternative<abi::Blocked>(model)) {
    return std::holds_alternative<abi::Blocked>(linux_says);
  }
  const auto* ended = std::get_if<abi::Ended>(&linux_says);
  if (ended && ended->raw_status == -1) return std::holds_alternative<abi::Ended>(model);
  return model == linux_says;
}

std::optional<std::string> refusal(const StepRecord& record, std::span<const SystemCall> raw) {
  if (raw.empty()) return std::nullopt;
  const std::int64_t result = raw[0].result;
  const bool is_fork = std::holds_alternative<abi::ForkRequest>(record.request);
  if (is_fork && (result == -EAGAIN || result == -ENOMEM)) {
    return "this machine allows its user no more processes";
  }
  const bool is_pipe = std::holds_alternative<abi::PipeRequest>(record.request);
  if (is_pipe && result == -ENFILE) return "this machine allows its user no more pipes";
  if (is_pipe && result == 0 && raw.size() == 2 && raw[1].result != raw[1].arguments[2]) {
    return "this machine gives its user no more room for pipes (pipe-user-pages-soft)";
  }
  return std::nullopt;
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
