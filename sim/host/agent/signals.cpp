#include "sim/host/agent/signals.h"

#include <asm/prctl.h>
#include <errno.h>
#include <signal.h>
#include <ucontext.h>

#include "sim/host/agent/own_calls.h"
#include "sim/host/agent/synchronise.h"

using sim::host::EnteredHandler;
using sim::host::Mailbox;
using sim::host::SignalAction;
using sim::host::SystemCall;

// The only `syscall` that commands are made with, and the instructions that a processor refuses.
extern "C" char fdscope_agent_call_address, fdscope_agent_read_nothing, fdscope_agent_divide;
extern "C" char fdscope_agent_behind_fault;
extern "C" long fdscope_agent_fault(long signal);
extern "C" void fdscope_agent_handler(), fdscope_agent_informed_handler();
extern "C" void fdscope_agent_time_handler(), fdscope_agent_restorer();
asm(R"(
  .text
  .globl fdscope_agent_fault, fdscope_agent_read_nothing, fdscope_agent_divide
  .globl fdscope_agent_behind_fault, fdscope_agent_handler, fdscope_agent_informed_handler
  .globl fdscope_agent_time_handler, fdscope_agent_restorer
fdscope_agent_fault:
  xor %ecx, %ecx
  cmp $8, %edi
  je fdscope_agent_divide
fdscope_agent_read_nothing:
  movb (%rcx), %al
fdscope_agent_divide:
  idiv %ecx
fdscope_agent_behind_fault:
  xor %eax, %eax
  ret
fdscope_agent_handler:
  jmp fdscope_agent_note_signal
fdscope_agent_informed_handler:
  jmp fdscope_agent_note_signal
fdscope_agent_time_handler:
  jmp fdscope_agent_note_time
fdscope_agent_restorer:
  mov $15, %eax
  syscall
)");

