#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char c;
  int how = O_RDWR | O_CREAT;
  int fd = open("mail", how, 0600);  //@ open
  if (fd == -1) return 1;
  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    int in = open("mail", O_RDONLY);  //@ own
    ssize_t n = read(in, &c, 1);  //@ early
    while (n == 0) n = read(in, &c, 1);  //@ ask
    write(1, &c, 1);
    return 0;
  }
  write(1, "mail", 4);
  write(1, ": ", 2);
  write(fd, "Hi\n", 3);  //@ write
  wait(NULL);
  unlink("mail");  //@ unlink
  write(1, "\n", 1);  //@ last
  return 0;
}
