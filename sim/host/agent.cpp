#include "sim/host/agent.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>

#include <cassert>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstring>
#include <string_view>

namespace sim::host {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kSettleLimit{10'000};

std::string_view last_word(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  return text.substr(text.rfind(' ') + 1);
}

std::uint64_t hexadecimal(std::string_view text) {
  std::uint64_t value = 0;
  if (text.starts_with("0x")) text.remove_prefix(2);
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return value;
}

long leading_number(std::string_view text) {
  long value = LONG_MIN;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Agent::Agent(const Session& session, std::uint32_t mailbox, pid_t pid)
    : session_(&session), number_(mailbox), pid_(pid), box_(&session.mailbox(mailbox)) {
  box_->pid = pid;
}

void Agent::post(std::span<const SystemCall> calls, std::uint32_t child_mailbox) {
  assert(has_finished());
  box_->count = 0;
  box_->done = 0;
  box_->child_mailbox = child_mailbox;
  append(calls);
}

void Agent::append(std::span<const SystemCall> calls) {
  assert(box_->count + calls.size() <= kCallsPerCommand);
  std::memcpy(box_->calls + box_->count, calls.data(), calls.size_bytes());
  const auto count = box_->count + static_cast<std::uint32_t>(calls.size());
  __atomic_store_n(&box_->count, count, __ATOMIC_RELEASE);
  __atomic_store_n(&box_->posted, box_->posted + 1, __ATOMIC_RELEASE);
  ::syscall(SYS_futex, &box_->posted, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

bool Agent::has_finished() const {
  return __atomic_load_n(&box_->finished, __ATOMIC_ACQUIRE) == box_->posted;
}

void Agent::wait_until_finished(milliseconds limit) const {
  const timespec pause{limit.count() / 1000, (limit.count() % 1000) * 1'000'000};
  for (;;) {
    const std::uint32_t finished = __atomic_load_n(&box_->finished, __ATOMIC_ACQUIRE);
    if (finished == box_->posted) return;
    const long woken =
        ::syscall(SYS_futex, &box_->finished, FUTEX_WAIT, finished, &pause, nullptr, 0);
    if (woken != 0 && errno != EAGAIN) return;
  }
}

std::span<const SystemCall> Agent::calls() const { return {box_->calls, box_->count}; }

std::span<const SystemCall> Agent::run(std::span<const SystemCall> calls,
                                       std::uint32_t child_mailbox) {
  post(calls, child_mailbox);
  wait_until_finished(milliseconds(50));
  if (!has_finished() && settle() != AgentState::kFinished) return {};
  return this->calls();
}

std::int64_t Agent::run(const SystemCall& call) {
  const auto done = run(std::span(&call, 1));
  return done.empty() ? -ESRCH : done[0].result;
}

std::int64_t Agent::area_address() const {
  return static_cast<std::int64_t>(session_->agent_area(number_));
}

// A file of the agent's thread; opened once, then read anew every time.
SmallText Agent::read(FileDescriptor& file, const char* name) {
  if (!file.is_open()) {
    const std::string pid = std::to_string(pid_);
    const std::string path = pid + "/task/" + pid + "/" + name;
    file = FileDescriptor(::openat(session_->proc_folder(), path.c_str(), O_RDONLY | O_CLOEXEC));
  }
  return SmallText(file.get());
}

long Agent::times_scheduled() {
  const SmallText schedstat = read(schedstat_, "schedstat");
  if (schedstat.text().empty()) return -1;
  return leading_number(last_word(schedstat.text()));
}

// A thread is asleep inside its call when it is off the processor in that very call (the syscall
// file is written with the thread stopped), its state is an interruptible sleep, and it has not
// run between the two looks, so that both tell of the same moment.
AgentState Agent::look() {
  if (has_finished()) return AgentState::kFinished;
  const long scheduled = times_scheduled();
  const SmallText where = read(syscall_, "syscall");
  const ProcessStat stat = parse_stat(read(stat_, "stat").text());
  if (stat.is_dead()) return has_finished() ? AgentState::kFinished : AgentState::kDead;
  const bool has_not_run = scheduled >= 0 && times_scheduled() == scheduled;
  if (stat.state == 'T' && has_not_run) {
    asleep_at_ = scheduled;
    return AgentState::kStopped;
  }
  const std::uint32_t done = __atomic_load_n(&box_->done, __ATOMIC_ACQUIRE);
  if (done >= box_->count || stat.state != 'S') return AgentState::kMoving;
  const long number = leading_number(where.text());
  const long wanted = box_->calls[done].number;
  const bool is_by_futex = wanted == kSynchronise || wanted == kJoinThread;
  const bool is_its_number =
      number == (is_by_futex ? SYS_futex : wanted) || number == SYS_restart_syscall;
  const bool in_the_call =
      is_its_number && hexadecimal(last_word(where.text())) == session_->call_address();
  if (!in_the_call || !has_not_run) return AgentState::kMoving;
  asleep_at_ = scheduled;
  return AgentState::kAsleep;
}

bool Agent::await_death() {
  const auto deadline = Clock::now() + kSettleLimit;
  while (!parse_stat(read(stat_, "stat").text()).is_dead()) {
    if (Clock::now() > deadline) return false;
    ::sched_yield();
  }
  return true;
}

AgentState Agent::settle() {
  const auto deadline = Clock::now() + kSettleLimit;
  for (int looks = 0;; ++looks) {
    const AgentState state = look();
    if (state != AgentState::kMoving) return state;
    if (looks % 64 == 63 && Clock::now() > deadline) return state;
    ::sched_yield();
  }
}

}  // namespace sim::host
