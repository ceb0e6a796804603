// execl() does not return: the same process runs main() again, with other arguments.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int counter = 0;

int main(int argc, char* argv[]) {
  counter++;
  if (argc > 1) {
    printf("argc %d, counter %d\n", argc, counter);
    for (int i = 2; i < argc; i++) printf("[%s]\n", argv[i]);
    printf("end %d\n", argv[argc] == NULL);
    printf("same process: %d\n", atoi(argv[1]) == getpid());
    return 0;
  }
  char pid[20];
  counter = 41;
  snprintf(pid, sizeof(pid), "%d", (int)getpid());
  execl(argv[0], argv[0], pid, "two words", "", "last", (char*)NULL);
  printf("never printed\n");
  return 1;
}
