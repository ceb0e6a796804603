#include <netinet/in.h>
#include <pthread.h>
#include <unistd.h>
static void *serve(void *arg) {
  int in, c = *(int *)arg;
  write(c, &in, read(c, &in, 4));  //@ serve
  return close(c), NULL;  //@ hang_up
}
static int talk(struct sockaddr *at) {
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
  int c[2];
  pthread_t t;
  listen(s, 3);  //@ listen
  getsockname(s, &at, &size);
  if (!fork() || !fork()) return talk(&at);  //@ child = "client"
  for (int i = 0; i < 2; i++) {
    c[i] = accept(s, NULL, NULL);  //@ accept
    pthread_create(&t, NULL, serve, &c[i]);  //@ thread
  }
  pthread_exit(NULL);  //@ end
}