namespace agent {
namespace {

constexpr unsigned long kMaskBytes = sizeof(unsigned long);

unsigned long held;                 // signals with handlers, which wait while the agent is at rest
unsigned long resets;               // those of them whose handler is for one time only
unsigned long blocks_child_signal;  // those of them whose handler does
bool has_signals;                   // the mask or a handler can be set

// The mailbox of the thread that runs: its thread pointer leads there.
Mailbox& own_box() {
  uint64_t self;
  asm("mov %%fs:0, %0" : "=r"(self));
  return *reinterpret_cast<Mailbox*>(self);
}

unsigned long bit(long signal) { return 1ul << (signal - 1); }

unsigned long change_mask(long how, unsigned long set) {
  unsigned long before = 0;
  own_call(__NR_rt_sigprocmask, how, address_of(&set), address_of(&before), kMaskBytes);
  return before;
}

unsigned long current_mask() { return change_mask(SIG_BLOCK, 0); }

long leave_handler() {
  if (own_box().handlers == 0) return -1;
  ++own_box().burst;
  change_mask(SIG_SETMASK, own_box().entered[--own_box().handlers].mask);
  return 0;
}

// What kill() does to a child shows when the child runs; whether that is before kill() returns is
// chance. Here it never is.
void hold_child_signal() {
  if ((held & bit(SIGCHLD)) == 0) return;
  const unsigned long before = change_mask(SIG_BLOCK, bit(SIGCHLD));
  if ((before & bit(SIGCHLD)) == 0) own_box().holds_child_signal = 1;
}

void let_child_signal_in() {
  if (!own_box().holds_child_signal) return;
  own_box().holds_child_signal = false;
  change_mask(SIG_UNBLOCK, bit(SIGCHLD));
  ++own_box().burst;
}

void note_action(const SystemCall& call) {
  const auto* action = reinterpret_cast<const SignalAction*>(call.arguments[1]);
  if (!action) return;
  const unsigned long signal = bit(call.arguments[0]);
  const bool is_handled = action->handler > 1;
  held = is_handled ? held | signal : held & ~signal;
  resets = is_handled && (action->flags & SA_RESETHAND) != 0 ? resets | signal : resets & ~signal;
  const bool blocks = ((action->mask | signal) & bit(SIGCHLD)) != 0;
  blocks_child_signal = blocks ? blocks_child_signal | signal : blocks_child_signal & ~signal;
}

// Where the handlers of one burst run, the last of them first, each goes below those already there
// that were entered later.
void insert(const EnteredHandler& entered) {
  if (own_box().handlers == sim::host::kMostHandlers) return;
  uint32_t place = own_box().handlers++;
  for (; place > 0; --place) {
    EnteredHandler& before = own_box().entered[place - 1];
    if (before.burst != entered.burst || before.place > entered.place) break;
    own_box().entered[place] = before;
  }
  own_box().entered[place] = entered;
}

}  // namespace

extern "C" void fdscope_agent_note_time() { own_box().time_is_over = 1; }

extern "C" void fdscope_agent_note_signal(int signal, const siginfo_t* information, void* saved) {
  auto* context = static_cast<ucontext_t*>(saved);
  auto& saved_mask = *reinterpret_cast<unsigned long*>(&context->uc_sigmask);
  const unsigned long mask = own_box().holds_child_signal ? saved_mask & ~bit(SIGCHLD) : saved_mask;
  if ((blocks_child_signal & bit(signal)) != 0) own_box().holds_child_signal = false;
  insert({signal, information->si_code, information->si_pid, information->si_status, mask,
          static_cast<unsigned long>(address_of(saved)), own_box().burst});
  if ((resets & bit(signal)) != 0) {
    held &= ~bit(signal);
    resets &= ~bit(signal);
  }
  saved_mask = current_mask();
  auto& next = context->uc_mcontext.gregs[REG_RIP];
  auto& result = context->uc_mcontext.gregs[REG_RAX];
  constexpr long kCallBytes = 2;  // of the instruction `syscall`
  if (next == address_of(&fdscope_agent_call_address) - kCallBytes) {
    next += kCallBytes;
    result = sim::host::kRestarts;
  }
  if (next == address_of(&fdscope_agent_read_nothing) ||
      next == address_of(&fdscope_agent_divide)) {
    next = address_of(&fdscope_agent_behind_fault);
  }
}

void serve_signals_of(Mailbox& mailbox) {
  mailbox.self = static_cast<uint64_t>(address_of(&mailbox));
  own_call(__NR_arch_prctl, ARCH_SET_FS, address_of(&mailbox));
  mailbox.thread_lives =
      static_cast<uint32_t>(own_call(__NR_set_tid_address, address_of(&mailbox.thread_lives)));
}

void install_time_handler() {
  const SignalAction action{address_of(fdscope_agent_time_handler),
                            sim::host::kRestorer | SA_RESTART, address_of(fdscope_agent_restorer),
                            0};
  own_call(__NR_rt_sigaction, sim::host::kTimeSignal, address_of(&action), 0, kMaskBytes);
}

void leave_rest() {
  if (!own_box().is_at_rest) return;
  own_box().is_at_rest = false;
  ++own_box().burst;
  change_mask(SIG_SETMASK, own_box().mask);
}

void enter_rest() {
  if (!has_signals || own_box().is_at_rest) return;
  own_box().is_at_rest = true;
  own_box().mask = change_mask(SIG_BLOCK, held);
  if (own_box().holds_child_signal) own_box().mask &= ~bit(SIGCHLD);
  own_box().holds_child_signal = false;
}

void prepare_child(Mailbox& child) {
  enter_rest();
  child.mask = own_box().mask;
  child.is_at_rest = own_box().is_at_rest;
  child.burst = own_box().burst;
  child.handlers = own_box().handlers;
  for (uint32_t i = 0; i < own_box().handlers; ++i) child.entered[i] = own_box().entered[i];
}

void begin_new_program() {
  has_signals = true;
  own_box().handlers = 0;
  own_box().is_at_rest = 0;
  own_box().holds_child_signal = 0;
}

long make_call(const SystemCall& call, long (*make)(const SystemCall*)) {
  ++own_box().burst;
  let_child_signal_in();
  switch (call.number) {
    case sim::host::kJoinThread:
      return join_thread(call, make);
    case sim::host::kSynchronise:
      own_box().time_is_over = 0;
      return synchronise(call, make, own_box());
    case sim::host::kLeaveHandler:
      return leave_handler();
    case sim::host::kFault:
      return fdscope_agent_fault(call.arguments[0]);
    case __NR_kill:
      if (call.arguments[1] != SIGCHLD && call.arguments[0] != own_call(__NR_getpid)) {
        hold_child_signal();
      }
      break;
    case __NR_rt_sigaction:
    case __NR_rt_sigprocmask:
    case __NR_rt_sigsuspend:
      has_signals = true;
      break;
  }
  own_box().time_is_over = 0;
  const bool sets_action = call.number == __NR_rt_sigaction;
  const long result = make(&call);  // behind it the child of a fork must not look at `call`
  if (sets_action && result == 0) note_action(call);
  const bool is_over = result == -EINTR && own_box().time_is_over != 0;
  return is_over ? 0 : result;
}

}  // namespace agent
