// Which calls of several threads Linux may make in an order of its own, because no order can show:
// a network of processes after Kahn (1974). Every pipe has one reader and one writer, both wait
// when they must, and move messages of one size whole. Files, their names and what else is about
// them belong to everybody: such calls are for a batch of one thread.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/kernel/state.h"
#include "sim/world/world.h"

namespace sim::host {

using abi::ObjectId;
using abi::ThreadId;

class FreeBatch {
 public:
  // Adds a group of the model's steps: a thread's first attempt at a call, and what the threads
  // that it has woken came to, nobody having a choice. `after` is the kernel's state then. False:
  // the order could matter, or others are concerned; the batch must be made without this group.
  bool add(std::span<const world::StepRecord> group, const kernel::KernelState& after);

  // Whether what is there after the latest group follows from the calls alone. Where messages share
  // slots, how they lie there tells who was ahead, so a pipe of two threads must be empty.
  bool can_end() const { return can_end_; }

  std::size_t threads() const { return threads_.size(); }  // that make calls in it
  void clear();

 private:
  // What the batch does with one pipe.
  struct PipeUse {
    ObjectId pipe;
    std::size_t message_bytes = 0;
    std::size_t queued_at_first = 0;  // bytes, when the batch came to it
    ThreadId reader{};
    ThreadId writer{};
    bool has_one_size = true;
    bool has_one_reader_and_writer = true;
    std::size_t most_queued = 0;  // bytes, after any group

    bool is_shared() const;
  };
  struct Message;

  bool join(const world::StepRecord& record, std::span<const world::StepRecord> group,
            const kernel::KernelState& after);
  void note_thread(ThreadId thread);
  void note(const Message& message, std::span<const world::StepRecord> group,
            const kernel::KernelState& after);
  PipeUse& use_of(ObjectId pipe, std::span<const world::StepRecord> group,
                  const kernel::KernelState& after);
  static std::optional<Message> message_of(const world::StepRecord& record,
                                           const kernel::KernelState& after);
  static bool any_order_fits(const PipeUse& use, const kernel::Pipe& pipe);

  std::vector<ThreadId> threads_;  // in the order of joining
  std::vector<PipeUse> uses_;
  bool can_end_ = true;
  bool is_of_one_thread_ = false;  // it holds a call that others could notice
};

}  // namespace sim::host
