// which: looks for programs in the folders of PATH, with access().
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int which(const char* name, char* found, int size) {
  char folders[128];
  strcpy(folders, getenv("PATH"));
  for (char* folder = strtok(folders, ":"); folder; folder = strtok(NULL, ":")) {
    struct stat info;
    snprintf(found, size, "%s/%s", folder, name);
    if (access(found, X_OK) == -1) continue;
    if (stat(found, &info) == 0 && S_ISREG(info.st_mode)) return 1;
  }
  return 0;
}

int main(void) {
  const char* names[] = {"compiler", "editor", "notes", "folder", "shared", "missing"};
  char path[160];
  umask(022);
  mkdir("bin", 0755);
  mkdir("local", 0755);
  mkdir("bin/folder", 0755);
  close(creat("bin/compiler", 0755));
  close(creat("local/editor", 0755));
  close(creat("bin/notes", 0644));
  close(creat("bin/shared", 0644));
  close(creat("local/shared", 0755));
  setenv("PATH", "nowhere:bin:local", 1);
  for (int i = 0; i < 6; i++) {
    if (which(names[i], path, sizeof(path)))
      printf("%s\n", path);
    else
      printf("%s not found\n", names[i]);
  }
  return 0;
}
