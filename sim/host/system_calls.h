// How each request is made on Linux, and how Linux's answer reads in the model's terms.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/host/file_tree.h"
#include "sim/host/mailbox.h"
#include "sim/host/pid_names.h"

namespace sim::host {

// What a request needs to know to be made on Linux.
struct CallContext {
  const PidNames* pids = nullptr;
  const SharedHead* head = nullptr;
  int caller = 0;                // its pid on Linux
  int handlers_left = 0;         // that it returned from on its way to this call
  bool enters_handlers = false;  // on that way
  // How many bytes of Linux one byte of the model is: a classroom pipe's slot of B bytes is a page
  // of Linux, so every byte is written 4096 / B times. 1 for everything else.
  int scale = 1;
  int pipe_slots = 16;          // of a new pipe
  bool opens_new_pipe = false;  // open() of a FIFO that nobody has been let into
  // What the call's descriptor leads to, where that decides how the answer is read.
  enum class Target { kOther, kOutside, kDirectory, kFile };
  Target target = Target::kOther;
  // chmod() of what is not the program's: Linux is asked whose it is.
  bool only_looks = false;
  const FileTree* files = nullptr;
  abi::RawAddress own_address;    // that the call gives a socket without the program choosing it
  int variable_slot = 0;          // of what threads synchronise by; see kSyncSlots
  int mutex_slot = 0;             // of a condition's mutex
  int joined_mailbox = 0;         // of the thread that is waited for
  int target_thread = 0;          // its number on Linux
  int process = 0;                // the caller's; `caller` is its thread
  int directory_depth = 0;        // of the working directory: see path_below()
  abi::Outcome expected;          // what the model says; follow-up calls are made for its numbers
  char* area = nullptr;           // where data goes and comes, as we see it
  std::int64_t area_address = 0;  // the same place, as the agent sees it

  // What came of it beside the calls' results.
  int interrupted_by = 0;              // the signal whose handler runs before the call begins anew
  std::uint64_t arguments_digest = 0;  // what a new program was started with
};

// A request on its way to Linux. What comes before the first call is nothing; what comes after it
// finishes what Linux needs two calls for.
struct LinuxCall {
  std::vector<SystemCall> calls;  // empty: Linux is not asked
  std::uint64_t area_bytes = 0;   // how much of the area it uses
};

// Whether getrlimit() and setrlimit() of it are made on Linux, too; a number that is no resource's
// included. The other limits have no effect on calls, or one on agents as well.
bool is_limit_of_linux(int resource);

// The descriptor whose object says how large the call's bytes are; -1 where none are counted.
abi::Fd counting_descriptor(const abi::Request& request);

// Bytes of the area that the request takes; more than kAreaBytes: it cannot be made.
std::uint64_t area_bytes_for(const abi::Request& request, int scale);

// Whether the call can change anything in a file tree, whatever it comes to.
bool can_change_files(const abi::Request& request, const CallContext& context);

LinuxCall to_linux(const abi::Request& request, const CallContext& context);

// The outcome that `calls`, as to_linux() made them and Linux answered them, amount to.
abi::Outcome from_linux(const abi::Request& request, const CallContext& context,
                        std::span<const SystemCall> calls);

}  // namespace sim::host
