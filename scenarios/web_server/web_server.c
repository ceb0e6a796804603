#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  char buf[64], file[16];
  ssize_t n;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 3);  //@ listen
  getsockname(s, &at, &size);
  if (fork() == 0) {  //@ child = "server"
    int c = accept(s, NULL, NULL);  //@ accept
    buf[read(c, buf, 63)] = '\0';  //@ request
    sscanf(buf, "GET /%15s", file);
    int fd = open(file, O_RDONLY);  //@ open
    dprintf(c, "HTTP/1.0 200 OK\r\n\r\n");  //@ head
    while ((n = read(fd, buf, 64)) > 0)  //@ file
      write(c, buf, n);  //@ body
    return 0;  //@ end
  }
  int c = socket(AF_INET, SOCK_STREAM, 0);
  connect(c, &at, size);  //@ connect
  dprintf(c, "GET /hello.txt\r\n");  //@ get
  while ((n = read(c, buf, 64)) > 0)  //@ receive
    write(1, buf, n);  //@ show
  return 0;
}
