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
off_t lseek(int __fd, off_t __offset, int __whence);
ssize_t pread(int __fd, void *__buffer, size_t __count, off_t __offset);
ssize_t pwrite(int __fd, const void *__buffer, size_t __count, off_t __offset);
int truncate(const char *__path, off_t __size);
int ftruncate(int __fd, off_t __size);

#define F_OK 0
#define R_OK 4
#define W_OK 2
#define X_OK 1
int access(const char *__path, int __mode);
int link(const char *__existing, const char *__path);
int unlink(const char *__path);
int rmdir(const char *__path);
int chdir(const char *__path);
char *getcwd(char *__buffer, size_t __size);

uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);

extern char **environ;
int execve(const char *__path, char *const __arguments[], char *const __environment[]);
int execv(const char *__path, char *const __arguments[]);
int execvp(const char *__name, char *const __arguments[]);
int execl(const char *__path, const char *__first, ...);
int execlp(const char *__name, const char *__first, ...);
int execle(const char *__path, const char *__first, ...);

unsigned sleep(unsigned __seconds);
int usleep(useconds_t __microseconds);
unsigned alarm(unsigned __seconds);
int pause(void);

int setpgid(pid_t __pid, pid_t __group);
pid_t getpgid(pid_t __pid);
pid_t getpgrp(void);
int setpgrp(void);
pid_t setsid(void);
pid_t getsid(pid_t __pid);

pid_t fork(void);
pid_t getpid(void);
pid_t getppid(void);
void _exit(int __status);

#define _SC_ARG_MAX 0
#define _SC_CLK_TCK 2
#define _SC_OPEN_MAX 4
#define _SC_PAGESIZE 30
#define _SC_PAGE_SIZE _SC_PAGESIZE
long sysconf(int __name);
int getpagesize(void);

extern char *optarg;
extern int optind;
extern int opterr;
extern int optopt;
int getopt(int __argc, char *const __argv[], const char *__options);

#ifdef _GNU_SOURCE
int pipe2(int __pipefd[2], int __flags);
int execvpe(const char *__name, char *const __arguments[], char *const __environment[]);
int dup3(int __from, int __to, int __flags);
#endif

#endif
