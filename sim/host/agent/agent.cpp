// An agent: a process that makes the system calls it is told to make and nothing else. It holds no
// descriptor of its own, so its descriptor numbers are the program's. It has no library: nothing
// but the calls of a command ever reaches the kernel, except sleeping in its mailbox.

#include <asm/unistd.h>
#include <linux/fcntl.h>
#include <linux/futex.h>
#include <linux/mman.h>
#include <linux/prctl.h>
#include <linux/signal.h>

#include "sim/host/mailbox.h"

using sim::host::Mailbox;
using sim::host::SharedHead;
using sim::host::SystemCall;

namespace {

char* shared;  // where the shared memory lies

}  // namespace

// The one place from which calls of commands are made: fdscope recognises a thread that sleeps
// inside one by this address.
extern "C" long fdscope_agent_call(const SystemCall* call);
extern "C" char fdscope_agent_call_address;
asm(R"(
  .text
  .globl fdscope_agent_call, fdscope_agent_call_address, _start
fdscope_agent_call:
  mov %rdi, %rcx
  mov 0(%rcx), %rax
  mov 8(%rcx), %rdi
  mov 16(%rcx), %rsi
  mov 24(%rcx), %rdx
  mov 32(%rcx), %r10
  mov 40(%rcx), %r8
  mov 48(%rcx), %r9
  syscall
fdscope_agent_call_address:
  ret
_start:
  xor %ebp, %ebp
  and $-16, %rsp
  call fdscope_agent_main
  hlt
)");

namespace {

// For what the agent needs itself.
long own_call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0) {
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

long address_of(const void* place) { return reinterpret_cast<long>(place); }

Mailbox& mailbox(uint32_t number) {
  return reinterpret_cast<Mailbox*>(shared + sim::host::kMailboxOffset)[number];
}

void wait_for_command(const Mailbox& box) {
  const uint32_t finished = box.finished;
  while (__atomic_load_n(&box.posted, __ATOMIC_ACQUIRE) == finished) {
    own_call(__NR_futex, address_of(&box.posted), FUTEX_WAIT, finished);
  }
}

void report(Mailbox& box, uint32_t posted) {
  __atomic_store_n(&box.finished, posted, __ATOMIC_RELEASE);
  own_call(__NR_futex, address_of(&box.finished), FUTEX_WAKE, 1);
}

// The mailbox that the caller serves afterwards: the child of a fork has another one.
uint32_t execute(uint32_t number) {
  Mailbox& box = mailbox(number);
  const uint32_t child_mailbox =
      box.child_mailbox;  // a child must not look here: it is not its own
  for (uint32_t i = box.done;; ++i) {
    const uint32_t posted = __atomic_load_n(&box.posted, __ATOMIC_ACQUIRE);
    if (i == __atomic_load_n(&box.count, __ATOMIC_ACQUIRE)) {
      report(box, posted);
      return number;
    }
    const bool is_fork = box.calls[i].number == __NR_fork;
    const long result = fdscope_agent_call(&box.calls[i]);
    if (is_fork && result == 0) return child_mailbox;
    box.calls[i].result = result;
    __atomic_store_n(&box.done, i + 1, __ATOMIC_RELEASE);
  }
}

[[noreturn]] void serve(uint32_t number) {
  for (;;) {
    wait_for_command(mailbox(number));
    number = execute(number);
  }
}

// linux/dirent.h, as getdents64(2) fills it.
struct DirectoryEntry {
  uint64_t number;
  int64_t place;
  uint16_t length;
  uint8_t type;
  char name[1];
};
constexpr uint8_t kIsUnknown = 0;
constexpr uint8_t kIsDirectory = 4;

bool is_dots(const char* name) {
  return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
}

// Removes what can be removed from the working directory, and goes down into the first directory
// that is not empty. False: there is none.
bool go_down_to_remove() {
  alignas(8) char bytes[2048];
  const long folder = own_call(__NR_open, address_of("."), O_RDONLY | O_DIRECTORY);
  if (folder < 0) return false;
  bool went_down = false;
  for (long size = 0; !went_down && (size = own_call(__NR_getdents64, folder, address_of(bytes),
                                                     sizeof bytes)) > 0;) {
    for (long at = 0; at < size && !went_down;) {
      const auto* entry = reinterpret_cast<const DirectoryEntry*>(bytes + at);
      at += entry->length;
      const long name = address_of(entry->name);
      if (is_dots(entry->name) || own_call(__NR_unlink, name) == 0) continue;
      if (entry->type != kIsDirectory && entry->type != kIsUnknown) continue;
      own_call(__NR_chmod, name, 0700);
      went_down = own_call(__NR_rmdir, name) != 0 && own_call(__NR_chdir, name) == 0;
    }
  }
  own_call(__NR_close, folder);
  return went_down;
}

// Whatever a program has left in it. Names that come back are no reason to stay here for ever.
void remove_with_all_inside(const char* folder) {
  constexpr int kMostMoves = 100000;
  if (own_call(__NR_chmod, address_of(folder), 0700) != 0) return;
  if (own_call(__NR_chdir, address_of(folder)) != 0) return;
  long depth = 0;
  for (int moves = 0; moves < kMostMoves; ++moves) {
    if (go_down_to_remove()) {
      ++depth;
    } else if (depth-- == 0 || own_call(__NR_chdir, address_of("..")) != 0) {
      break;
    }
  }
  own_call(__NR_rmdir, address_of(folder));
}

// fdscope has died, and there is no namespace that goes with it: end all that was started.
void end_everybody(int) {
  for (uint32_t i = 1; i < sim::host::kMailboxes; ++i) {
    if (mailbox(i).pid > 0) own_call(__NR_kill, mailbox(i).pid, SIGKILL);
  }
  const auto* head = reinterpret_cast<const SharedHead*>(shared);
  if (head->scratch[0] != 0) remove_with_all_inside(head->scratch);
  own_call(__NR_exit_group, 0);
}

void never_returned_to() {}

// linux/signal.h, as rt_sigaction(2) takes it.
struct Action {
  void (*handler)(int);
  unsigned long flags;
  void (*restorer)();
  unsigned long mask;
};

void end_everybody_on(long signal) {
  const Action action{end_everybody, SA_RESTORER, never_returned_to, 0};
  own_call(__NR_rt_sigaction, signal, address_of(&action), 0, sizeof action.mask);
}

}  // namespace

extern "C" [[noreturn]] void fdscope_agent_main() {
  const long base =
      own_call(__NR_mmap, 0, static_cast<long>(sim::host::kSharedBytes), PROT_READ | PROT_WRITE,
               MAP_SHARED | MAP_NORESERVE, sim::host::kSharedDescriptor, 0);
  if (base < 0) own_call(__NR_exit_group, 1);
  own_call(__NR_close, sim::host::kSharedDescriptor);
  shared = reinterpret_cast<char*>(base);
  own_call(__NR_prctl, PR_SET_NAME, address_of("fdscope-agent"));
  end_everybody_on(SIGTERM);
  auto* head = reinterpret_cast<SharedHead*>(shared);
  head->agent_base = static_cast<uint64_t>(base);
  head->call_address = static_cast<uint64_t>(address_of(&fdscope_agent_call_address));
  Mailbox& box = mailbox(sim::host::kInitMailbox);
  report(box, box.posted);
  serve(sim::host::kInitMailbox);
}
