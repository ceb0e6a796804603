// <dirent.h>: reading directories.

#ifndef __FDSCOPE_DIRENT_H
#define __FDSCOPE_DIRENT_H

#include <bits/null.h>
#include <sys/types.h>

#define DT_UNKNOWN 0
#define DT_FIFO 1
#define DT_CHR 2
#define DT_DIR 4
#define DT_BLK 6
#define DT_REG 8
#define DT_LNK 10
#define DT_SOCK 12

struct dirent {
  ino_t d_ino;
  off_t d_off;
  unsigned short d_reclen;
  unsigned char d_type;
  char d_name[256];
};

typedef struct __directory DIR;

DIR *opendir(const char *__path);
DIR *fdopendir(int __fd);
struct dirent *readdir(DIR *__directory);
void rewinddir(DIR *__directory);
int dirfd(DIR *__directory);
int closedir(DIR *__directory);

#endif
