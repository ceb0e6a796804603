#include <netinet/in.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
static void *worker(void *arg) {
  int b, c, s = *(int *)arg;
  while ((c = accept(s, NULL, NULL)) != -1)  //@ accept
    write(c, &b, read(c, &b, 4)), close(c);  //@ serve
  return NULL;  //@ worker_ends
}
static int client(struct sockaddr *at) {
  char buf[4];
  int c = socket(AF_INET, SOCK_STREAM, 0);
  connect(c, at, sizeof(*at));  //@ connect
  write(c, "hi\n", 3);  //@ ask
  return read(c, buf, 4) != 3;  //@ answer
}
int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  pthread_t t;
  listen(s, 3);  //@ listen
  getsockname(s, &at, &size);
  for (int i = 0; i < 3; i++)
    if (fork() == 0) return client(&at);  //@ child = "client"
  for (int i = 0; i < 2; i++)
    pthread_create(&t, NULL, worker, &s);  //@ pool
  while (wait(NULL) > 0) continue;  //@ wait
}
