// FD14: a descriptor that is kept over exec() goes on at its offset, with its flags.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define FD 9

int main(int argc, char* argv[]) {
  char buf[8] = "";
  if (argc > 1) {
    printf("%s: offset %ld\n", argv[1], (long)lseek(FD, 0, SEEK_CUR));
    printf("append: %d\n", (fcntl(FD, F_GETFL) & O_APPEND) != 0);
    read(FD, buf, 3);
    printf("read %s\n", buf);
    write(FD, "!", 1);
    printf("size %ld\n", (long)lseek(FD, 0, SEEK_END));
    return 0;
  }
  int fd = open("f", O_CREAT | O_RDWR | O_APPEND, 0644);
  write(fd, "abcdefgh", 8);
  lseek(fd, 2, SEEK_SET);
  dup2(fd, FD);
  close(fd);
  execl(argv[0], argv[0], "child", (char*)NULL);
  return 1;
}
