// The memory that fdscope shares with its agents: one mailbox and one data area for each of them.
// Plain integers only, because the agent is a program without a library.

#pragma once

#include <stdint.h>

namespace sim::host {

inline constexpr uint32_t kMailboxes = 2048;
inline constexpr uint32_t kCallsPerCommand = 256;
inline constexpr uint64_t kAreaBytes = 16u
                                       << 20;  // an agent's own; takes memory only where touched

// One raw system call, or one of those below. `result` is the kernel's own: -errno for errors.
struct SystemCall {
  int64_t number;
  int64_t arguments[6];
  int64_t result;
};

// What an agent does beside the kernel's calls; numbers that the kernel does not have.
inline constexpr int64_t kLeaveHandler = -1;  // what the return from a handler brings back
inline constexpr int64_t kFault = -2;  // the processor refuses: argument 0 is SIGSEGV or SIGFPE
inline constexpr int64_t kReplaceProgram = -3;  // exec of another agent: arguments, environment
inline constexpr int64_t kStartThread = -4;     // that serves the child's mailbox; its number
inline constexpr int64_t kJoinThread = -5;      // argument 0: which mailbox it serves
// What threads wait for each other with, by futex(2). Arguments: the operation, the slot of the
// variable and of a condition's mutex, the mutex's kind, a count, a Deadline. See
// agent/synchronise.cpp.
inline constexpr int64_t kSynchronise = -6;
enum class Deadline : int64_t { kNone, kToCome, kOver };
inline constexpr uint32_t kSyncSlots = 1024;  // variables of a process

// The result of a call that a signal has interrupted and that would begin anew behind the handler:
// the kernel's own ERESTARTSYS, which no program sees.
inline constexpr int64_t kRestarts = -512;

// The signal by which fdscope ends a sleep whose time is over in the model. The program's sets of
// signals never hold it.
inline constexpr int kTimeSignal = 64;

// linux/signal.h, as rt_sigaction(2) takes it.
struct SignalAction {
  uint64_t handler;
  uint64_t flags;
  uint64_t restorer;
  uint64_t mask;
};
inline constexpr uint64_t kRestorer = 0x04000000;  // SA_RESTORER

// A handler that a thread has been sent into, and has not left.
struct EnteredHandler {
  int32_t signal;
  int32_t code;    // si_code
  int32_t sender;  // si_pid
  int32_t status;  // si_status
  uint64_t mask;   // blocked before
  uint64_t place;  // of the handler's frame on the stack: the later entered, the lower
  uint64_t burst;  // those of one burst were entered at once
};
inline constexpr uint32_t kMostHandlers = 64;

// A command is a list of calls that the agent makes one after the other. It can be made longer
// while it is under way; that counts as another one posted.
// Invariant: the agent touches calls below `count` only, and only while `posted != finished`;
// fdscope those from `count` on, and the others only while they are done or the agent is dead.
struct Mailbox {
  uint64_t self;      // where the agent's thread sees this mailbox: its thread pointer leads here
  uint32_t posted;    // counts commands; the agent sleeps on it
  uint32_t finished;  // the last of them that is done; fdscope sleeps on it
  uint32_t count;     // calls in the command
  uint32_t done;      // calls of the command that have returned
  uint32_t child_mailbox;  // which one the child of a fork in this command serves
  int32_t pid;            // of the agent as its own namespace counts; 0: nobody serves this mailbox
  uint32_t time_is_over;  // a time signal has come
  uint32_t handlers;      // entered and not left
  uint32_t is_at_rest;    // between two commands, with signals that have handlers held back
  uint32_t holds_child_signal;  // SIGCHLD is blocked until the next call, or until the agent rests
  uint32_t thread_lives;        // its number; 0: it has ended, and who joins it is woken
  uint64_t burst;               // counts the moments at which handlers can be entered
  uint64_t mask;                // the program's, while the agent is at rest
  uint64_t arguments_digest;    // of the latest kReplaceProgram, as the new program has seen them
  EnteredHandler entered[kMostHandlers];  // the outermost first
  SystemCall calls[kCallsPerCommand];
};

// What lies in front of the mailboxes.
struct SharedHead {
  uint64_t handler;              // what agents install as a handler
  uint64_t informed_handler;     // the same, for SA_SIGINFO
  uint64_t restorer;             // SA_RESTORER
  uint32_t can_replace_program;  // kReplaceProgram works
  uint64_t call_address;         // the program counter of an agent inside a call of a command
  char scratch[512];  // a folder that init removes when fdscope dies; empty: there is none
};
static_assert(sizeof(SharedHead) <= 4096);

inline constexpr uint64_t kMailboxOffset = 4096;
inline constexpr uint64_t kAreaOffset =
    kMailboxOffset + (kMailboxes * sizeof(Mailbox) + 4095) / 4096 * 4096;
inline constexpr uint64_t kSharedBytes = kAreaOffset + kMailboxes * kAreaBytes;

// Where the agents see the memory.
inline constexpr uint64_t kAgentBase = uint64_t{1} << 45;

// The descriptors that hand the memory and the agent's program to the first agent. It moves them
// out of every program's sight, so that they outlive exec.
inline constexpr int kSharedDescriptor = 3;
inline constexpr int kProgramDescriptor = kSharedDescriptor + 1;
inline constexpr int kFirstHiddenDescriptor = 1024;
inline constexpr int kHiddenMemory = kFirstHiddenDescriptor;
inline constexpr int kHiddenProgram = kFirstHiddenDescriptor + 1;

// Of strings and their number, as exec hands them over. FNV-1a (Fowler, Noll, Vo).
inline constexpr uint64_t kEmptyDigest = 0xcbf29ce484222325;
inline uint64_t digest_of(const char* const* strings, uint64_t digest) {
  constexpr uint64_t kPrime = 0x100000001b3;
  uint64_t count = 0;
  for (; strings[count]; ++count) {
    const char* at = strings[count];
    do {
      digest = (digest ^ static_cast<unsigned char>(*at)) * kPrime;
    } while (*at++ != 0);
  }
  return (digest ^ count) * kPrime;
}

// The first agent. It is the others' init: it adopts and reaps orphans, and observes.
inline constexpr uint32_t kInitMailbox = 0;

}  // namespace sim::host
