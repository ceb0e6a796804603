#include <dirent.h>
#include <stdio.h>

int main(void) {
  FILE *f = fopen("notes.txt", "w");
  fputs("hello\n", f);
  opendir(".");
  popen("exit 0", "r");
  return 0;
}
