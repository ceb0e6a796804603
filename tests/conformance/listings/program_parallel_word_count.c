// Each child counts letters in its part of one file with pread(); the parent adds up.
#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PARTS 4

static void make(const char* path) {
  int fd = creat(path, 0644);
  for (int i = 0; i < 50; i++) dprintf(fd, "the quick brown fox %d jumps over the lazy dog\n", i);
  close(fd);
}

static void count_part(int fd, long from, long to, int* counts) {
  char buf[100];
  while (from < to) {
    int want = to - from < (long)sizeof(buf) ? (int)(to - from) : (int)sizeof(buf);
    int n = pread(fd, buf, want, from);
    if (n <= 0) break;
    for (int i = 0; i < n; i++) {
      if (islower((unsigned char)buf[i])) counts[buf[i] - 'a']++;
    }
    from += n;
  }
}

int main(void) {
  struct stat info;
  int out[2], counts[26], sums[26] = {0};
  make("text");
  int fd = open("text", O_RDONLY);
  fstat(fd, &info);
  pipe(out);
  for (int part = 0; part < PARTS; part++) {
    if (fork() == 0) {
      for (int i = 0; i < 26; i++) counts[i] = 0;
      count_part(fd, info.st_size * part / PARTS, info.st_size * (part + 1) / PARTS, counts);
      write(out[1], counts, sizeof(counts));
      _exit(0);
    }
  }
  close(out[1]);
  while (read(out[0], counts, sizeof(counts)) == sizeof(counts)) {
    for (int i = 0; i < 26; i++) sums[i] += counts[i];
  }
  while (wait(NULL) > 0) {
  }
  for (int i = 0; i < 26; i++) printf("%c%d%c", 'a' + i, sums[i], i % 13 == 12 ? '\n' : ' ');
  printf("offset %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  return 0;
}
