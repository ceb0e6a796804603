#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char line[8], bytes[8] = "";
  FILE *f = fopen("list.txt", "r");  //@ fopen
  if (f == NULL) return 1;
  fgets(line, 8, f);  //@ fgets
  long n = read(fileno(f), bytes, 3);  //@ end
  printf("%s%ld bytes\n", line, n);

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) return 0;  //@ exit
  wait(NULL);
  read(fileno(f), bytes, 3);  //@ read
  fgets(line, 8, f);
  printf("%s, %s", bytes, line);  //@ both
  fclose(f);
  return 0;
}
