// A server with a FIFO: clients send a struct with the name of the FIFO for the answer.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct request {
  char answer_fifo[16];
  int left, right;
  char operation;
};

static void serve(int requests) {
  struct request request;
  for (int i = 0; i < requests; i++) {
    int in = open("server", O_RDONLY);
    if (read(in, &request, sizeof(request)) != sizeof(request)) _exit(1);
    close(in);
    int result = request.operation == '+'   ? request.left + request.right
                 : request.operation == '-' ? request.left - request.right
                                            : request.left * request.right;
    int out = open(request.answer_fifo, O_WRONLY);
    write(out, &result, sizeof(result));
    close(out);
  }
}

static int ask(int id, int left, char operation, int right) {
  struct request request;
  int result = 0;
  memset(&request, 0, sizeof(request));
  snprintf(request.answer_fifo, sizeof(request.answer_fifo), "client%d", id);
  request.left = left;
  request.right = right;
  request.operation = operation;
  mkfifo(request.answer_fifo, 0600);
  int out = open("server", O_WRONLY);
  write(out, &request, sizeof(request));
  close(out);
  int in = open(request.answer_fifo, O_RDONLY);
  read(in, &result, sizeof(result));
  close(in);
  unlink(request.answer_fifo);
  return result;
}

int main(void) {
  mkfifo("server", 0600);
  pid_t server = fork();
  if (server == 0) {
    serve(3);
    _exit(0);
  }
  printf("2 + 3 = %d\n", ask(1, 2, '+', 3));
  printf("7 * 6 = %d\n", ask(2, 7, '*', 6));
  printf("1 - 9 = %d\n", ask(3, 1, '-', 9));
  waitpid(server, NULL, 0);
  unlink("server");
  return 0;
}
