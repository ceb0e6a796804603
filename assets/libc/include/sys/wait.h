// <sys/wait.h>: waiting for children.

#ifndef __FDSCOPE_SYS_WAIT_H
#define __FDSCOPE_SYS_WAIT_H

#include <sys/types.h>
#include <bits/wait_status.h>
#include <signal.h>

pid_t wait(int *__status);
pid_t waitpid(pid_t __pid, int *__status, int __options);

#endif
