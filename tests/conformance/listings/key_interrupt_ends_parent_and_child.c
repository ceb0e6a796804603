// Every process of the foreground group gets it.
// typed: ^C
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  if (fork() == 0) {
    pause();
    write(1, "child\n", 6);
    return 0;
  }
  wait(NULL);
  write(1, "parent\n", 7);
  return 0;
}
