// Many spellings of one path lead to the same file.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  const char* paths[] = {"a/b/f",      "./a/b/f",    "a//b///f", "a/./b/./f", "a/b/../b/f",
                         "a/../a/b/f", "a/b/c/../f", "a/f",      "a/b/f/.",   "a/missing/../b/f"};
  char absolute[1100];
  struct stat info, other;
  mkdir("a", 0755);
  mkdir("a/b", 0755);
  mkdir("a/b/c", 0755);
  close(creat("a/b/f", 0644));
  stat("a/b/f", &info);
  for (int i = 0; i < 10; i++) {
    int found = stat(paths[i], &other) == 0;
    printf("%-18s %s\n", paths[i], !found ? "no" : other.st_ino == info.st_ino ? "same" : "other");
  }
  getcwd(absolute, 1024);
  strcat(absolute, "/a/b/f");
  printf("absolute: %d\n", stat(absolute, &other) == 0 && other.st_ino == info.st_ino);
  printf("above the root: %d\n",
         stat("/../..", &info) == 0 && stat("/", &other) == 0 && info.st_ino == other.st_ino);
  return 0;
}
