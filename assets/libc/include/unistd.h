// <unistd.h>: the system calls.

#ifndef __FDSCOPE_UNISTD_H
#define __FDSCOPE_UNISTD_H

#include <bits/null.h>
#include <sys/types.h>
#include <bits/seek.h>

typedef long intptr_t;

#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2

int pipe(int __pipefd[2]);
ssize_t read(int __fd, void *__buffer, size_t __count);
ssize_t write(int __fd, const void *__buffer, size_t __count);
int close(int __fd);
int dup(int __fd);
int dup2(int __from, int __to);
int isatty(int __fd);

pid_t fork(void);
pid_t getpid(void);
pid_t getppid(void);
void _exit(int __status);

extern char *optarg;
extern int optind;
extern int opterr;
extern int optopt;
int getopt(int __argc, char *const __argv[], const char *__options);

#ifdef _GNU_SOURCE
int pipe2(int __pipefd[2], int __flags);
#endif

#endif
