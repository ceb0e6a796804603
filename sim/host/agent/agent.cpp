// An agent: a process that makes the system calls it is told to make and nothing else. It holds no
// descriptor that a program could meet, so its descriptor numbers are the program's. It has no
// library: nothing but the calls of a command ever reaches the kernel, except sleeping in its
// mailbox.

#include <errno.h>
#include <linux/fcntl.h>
#include <linux/futex.h>
#include <linux/mman.h>
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/sched.h>
#include <linux/signal.h>

#include "sim/host/agent/cleanup.h"
#include "sim/host/agent/own_calls.h"
#include "sim/host/agent/signals.h"
#include "sim/host/agent/synchronise.h"

using agent::address_of;
using agent::mailbox;
using agent::own_call;
using sim::host::Mailbox;
using sim::host::SharedHead;
using sim::host::SystemCall;

// The one place from which calls of commands are made: fdscope recognises a thread that sleeps
// inside one by this address.
extern "C" long fdscope_agent_call(const SystemCall* call);
// clone(2) of a thread on a stack of its own, which serves a mailbox; its number.
extern "C" long fdscope_agent_clone(long flags, void* stack, uint32_t* lives, uint32_t number);
extern "C" char fdscope_agent_call_address;
extern "C" void fdscope_agent_handler(), fdscope_agent_informed_handler();
extern "C" void fdscope_agent_restorer();
asm(R"(
  .text
  .globl fdscope_agent_call, fdscope_agent_call_address, fdscope_agent_clone, _start
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
fdscope_agent_clone:
  mov %ecx, %r9d
  mov %rdx, %r10
  mov $56, %eax
  syscall
  test %eax, %eax
  jnz fdscope_agent_cloned
  xor %ebp, %ebp
  mov %r9d, %edi
  call fdscope_agent_thread
  hlt
fdscope_agent_cloned:
  ret
_start:
  xor %ebp, %ebp
  mov %rsp, %rdi
  and $-16, %rsp
  call fdscope_agent_main
  hlt
)");

