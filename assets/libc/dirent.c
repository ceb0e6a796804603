// <dirent.h>: directory streams. Names are fetched many at a time, as glibc does.

#include <bits/own_block.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_ENTRIES = 102 };  // what one call delivers at most, with "." and ".."

struct __directory {
  int fd;
  int count;  // entries fetched
  int next;   // the first of them that has not been handed out
  struct dirent entries[MOST_ENTRIES];
};

int __read_directory(int fd, struct dirent *entries);

DIR *fdopendir(int fd) {
  struct stat status;
  if (fstat(fd, &status) < 0) return NULL;
  if (!S_ISDIR(status.st_mode)) {
    errno = ENOTDIR;
    return NULL;
  }
  DIR *directory = __own_block(sizeof *directory);
  if (directory == NULL) return NULL;
  directory->fd = fd;
  directory->count = 0;
  directory->next = 0;
  return directory;
}

DIR *opendir(const char *path) {
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_CLOEXEC);
  return fd < 0 ? NULL : fdopendir(fd);
}

struct dirent *readdir(DIR *directory) {
  if (directory->next == directory->count) {
    int saved_errno = errno;
    int count = __read_directory(directory->fd, directory->entries);
    if (count < 0 && errno == ENOENT) errno = saved_errno;
    if (count <= 0) return NULL;
    directory->count = count;
    directory->next = 0;
  }
  return &directory->entries[directory->next++];
}

void rewinddir(DIR *directory) {
  lseek(directory->fd, 0, SEEK_SET);
  directory->count = 0;
  directory->next = 0;
}

int dirfd(DIR *directory) { return directory->fd; }

int closedir(DIR *directory) {
  int result = close(directory->fd);
  free(directory);
  return result;
}
