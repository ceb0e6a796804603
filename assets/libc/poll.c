// <poll.h>, <sys/select.h>: both are one request to the kernel.

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/select.h>

enum { AS_POLL = 0, AS_SELECT = 1 };

// What the kernel delivers: the time that is left, then revents of each entry.
struct results {
  long left;
  short events[];
};

int __poll(const struct pollfd *entries, size_t count, long nanoseconds, int spelling,
           struct results *results);

static struct results *room_for(size_t count) {
  return malloc(sizeof(struct results) + (count + 1) * sizeof(short));
}

int poll(struct pollfd *entries, nfds_t count, int milliseconds) {
  struct results *results = room_for(count);
  if (results == NULL) return -1;
  long timeout = milliseconds < 0 ? -1 : milliseconds * 1000000L;
  int ready = __poll(entries, count, timeout, AS_POLL, results);
  for (nfds_t i = 0; ready >= 0 && i < count; i++) entries[i].revents = results->events[i];
  free(results);
  return ready;
}

void __zero_set(fd_set *set) {
  for (int i = 0; i < 16; i++) set->__bits[i] = 0;
}

// Keeps of a set what is ready. Returns how many that are.
static int keep_ready(fd_set *set, const struct pollfd *entries, const short *results, int count,
                      short wanted) {
  int ready = 0;
  if (set == NULL) return 0;
  __zero_set(set);
  for (int i = 0; i < count; i++) {
    if ((results[i] & wanted) == 0) continue;
    FD_SET(entries[i].fd, set);
    ready++;
  }
  return ready;
}

int select(int count, fd_set *readable, fd_set *writable, fd_set *exceptional,
           struct timeval *timeout) {
  struct pollfd entries[FD_SETSIZE];
  int used = 0;
  if (count < 0 || (timeout != NULL && (timeout->tv_sec < 0 || timeout->tv_usec < 0))) {
    errno = EINVAL;
    return -1;
  }
  if (count > FD_SETSIZE) count = FD_SETSIZE;
  for (int fd = 0; fd < count; fd++) {
    short events = 0;
    if (readable != NULL && FD_ISSET(fd, readable)) events |= POLLIN;
    if (writable != NULL && FD_ISSET(fd, writable)) events |= POLLOUT;
    if (exceptional != NULL && FD_ISSET(fd, exceptional)) events |= POLLPRI;
    if (events == 0) continue;
    entries[used].fd = fd;
    entries[used].events = events;
    entries[used].revents = 0;
    used++;
  }
  long nanoseconds = -1;
  if (timeout != NULL) nanoseconds = timeout->tv_sec * 1000000000L + timeout->tv_usec * 1000L;
  struct results *results = room_for(used);
  if (results == NULL) return -1;
  int ready = __poll(entries, used, nanoseconds, AS_SELECT, results);
  if (ready >= 0) {
    ready = keep_ready(readable, entries, results->events, used, POLLIN) +
            keep_ready(writable, entries, results->events, used, POLLOUT) +
            keep_ready(exceptional, entries, results->events, used, POLLPRI);
    if (timeout != NULL) {
      timeout->tv_sec = results->left / 1000000000L;
      timeout->tv_usec = results->left % 1000000000L / 1000;
    }
  }
  free(results);
  return ready;
}
