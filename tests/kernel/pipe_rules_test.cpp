// The kernel's pipe beside a second writing-down of Linux's pipe_read() and pipe_write(), as plain
// as their loops are: the same calls by several processes must come to the same results, the same
// slots and the same queues. The same comparison is shown to catch rules that are wrong.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <csignal>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/random_kernel.h"
#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

enum class Fault { kNone, kMergesAPart, kMergesAfterSleep, kWakesOnEveryRead, kRequeuesAtTheHead };

struct Call {
  bool is_write = false;
  std::string bytes;      // of a write
  std::size_t count = 0;  // of a read
  std::size_t position = 0;
  bool was_empty = false;
  bool resumed = false;
};

struct Slot {
  std::size_t offset = 0;
  std::string bytes;
};

// Results: a count of bytes, minus an errno, or kAsleep.
constexpr long kAsleep = -1000;

class LinuxPipe {
 public:
  LinuxPipe(kernel::PipeSize size, Fault fault)
      : slots_(static_cast<std::size_t>(size.slots)),
        slot_bytes_(static_cast<std::size_t>(size.slot_bytes)),
        fault_(fault) {}

  long start(int who, Call call) {
    calls[who] = std::move(call);
    return calls[who].is_write ? start_write(who) : read_loop(who);
  }

  // Of a woken process. wait_event(): the condition first; when it is false, back to sleep.
  long resume(int who) {
    Call& call = calls[who];
    const bool may_go_on = call.is_write ? ring.size() < slots_ : !ring.empty();
    if (!may_go_on) return sleep(who);
    call.resumed = true;
    if (call.is_write) {
      call.was_empty = ring.empty();
      if (fault_ == Fault::kMergesAfterSleep) merge(call);
    }
    return call.is_write ? write_loop(who) : read_loop(who);
  }

  std::deque<Slot> ring;
  std::deque<int> readers, writers;  // asleep
  std::deque<int> woken;
  std::map<int, Call> calls;
  std::string taken;  // by the last read
  bool read_nonblock = false, write_nonblock = false;

 private:
  void merge(Call& call) {
    const std::size_t rest = (call.bytes.size() - call.position) % slot_bytes_;
    if (rest == 0 || ring.empty()) return;
    Slot& last = ring.back();
    const std::size_t room = slot_bytes_ - last.offset - last.bytes.size();
    const bool fits = rest <= room || (fault_ == Fault::kMergesAPart && room > 0);
    if (!fits) return;
    const std::size_t part = std::min(rest, room);
    last.bytes += call.bytes.substr(call.position, part);
    call.position += part;
  }

  long start_write(int who) {
    Call& call = calls[who];
    if (call.bytes.empty()) return 0;
    call.was_empty = ring.empty();
    merge(call);
    return write_loop(who);
  }

  long write_loop(int who) {
    Call& call = calls[who];
    while (call.position < call.bytes.size() && ring.size() < slots_) {
      ring.push_back({0, call.bytes.substr(call.position, slot_bytes_)});
      call.position += ring.back().bytes.size();
    }
    const bool done = call.position == call.bytes.size();
    if (!done && !write_nonblock) {
      if (call.was_empty) wake_first(readers);
      return sleep(who);
    }
    if (call.was_empty) wake_first(readers);
    if (call.resumed && ring.size() < slots_) wake_first(writers);
    return call.position > 0 ? static_cast<long>(call.position) : -EAGAIN;
  }

  long read_loop(int who) {
    Call& call = calls[who];
    taken.clear();
    if (call.count == 0) return 0;
    bool freed_full = false;
    while (!ring.empty() && taken.size() < call.count) {
      Slot& slot = ring.front();
      const std::size_t part = std::min(call.count - taken.size(), slot.bytes.size());
      taken += slot.bytes.substr(0, part);
      slot.bytes.erase(0, part);
      slot.offset += part;
      if (!slot.bytes.empty()) continue;
      if (ring.size() == slots_) freed_full = true;
      ring.pop_front();
    }
    if (taken.empty()) return read_nonblock ? -EAGAIN : sleep(who);
    if (freed_full || fault_ == Fault::kWakesOnEveryRead) wake_first(writers);
    if (call.resumed && !ring.empty()) wake_first(readers);
    return static_cast<long>(taken.size());
  }

