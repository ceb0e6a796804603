// The memory that fdscope shares with its agents: one mailbox and one data area for each of them.
// Plain integers only, because the agent is a program without a library.

#pragma once

#include <stdint.h>

namespace sim::host {

inline constexpr uint32_t kMailboxes = 2048;
inline constexpr uint32_t kCallsPerCommand = 256;
inline constexpr uint64_t kAreaBytes = 16u
                                       << 20;  // an agent's own; takes memory only where touched

// One raw system call. `result` is the kernel's own: -errno for errors.
struct SystemCall {
  int64_t number;
  int64_t arguments[6];
  int64_t result;
};

// A command is a list of calls that the agent makes one after the other. It can be made longer
// while it is under way; that counts as another one posted.
// Invariant: the agent touches calls below `count` only, and only while `posted != finished`;
// fdscope those from `count` on, and the others only while they are done or the agent is dead.
struct Mailbox {
  uint32_t posted;         // counts commands; the agent sleeps on it
  uint32_t finished;       // the last of them that is done; fdscope sleeps on it
  uint32_t count;          // calls in the command
  uint32_t done;           // calls of the command that have returned
  uint32_t child_mailbox;  // which one the child of a fork in this command serves
  int32_t pid;  // of the agent as its own namespace counts; 0: nobody serves this mailbox
  SystemCall calls[kCallsPerCommand];
};

// What lies in front of the mailboxes.
struct SharedHead {
  uint64_t agent_base;    // where the agents see the start of this memory
  uint64_t call_address;  // the program counter of an agent inside a call of a command
  char scratch[512];      // a folder that init removes when fdscope dies; empty: there is none
};
static_assert(sizeof(SharedHead) <= 4096);

inline constexpr uint64_t kMailboxOffset = 4096;
inline constexpr uint64_t kAreaOffset =
    kMailboxOffset + (kMailboxes * sizeof(Mailbox) + 4095) / 4096 * 4096;
inline constexpr uint64_t kSharedBytes = kAreaOffset + kMailboxes * kAreaBytes;

// The descriptor that hands the memory to the first agent, which closes it at once.
inline constexpr int kSharedDescriptor = 3;

// The first agent. It is the others' init: it adopts and reaps orphans, and observes.
inline constexpr uint32_t kInitMailbox = 0;

}  // namespace sim::host
