// Properties of the ring at any size: nothing lost, nothing invented, order kept, never over
// capacity. The same oracle is shown to catch rings that are wrong.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/pipe.h"
#include "tests/support/random_kernel.h"

namespace fdscope::test {
namespace {

namespace kernel = sim::kernel;

struct RingOperation {
  enum class Kind { kWrite, kRead } kind;
  std::size_t count;  // bytes
};

// A ring under test: Linux's, or one with a seeded fault.
struct Ring {
  virtual ~Ring() = default;
  virtual std::size_t write(kernel::Pipe& pipe, const std::string& bytes) const {
    const std::size_t merged = merge_remainder(pipe, bytes);
    return merged + fill_slots(pipe, std::string_view(bytes).substr(merged));
  }
  virtual std::string read(kernel::Pipe& pipe, std::size_t count) const {
    std::string bytes(first_bytes(pipe, count));
    drop_first(pipe, bytes.size());
    return bytes;
  }
};

std::string next_bytes(std::size_t count, unsigned& counter) {
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(counter++ % 251);
  return bytes;
}

bool is_within_capacity(const kernel::Pipe& pipe) {
  const auto slot_bytes = static_cast<std::size_t>(pipe.size.slot_bytes);
  return free_slots(pipe) >= 0 &&
         std::all_of(pipe.slots.begin(), pipe.slots.end(), [&](const kernel::PipeSlot& slot) {
           return !slot.bytes.empty() &&
                  static_cast<std::size_t>(slot.consumed) + slot.bytes.size() <= slot_bytes;
         });
}

// The first property that does not hold, or nothing.
std::optional<std::string> fault_of(const Ring& ring, kernel::PipeSize size,
                                    const std::vector<RingOperation>& operations) {
  kernel::Pipe pipe;
  pipe.size = size;
  std::string accepted, delivered;
  unsigned counter = 0;
  for (const RingOperation& operation : operations) {
    if (operation.kind == RingOperation::Kind::kWrite) {
      const std::string bytes = next_bytes(operation.count, counter);
      const std::size_t stored = ring.write(pipe, bytes);
      if (stored > bytes.size()) return "more stored than given";
      const bool is_small = bytes.size() <= static_cast<std::size_t>(size.slot_bytes);
      if (is_small && stored != 0 && stored != bytes.size()) return "a small write was cut";
      if (stored < bytes.size() && free_slots(pipe) > 0) return "room was left unused";
      accepted += bytes.substr(0, stored);
    } else {
      const std::string bytes = ring.read(pipe, operation.count);
      if (bytes.size() > operation.count) return "more read than asked for";
      if (bytes.size() < operation.count && queued_bytes(pipe) > 0) return "bytes were held back";
      delivered += bytes;
    }
    if (!is_within_capacity(pipe)) return "over capacity";
    if (delivered + queued_text(pipe) != accepted) return "bytes lost, invented or out of order";
  }
  return std::nullopt;
}

std::vector<RingOperation> any_operations(kernel::PipeSize size) {
  const auto most = static_cast<std::size_t>(2 * size.slots * size.slot_bytes);
  const auto operation = rc::gen::map(
      rc::gen::pair(rc::gen::arbitrary<bool>(), rc::gen::inRange<std::size_t>(0, most + 1)),
      [](const std::pair<bool, std::size_t>& drawn) {
        const auto kind = drawn.first ? RingOperation::Kind::kWrite : RingOperation::Kind::kRead;
        return RingOperation{kind, drawn.second};
      });
  return *rc::gen::container<std::vector<RingOperation>>(operation);
}

RC_GTEST_PROP(TheRing, LosesInventsAndReordersNothingAtAnySize, ()) {
  const kernel::PipeSize size = any_size();
  const auto fault = fault_of(Ring{}, size, any_operations(size));
  if (fault) RC_FAIL(*fault);
}

// A sequence that merges, reads in the middle of a slot, fills up and drains.
const std::vector<RingOperation> kTelling = {
    {RingOperation::Kind::kWrite, 3},  {RingOperation::Kind::kWrite, 1},
    {RingOperation::Kind::kRead, 2},   {RingOperation::Kind::kWrite, 2},
    {RingOperation::Kind::kWrite, 15}, {RingOperation::Kind::kRead, 5},
    {RingOperation::Kind::kRead, 100}, {RingOperation::Kind::kWrite, 7},
};
constexpr kernel::PipeSize kTellingSize{4, 4};

struct OverfillsTheLastSlot : Ring {
  std::size_t write(kernel::Pipe& pipe, const std::string& bytes) const override {
    if (pipe.slots.empty()) return Ring::write(pipe, bytes);
    pipe.slots.append_to_back(bytes);
    return bytes.size();
  }
};

struct MergesAPart : Ring {
  std::size_t write(kernel::Pipe& pipe, const std::string& bytes) const override {
    if (pipe.slots.empty()) return Ring::write(pipe, bytes);
    pipe.slots.append_to_back(bytes.substr(0, 1));
    return std::min<std::size_t>(1, bytes.size());
  }
};

struct LosesTheLastByte : Ring {
  std::string read(kernel::Pipe& pipe, std::size_t count) const override {
    std::string bytes = Ring::read(pipe, count);
    if (bytes.size() > 3) bytes.pop_back();
    return bytes;
  }
};

struct ReadsOneSlotOnly : Ring {
  std::string read(kernel::Pipe& pipe, std::size_t count) const override {
    const std::size_t first = pipe.slots.empty() ? 0 : pipe.slots.front().bytes.size();
    return Ring::read(pipe, std::min(count, first));
  }
};

TEST(TheRingOracle, AcceptsLinuxsRing) {
  EXPECT_EQ(fault_of(Ring{}, kTellingSize, kTelling), std::nullopt);
}

TEST(TheRingOracle, CatchesEverySeededFault) {
  EXPECT_NE(fault_of(OverfillsTheLastSlot{}, kTellingSize, kTelling), std::nullopt);
  EXPECT_NE(fault_of(MergesAPart{}, kTellingSize, kTelling), std::nullopt);
  EXPECT_NE(fault_of(LosesTheLastByte{}, kTellingSize, kTelling), std::nullopt);
  EXPECT_NE(fault_of(ReadsOneSlotOnly{}, kTellingSize, kTelling), std::nullopt);
}

}  // namespace
}  // namespace fdscope::test
