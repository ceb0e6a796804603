// fdscope's own descriptors 0, 1 and 2, and how the program's are joined to them.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/cli/options.h"
#include "sim/kernel/boot.h"
#include "sim/world/world.h"

namespace sim::cli {

// The kinds that fdscope's own descriptors have, so that a program buffers as it would natively.
kernel::StandardStreams own_streams(const RunOptions& options);

// Hands on to fdscope's descriptors 1 and 2 what the program writes, in its order.
class OutputCopier {
 public:
  // Looks up the objects behind the first process's descriptors 1 and 2.
  explicit OutputCopier(const world::World& world);

  // Writes what is new since the last call. False when the outside is gone (EPIPE and the like).
  bool copy_new(const world::World& world);

 private:
  struct Channel {
    abi::ObjectId object;
    int host_fd;
    std::size_t copied = 0;  // bytes
  };
  std::vector<Channel> channels_;
};

// Waits until descriptor 0 has something to read, its end included; without a time for ever.
// A press of the InterruptKey ends the wait, also one that nobody has taken yet.
enum class InputWait { kReady, kTimeIsOver, kInterrupted };
InputWait wait_for_stdin(std::optional<long> timeout_ms);

// Reads more input from fdscope's descriptor 0 and feeds it to the program; waits for it.
void feed_from_stdin(world::World& world);

// Everything that descriptor 0 holds now, for a regular file.
std::string read_whole_input();

}  // namespace sim::cli
