#include "sim/host/answers.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "sim/host/signal_steps.h"
#include "sim/host/system_calls.h"

namespace sim::host {

using world::StepRecord;

bool is_call(const StepRecord& record) { return !record.diagnostic && world::has_thread(record); }

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
  return object && (std::holds_alternative<kernel::Terminal>(*object) ||
                    std::holds_alternative<kernel::OutsideFile>(*object));
}

// Two kernels number their files in different ways: which file it is shows in the object graph. The
// order of names in a directory is its file system's. How much of a time is left is a matter of the
// model's clock, and what a thread leaves one of its program's memory.
static void drop_incomparable(abi::Outcome& outcome) {
  if (auto* failed = std::get_if<abi::Failed>(&outcome)) failed->left = 0;
  auto* returned = std::get_if<abi::Returned>(&outcome);
  if (!returned) return;
  if (auto* status = std::get_if<abi::FileStatus>(&returned->payload)) status->object = {};
  if (auto* results = std::get_if<abi::PollResults>(&returned->payload)) results->left = 0;
  if (std::holds_alternative<abi::ThreadValue>(returned->payload)) returned->payload = {};
  auto* entries = std::get_if<abi::DirectoryEntries>(&returned->payload);
  if (!entries) return;
  for (abi::DirectoryEntry& entry : *entries) entry.object = {};
  std::sort(entries->begin(), entries->end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
}

static bool has_incomparable(const abi::Outcome& outcome) {
  const auto* failed = std::get_if<abi::Failed>(&outcome);
  if (failed) return failed->left != 0;
  const auto* returned = std::get_if<abi::Returned>(&outcome);
  return returned && (std::holds_alternative<abi::FileStatus>(returned->payload) ||
                      std::holds_alternative<abi::PollResults>(returned->payload) ||
                      std::holds_alternative<abi::ThreadValue>(returned->payload) ||
                      std::holds_alternative<abi::DirectoryEntries>(returned->payload));
}

bool is_same(const abi::Outcome& model, const abi::Outcome& linux_says) {
  if (std::holds_alternative<abi::Blocked>(model)) {
    return std::holds_alternative<abi::Blocked>(linux_says);
  }
  const auto* ended = std::get_if<abi::Ended>(&linux_says);
  const auto* ended_here = std::get_if<abi::Ended>(&model);
  const bool says_no_status =
      ended && (ended->raw_status == -1 || (ended_here && ended_here->thread_only));
  if (says_no_status) return ended_here != nullptr;
  if (!has_incomparable(model)) return model == linux_says;
  abi::Outcome left = model;
  abi::Outcome right = linux_says;
  drop_incomparable(left);
  drop_incomparable(right);
  return left == right;
}

static const abi::PollResults* poll_results_of(const abi::Outcome& outcome) {
  const auto* returned = std::get_if<abi::Returned>(&outcome);
  return returned ? std::get_if<abi::PollResults>(&returned->payload) : nullptr;
}

bool has_polled_earlier(const abi::Outcome& model, const abi::Outcome& linux_says) {
  const auto* all = poll_results_of(model);
  const auto* part = poll_results_of(linux_says);
  if (!all || !part || all->events.size() != part->events.size()) return false;
  const auto is_part_of = [](short earlier, short later) { return (earlier & ~later) == 0; };
  return std::equal(part->events.begin(), part->events.end(), all->events.begin(), is_part_of);
}

// The model's files end where its page numbers do; most file systems have larger ones.
static bool meets_largest_file(const StepRecord& record) {
  const auto* failed = std::get_if<abi::Failed>(&record.outcome);
  // What RLIMIT_FSIZE refuses, which is the same on both sides, sends SIGXFSZ.
  if (failed) return failed->errno_code == EFBIG && !sends(record, SIGXFSZ);
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  if (!returned) return false;
  const auto ends_there = [&](const kernel::Event& event) {
    const auto* written = std::get_if<kernel::BytesWritten>(&event);
    return written && written->at + written->count == kernel::kLargestFile;
  };
  const auto stored = static_cast<std::size_t>(returned->value);
  const auto* write = std::get_if<abi::WriteRequest>(&record.request);
  const auto* pwrite = std::get_if<abi::PwriteRequest>(&record.request);
  const bool is_cut =
      (write && stored < write->bytes.size()) || (pwrite && stored < pwrite->bytes.size());
  return is_cut && std::any_of(record.events.begin(), record.events.end(), ends_there);
}

// The machine's own disk may be full, and may hold nothing that can be executed.
static std::optional<std::string> refusal_by_disk(const StepRecord& record,
                                                  std::span<const SystemCall> raw) {
  if (raw[0].result == -ENOSPC) {
    return "this machine's own disk, which is used without namespaces, is full";
  }
  const bool may_not_execute = raw[0].result == -EACCES && raw.size() == 2 &&
                               std::holds_alternative<abi::ExecRequest>(record.request);
  if (!may_not_execute) return std::nullopt;
  return "this machine executes no file of the folder that is used without namespaces";
}

std::optional<std::string> refusal(const StepRecord& record, std::span<const SystemCall> raw,
                                   const Session& session) {
  if (raw.empty()) return std::nullopt;
  if (!session.has_namespaces()) {
    if (auto why = refusal_by_disk(record, raw)) return why;
  }
  const std::int64_t result = raw[0].result;
  const bool is_fork = std::holds_alternative<abi::ForkRequest>(record.request);
  if (is_fork && (result == -EAGAIN || result == -ENOMEM)) {
    return "this machine allows its user no more processes";
  }
  if (result == -ENFILE) return "this machine allows its user no more pipes or open files";
  const bool is_sized = raw.size() == 2 && raw[1].arguments[1] == F_SETPIPE_SZ;
  if (is_sized && result >= 0 && raw[1].result != raw[1].arguments[2]) {
    return "this machine gives its user no more room for pipes (pipe-user-pages-soft)";
  }
  if (meets_largest_file(record) && result >= 0) {
    return "this machine has larger files than the model, which knows 8 TiB";
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
