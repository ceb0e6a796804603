#include "sim/host/agent/signals.h"

#include <errno.h>
#include <signal.h>
#include <ucontext.h>

#include "sim/host/agent/own_calls.h"

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

Mailbox* box;
unsigned long held;                 // signals with handlers, which wait while the agent is at rest
unsigned long resets;               // those of them whose handler is for one time only
unsigned long blocks_child_signal;  // those of them whose handler does
bool has_signals;                   // the mask or a handler can be set
bool is_at_rest;
bool holds_child_signal;  // SIGCHLD is blocked until the next call, or until the agent rests
unsigned long burst;

unsigned long bit(long signal) { return 1ul << (signal - 1); }

unsigned long change_mask(long how, unsigned long set) {
  unsigned long before = 0;
  own_call(__NR_rt_sigprocmask, how, address_of(&set), address_of(&before), kMaskBytes);
  return before;
}

unsigned long current_mask() { return change_mask(SIG_BLOCK, 0); }

long leave_handler() {
  if (box->handlers == 0) return -1;
  ++burst;
  change_mask(SIG_SETMASK, box->entered[--box->handlers].mask);
  return 0;
}

// What kill() does to a child shows when the child runs; whether that is before kill() returns is
// chance. Here it never is.
void hold_child_signal() {
  if ((held & bit(SIGCHLD)) == 0) return;
  const unsigned long before = change_mask(SIG_BLOCK, bit(SIGCHLD));
  holds_child_signal = holds_child_signal || (before & bit(SIGCHLD)) == 0;
}

void let_child_signal_in() {
  if (!holds_child_signal) return;
  holds_child_signal = false;
  change_mask(SIG_UNBLOCK, bit(SIGCHLD));
  ++burst;
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
  if (box->handlers == sim::host::kMostHandlers) return;
  uint32_t place = box->handlers++;
  for (; place > 0; --place) {
    EnteredHandler& before = box->entered[place - 1];
    if (before.burst != entered.burst || before.place > entered.place) break;
    box->entered[place] = before;
  }
  box->entered[place] = entered;
}

}  // namespace

extern "C" void fdscope_agent_note_time() { box->time_is_over = 1; }

extern "C" void fdscope_agent_note_signal(int signal, const siginfo_t* information, void* saved) {
  auto* context = static_cast<ucontext_t*>(saved);
  auto& saved_mask = *reinterpret_cast<unsigned long*>(&context->uc_sigmask);
  const unsigned long mask = holds_child_signal ? saved_mask & ~bit(SIGCHLD) : saved_mask;
  if ((blocks_child_signal & bit(signal)) != 0) holds_child_signal = false;
  insert({signal, information->si_code, information->si_pid, information->si_status, mask,
          static_cast<unsigned long>(address_of(saved)), burst});
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

void serve_signals_of(Mailbox& mailbox) { box = &mailbox; }

void install_time_handler() {
  const SignalAction action{address_of(fdscope_agent_time_handler),
                            sim::host::kRestorer | SA_RESTART, address_of(fdscope_agent_restorer),
                            0};
  own_call(__NR_rt_sigaction, sim::host::kTimeSignal, address_of(&action), 0, kMaskBytes);
}

void leave_rest() {
  if (!is_at_rest) return;
  is_at_rest = false;
  ++burst;
  change_mask(SIG_SETMASK, box->mask);
}

void enter_rest() {
  if (!has_signals || is_at_rest) return;
  is_at_rest = true;
  box->mask = change_mask(SIG_BLOCK, held);
  if (holds_child_signal) box->mask &= ~bit(SIGCHLD);
  holds_child_signal = false;
}

void prepare_child(Mailbox& child) {
  enter_rest();
  child.mask = box->mask;
  child.handlers = box->handlers;
  for (uint32_t i = 0; i < box->handlers; ++i) child.entered[i] = box->entered[i];
}

void begin_new_program() {
  has_signals = true;
  box->handlers = 0;
}

long make_call(const SystemCall& call, long (*make)(const SystemCall*)) {
  ++burst;
  let_child_signal_in();
  switch (call.number) {
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
  box->time_is_over = 0;
  const bool sets_action = call.number == __NR_rt_sigaction;
  const long result = make(&call);  // behind it the child of a fork must not look at `call`
  if (sets_action && result == 0) note_action(call);
  const bool is_over = result == -EINTR && box->time_is_over != 0;
  return is_over ? 0 : result;
}

}  // namespace agent
