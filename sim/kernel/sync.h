// What threads wait for each other with: mutexes, conditions, semaphores, barriers and read-write
// locks. On Linux they are a program's variables and the kernel keeps only the sleepers (futex(2));
// here the whole of each is an object of its process, with glibc's rules.

#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/requests.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

using abi::ObjectId;
using abi::Pid;
using abi::ThreadId;

// Free while it has no owner. A waiter that is woken must take it like anybody else, and may find
// it locked again.
struct Mutex {
  abi::MutexKind kind = abi::MutexKind::kNormal;
  ThreadId owner;  // after a fork() it may be a thread that this process does not have
  int depth = 0;   // how often its owner has locked it; 1 unless it is recursive
  WaitQueue waiting;
  bool operator==(const Mutex&) const = default;
};

// It remembers nothing but its waiters.
struct Condition {
  WaitQueue waiting;
  bool operator==(const Condition&) const = default;
};

struct Semaphore {
  int value = 0;
  WaitQueue waiting;
  bool operator==(const Semaphore&) const = default;
};

// Lets `count` threads go on together, again and again.
struct Barrier {
  int count = 0;
  int arrived = 0;
  int round = 0;  // how often all were there
  WaitQueue waiting;
  bool operator==(const Barrier&) const = default;
};

// As glibc has it by default, readers go before waiting writers.
struct ReadWriteLock {
  std::vector<ThreadId> readers;  // who have it locked, each as often as it has
  ThreadId writer;
  WaitQueue readers_waiting;
  WaitQueue writers_waiting;
  bool operator==(const ReadWriteLock&) const = default;
};

// Invariant: it is in its process's `sync_objects`, and goes with that process or its program.
struct SyncObject {
  Pid process;
  std::uint64_t address = 0;  // of the program's variable
  std::string name;           // what the listing calls it; may be empty
  std::variant<Mutex, Condition, Semaphore, Barrier, ReadWriteLock> state;
  bool operator==(const SyncObject&) const = default;
};

}  // namespace sim::kernel