  long sleep(int who) {
    std::deque<int>& queue = calls[who].is_write ? writers : readers;
    if (fault_ == Fault::kRequeuesAtTheHead) {
      queue.push_front(who);
    } else {
      queue.push_back(who);
    }
    return kAsleep;
  }

  void wake_first(std::deque<int>& queue) {
    if (queue.empty()) return;
    woken.push_back(queue.front());
    queue.pop_front();
  }

  std::size_t slots_, slot_bytes_;
  Fault fault_;
};

long number_of(const Outcome& outcome) {
  if (const auto* returned = std::get_if<abi::Returned>(&outcome)) return returned->value;
  if (const auto* failed = std::get_if<abi::Failed>(&outcome)) return -failed->errno_code;
  return kAsleep;
}

std::deque<int> numbers_of(const kernel::WaitQueue& queue) {
  std::deque<int> numbers;
  for (const abi::ThreadId thread : queue) numbers.push_back(thread.value);
  return numbers;
}

// What the processes do: `choice` picks who, the rest is for a fresh call.
struct Action {
  unsigned choice = 0;
  enum class Kind { kWrite, kRead, kToggleReadEnd, kToggleWriteEnd } kind = Kind::kWrite;
  std::size_t size = 0;  // bytes
};

class Comparison {
 public:
  Comparison(kernel::PipeSize size, Fault fault) : kernel_(size), linux_(size, fault) {
    kernel_.pipe(kernel_.first);
    pids_.push_back(kernel_.first);
    for (int i = 0; i < 3; ++i) pids_.push_back(kernel_.fork(kernel_.first));
  }

  // The first difference, or nothing.
  std::optional<std::string> run(const std::vector<Action>& actions) {
    for (const Action& action : actions) {
      const std::vector<Pid> able = not_asleep();
      if (able.empty()) return std::nullopt;
      if (auto difference = act(able[action.choice % able.size()], action)) return difference;
    }
    return std::nullopt;
  }

 private:
  std::vector<Pid> not_asleep() const {
    std::vector<Pid> able;
    for (const Pid pid : pids_) {
      if (!kernel_.is_asleep(pid)) able.push_back(pid);
    }
    return able;
  }

  std::optional<std::string> act(Pid pid, const Action& action) {
    if (kernel_.is_woken(pid)) {
      std::erase(linux_.woken, pid.value);
      const long expected = linux_.resume(pid.value);
      return compare(kernel_.again(pid), expected);
    }
    switch (action.kind) {
      case Action::Kind::kToggleReadEnd:
        return toggle(pid, kReadEnd, linux_.read_nonblock);
      case Action::Kind::kToggleWriteEnd:
        return toggle(pid, kWriteEnd, linux_.write_nonblock);
      case Action::Kind::kRead: {
        const long expected = linux_.start(pid.value, {.bytes = {}, .count = action.size});
        return compare(kernel_.read(pid, kReadEnd, action.size), expected);
      }
      case Action::Kind::kWrite:
        break;
    }
    const std::string bytes = next_bytes(action.size);
    const long expected = linux_.start(pid.value, {.is_write = true, .bytes = bytes});
    return compare(kernel_.write(pid, kWriteEnd, bytes), expected);
  }

  std::optional<std::string> toggle(Pid pid, Fd fd, bool& nonblock) {
    nonblock = !nonblock;
    kernel_.fcntl(pid, fd, F_SETFL, nonblock ? O_NONBLOCK : 0);
    return std::nullopt;
  }

