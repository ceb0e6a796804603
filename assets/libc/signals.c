// <signal.h>: actions, masks, and how a handler is run.

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

int __sigaction(int signal, int sets, void *handler, sigset_t mask, long flags, void *old);
int __sigprocmask(int how, int sets, sigset_t set, sigset_t *old);
int __sigpending(sigset_t *set);
int __sigsuspend(sigset_t mask);
void __sigreturn(void);

// The kernel's return from a signal: what was interrupted goes on, so nothing comes after it.
void __run_handler(void (*handler)(int), int signal) {
  handler(signal);
  __sigreturn();
}

void __run_informed_handler(void (*handler)(int, siginfo_t *, void *), int signal, int code,
                            int sender, int status) {
  siginfo_t information = {signal, 0, code, 0, sender, getuid(), status, 0, NULL, {0}};
  handler(signal, &information, NULL);
  __sigreturn();
}

// As the kernel delivers it.
struct old_action {
  void *handler;
  sigset_t mask;
  long flags;
};

int sigaction(int signal, const struct sigaction *action, struct sigaction *old) {
  struct old_action before;
  int result = __sigaction(signal, action != NULL, action != NULL ? (void *)action->sa_handler : NULL,
                           action != NULL ? action->sa_mask : 0,
                           action != NULL ? action->sa_flags : 0, &before);
  if (result == 0 && old != NULL) {
    old->sa_handler = (__sighandler_t)before.handler;
    old->sa_mask = before.mask;
    old->sa_flags = before.flags;
  }
  return result;
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old) {
  return __sigprocmask(how, set != NULL, set != NULL ? *set : 0, old);
}

int sigpending(sigset_t *set) { return __sigpending(set); }

int sigsuspend(const sigset_t *mask) { return __sigsuspend(*mask); }

static int is_no_signal(int signal) {
  if (signal >= 1 && signal < NSIG) return 0;
  errno = EINVAL;
  return 1;
}

int sigemptyset(sigset_t *set) {
  *set = 0;
  return 0;
}

int sigfillset(sigset_t *set) {
  *set = ~0UL;
  return 0;
}

int sigaddset(sigset_t *set, int signal) {
  if (is_no_signal(signal)) return -1;
  *set |= 1UL << (signal - 1);
  return 0;
}

int sigdelset(sigset_t *set, int signal) {
  if (is_no_signal(signal)) return -1;
  *set &= ~(1UL << (signal - 1));
  return 0;
}

int sigismember(const sigset_t *set, int signal) {
  if (is_no_signal(signal)) return -1;
  return (*set >> (signal - 1)) & 1;
}

int siginterrupt(int signal, int interrupts) {
  struct sigaction action;
  if (sigaction(signal, NULL, &action) < 0) return -1;
  action.sa_flags = interrupts ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
  return sigaction(signal, &action, NULL);
}

int killpg(pid_t group, int signal) {
  if (group < 0) {
    errno = EINVAL;
    return -1;
  }
  return kill(-group, signal);
}
