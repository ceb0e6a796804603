// IO24: text that is still in the buffer at exec() is lost.
#include <stdio.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  if (argc > 1) {
    printf("new program\n");
    return 0;
  }
  printf("flushed\n");
  fflush(stdout);
  printf("lost");
  execl(argv[0], argv[0], "again", (char*)NULL);
  return 1;
}
