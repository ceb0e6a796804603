// Two processes talk through a file: one writes a question, the other one writes the answer.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct message {
  int is_answer;
  int number;
  char text[24];
};

static void put(int fd, struct message message) { pwrite(fd, &message, sizeof(message), 0); }

static struct message get(int fd) {
  struct message message;
  memset(&message, 0, sizeof(message));
  pread(fd, &message, sizeof(message), 0);
  return message;
}

int main(void) {
  int turn[2], back[2];
  char c;
  pipe(turn);
  pipe(back);
  int fd = open("box", O_CREAT | O_RDWR, 0600);
  if (fork() == 0) {
    close(turn[1]);
    while (read(turn[0], &c, 1) == 1) {
      struct message message = get(fd);
      message.is_answer = 1;
      message.number *= message.number;
      strcpy(message.text, "the square is");
      put(fd, message);
      write(back[1], "x", 1);
    }
    return 0;
  }
  close(turn[0]);
  for (int i = 2; i < 6; i++) {
    struct message question = {0, i, "what is the square of"};
    printf("%s %d?\n", question.text, question.number);
    put(fd, question);
    write(turn[1], "x", 1);
    read(back[0], &c, 1);
    struct message answer = get(fd);
    printf("  %s %d (%d)\n", answer.text, answer.number, answer.is_answer);
  }
  close(turn[1]);
  wait(NULL);
  printf("the box has %ld bytes\n", (long)lseek(fd, 0, SEEK_END));
  return 0;
}
