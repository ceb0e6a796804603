// What the agent needs of the kernel for itself.

#pragma once

#include <asm/unistd.h>

#include "sim/host/mailbox.h"

namespace agent {

inline long own_call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0,
                     long f = 0) {
  register long r10 asm("r10") = d;
  register long r8 asm("r8") = e;
  register long r9 asm("r9") = f;
  long result = number;
  asm volatile("syscall"
               : "+a"(result)
               : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
               : "rcx", "r11", "memory");
  return result;
}

inline long address_of(const void* place) { return reinterpret_cast<long>(place); }

template <class Result, class... Arguments>
uint64_t address_of(Result (*function)(Arguments...)) {
  return reinterpret_cast<uint64_t>(function);
}

inline sim::host::SharedHead& head() {
  return *reinterpret_cast<sim::host::SharedHead*>(sim::host::kAgentBase);
}

inline sim::host::Mailbox& mailbox(uint32_t number) {
  return reinterpret_cast<sim::host::Mailbox*>(sim::host::kAgentBase +
                                               sim::host::kMailboxOffset)[number];
}

}  // namespace agent
