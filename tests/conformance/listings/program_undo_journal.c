// A journal: each change of a file is noted first, so that undo can take it back.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct change {
  long at;
  char before[8];
  int length;
};

static int data, journal;

static void change(long at, const char* text) {
  struct change note;
  memset(&note, 0, sizeof(note));
  note.at = at;
  note.length = strlen(text);
  pread(data, note.before, note.length, at);
  write(journal, &note, sizeof(note));
  pwrite(data, text, note.length, at);
}

static int undo(void) {
  struct change note;
  long end = lseek(journal, 0, SEEK_END);
  if (end == 0) return 0;
  long start = end - (long)sizeof(note);
  pread(journal, &note, sizeof(note), start);
  pwrite(data, note.before, note.length, note.at);
  ftruncate(journal, start);
  return 1;
}

static void show(const char* what) {
  char buf[40];
  int n = pread(data, buf, sizeof(buf), 0);
  printf("%-8s %.*s\n", what, n, buf);
}

int main(void) {
  data = open("data", O_CREAT | O_RDWR, 0600);
  journal = open("journal", O_CREAT | O_RDWR | O_APPEND, 0600);
  write(data, "to be or not to be", 18);
  show("start");
  change(0, "TO");
  show("change");
  change(9, "NOT");
  show("change");
  change(3, "do");
  show("change");
  while (undo()) show("undo");
  printf("journal %ld\n", (long)lseek(journal, 0, SEEK_END));
  return 0;
}