namespace {

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

long replace_program(const SystemCall& call) {
  return own_call(__NR_execveat, sim::host::kHiddenProgram, address_of(""), call.arguments[0],
                  call.arguments[1], AT_EMPTY_PATH);
}

constexpr long kStackBytes = 64 << 10;

// Its stack is the process's own, so that a fork copies it.
long start_thread(uint32_t number) {
  const long stack = own_call(__NR_mmap, 0, kStackBytes, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack < 0 && stack > -4096) return stack;
  constexpr long kFlags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
                          CLONE_SYSVSEM | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
  return fdscope_agent_clone(kFlags, reinterpret_cast<void*>(stack + kStackBytes),
                             &mailbox(number).thread_lives, number);
}

long make(const SystemCall& call, uint32_t child_mailbox) {
  if (call.number == sim::host::kReplaceProgram) return replace_program(call);
  if (call.number == sim::host::kStartThread) return start_thread(child_mailbox);
  return agent::make_call(call, fdscope_agent_call);
}

void note_result(Mailbox& box, uint32_t call, long result) {
  box.calls[call].result = result;
  __atomic_store_n(&box.done, call + 1, __ATOMIC_RELEASE);
}

// The mailbox that the caller serves afterwards: the child of a fork has another one.
uint32_t execute(uint32_t number) {
  Mailbox& box = mailbox(number);
  const uint32_t child_mailbox =
      box.child_mailbox;  // a child must not look here: it is not its own
  for (uint32_t i = box.done;; ++i) {
    const uint32_t posted = __atomic_load_n(&box.posted, __ATOMIC_ACQUIRE);
    if (i == __atomic_load_n(&box.count, __ATOMIC_ACQUIRE)) {
      agent::enter_rest();
      report(box, posted);
      return number;
    }
    const bool is_fork = box.calls[i].number == __NR_fork;
    if (is_fork) agent::prepare_child(mailbox(child_mailbox));
    const long result = make(box.calls[i], child_mailbox);
    if (is_fork && result == 0) {
      agent::forget_sleepers();
      return child_mailbox;
    }
    note_result(box, i, result);
  }
}

[[noreturn]] void serve(uint32_t number) {
  for (uint32_t served = sim::host::kMailboxes;;) {
    if (number != served) agent::serve_signals_of(mailbox(number));
    served = number;
    wait_for_command(mailbox(number));
    agent::leave_rest();
    number = execute(number);
  }
}

bool map_memory(int descriptor) {
  const long base = own_call(__NR_mmap, static_cast<long>(sim::host::kAgentBase),
                             static_cast<long>(sim::host::kSharedBytes), PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_NORESERVE | MAP_FIXED_NOREPLACE, descriptor, 0);
  return base == static_cast<long>(sim::host::kAgentBase);
}

// Above what programs can reach, where this machine allows so many.
bool hide_descriptors() {
  rlimit64 limit{};
  own_call(__NR_prlimit64, 0, RLIMIT_NOFILE, 0, address_of(&limit));
  limit.rlim_cur = limit.rlim_max;
  own_call(__NR_prlimit64, 0, RLIMIT_NOFILE, address_of(&limit));
  const auto move = [](int from, int to) {
    const long moved = own_call(__NR_fcntl, from, F_DUPFD, to);
    own_call(__NR_close, from);
    return moved == to;
  };
  const bool memory = move(sim::host::kSharedDescriptor, sim::host::kHiddenMemory);
  const bool program = move(sim::host::kProgramDescriptor, sim::host::kHiddenProgram);
  return memory && program;
}

uint32_t mailbox_of(int pid) {
  for (uint32_t i = 1; i < sim::host::kMailboxes; ++i) {
    if (mailbox(i).pid == pid) return i;
  }
  return 0;
}

// Another agent's exec has started this one: it goes on with the command that asked for it.
[[noreturn]] void take_over(const long* arguments) {
  const uint32_t number = mailbox_of(static_cast<int>(own_call(__NR_getpid)));
  if (number == 0) own_call(__NR_exit_group, 1);
  Mailbox& box = mailbox(number);
  const auto* strings = reinterpret_cast<const char* const*>(arguments + 1);
  const auto* environment = strings + arguments[0] + 1;
  box.arguments_digest =
      sim::host::digest_of(environment, sim::host::digest_of(strings, sim::host::kEmptyDigest));
  agent::serve_signals_of(box);
  agent::begin_new_program();
  note_result(box, box.done, 0);
  serve(execute(number));
}

[[noreturn]] void become_init() {
  agent::end_everybody_on(SIGTERM);
  SharedHead& head = agent::head();
  head.call_address = static_cast<uint64_t>(address_of(&fdscope_agent_call_address));
  head.handler = address_of(fdscope_agent_handler);
  head.informed_handler = address_of(fdscope_agent_informed_handler);
  head.restorer = address_of(fdscope_agent_restorer);
  head.can_replace_program = hide_descriptors();
  Mailbox& box = mailbox(sim::host::kInitMailbox);
  report(box, box.posted);
  serve(sim::host::kInitMailbox);
}

}  // namespace

extern "C" [[noreturn]] void fdscope_agent_thread(uint32_t number) {
  agent::serve_signals_of(mailbox(number));
  agent::enter_rest();
  serve(number);
}

// `arguments`: as the kernel leaves them on the stack, their number first.
extern "C" [[noreturn]] void fdscope_agent_main(const long* arguments) {
  const bool is_new_program = own_call(__NR_fcntl, sim::host::kHiddenMemory, F_GETFD) >= 0;
  const int memory = is_new_program ? sim::host::kHiddenMemory : sim::host::kSharedDescriptor;
  if (!map_memory(memory)) own_call(__NR_exit_group, 1);
  own_call(__NR_prctl, PR_SET_NAME, address_of("fdscope-agent"));
  agent::install_time_handler();
  if (is_new_program) take_over(arguments);
  become_init();
}