  std::optional<std::string> compare(const Outcome& outcome, long expected) {
    if (number_of(outcome) != expected) {
      return "result " + std::to_string(number_of(outcome)) + ", Linux " + std::to_string(expected);
    }
    if (const auto* returned = std::get_if<abi::Returned>(&outcome)) {
      const auto* bytes = std::get_if<abi::Bytes>(&returned->payload);
      if (bytes && *bytes != linux_.taken) return "other bytes are read";
    }
    const kernel::Pipe& pipe = kernel_.pipe_behind(kernel_.first, kReadEnd);
    if (numbers_of(pipe.readers_waiting) != linux_.readers) return "other readers sleep";
    if (numbers_of(pipe.writers_waiting) != linux_.writers) return "other writers sleep";
    for (const int who : linux_.woken) {
      if (!kernel_.is_woken(Pid{who})) return "another thread is woken";
    }
    return compare_slots(pipe);
  }

  std::optional<std::string> compare_slots(const kernel::Pipe& pipe) const {
    if (pipe.slots.size() != linux_.ring.size()) return "another number of slots is used";
    std::size_t index = 0;
    for (const kernel::PipeSlot& slot : pipe.slots) {
      const Slot& expected = linux_.ring[index++];
      if (slot.bytes != expected.bytes) return "a slot holds other bytes";
      if (static_cast<std::size_t>(slot.consumed) != expected.offset) return "another offset";
    }
    return std::nullopt;
  }

  std::string next_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    for (char& byte : bytes) byte = static_cast<char>(counter_++ % 251);
    return bytes;
  }

  TestKernel kernel_;
  LinuxPipe linux_;
  std::vector<Pid> pids_;
  unsigned counter_ = 0;
};

// Toggling is rarer than transferring, and sizes lie around a slot as often as around the whole.
std::vector<Action> any_actions(kernel::PipeSize size) {
  const auto whole = static_cast<std::size_t>(2 * size.slots * size.slot_bytes);
  const auto few = static_cast<std::size_t>(2 * size.slot_bytes);
  const int count = *rc::gen::inRange(1, 60);
  std::vector<Action> actions;
  for (int i = 0; i < count; ++i) {
    using enum Action::Kind;
    const auto kind = *rc::gen::element(kWrite, kWrite, kWrite, kWrite, kRead, kRead, kRead, kRead,
                                        kToggleReadEnd, kToggleWriteEnd);
    const std::size_t most = *rc::gen::element(few, few, whole);
    actions.push_back(
        {*rc::gen::inRange(0u, 12u), kind, *rc::gen::inRange<std::size_t>(0, most + 1)});
  }
  return actions;
}

RC_GTEST_PROP(ThePipe, FollowsLinuxStepByStepAtAnySize, ()) {
  const kernel::PipeSize size = any_size();
  const auto difference = Comparison(size, Fault::kNone).run(any_actions(size));
  if (difference) RC_FAIL(*difference);
}

// A fixed stream of actions (an LCG), so that this test never depends on luck.
std::vector<Action> telling_actions(unsigned seed) {
  std::vector<Action> actions;
  const auto draw = [&](unsigned below) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
  };
  for (int i = 0; i < 200; ++i) {
    const auto kind = draw(2) == 0 ? Action::Kind::kWrite : Action::Kind::kRead;
    actions.push_back({draw(12), kind, draw(20)});
  }
  return actions;
}

bool is_caught(Fault fault) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    if (Comparison({2, 4}, fault).run(telling_actions(seed))) return true;
  }
  return false;
}

TEST(ThePipeComparison, AcceptsTheRightRulesAndCatchesEveryWrongOne) {
  EXPECT_FALSE(is_caught(Fault::kNone));
  EXPECT_TRUE(is_caught(Fault::kMergesAPart));
  EXPECT_TRUE(is_caught(Fault::kMergesAfterSleep));
  EXPECT_TRUE(is_caught(Fault::kWakesOnEveryRead));
  EXPECT_TRUE(is_caught(Fault::kRequeuesAtTheHead));
}

}  // namespace
}  // namespace fdscope::test
