// Records of fixed size in a file: append, look up, change in place, delete by a mark.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct account {
  int number;
  int cents;
  char name[16];
};

static int count(int fd) { return lseek(fd, 0, SEEK_END) / sizeof(struct account); }

static void add(int fd, const char* name, int cents) {
  struct account account;
  memset(&account, 0, sizeof(account));
  account.number = count(fd);
  account.cents = cents;
  strncpy(account.name, name, sizeof(account.name) - 1);
  lseek(fd, 0, SEEK_END);
  write(fd, &account, sizeof(account));
}

static int load(int fd, int number, struct account* account) {
  if (number < 0 || number >= count(fd)) return -1;
  lseek(fd, (long)number * sizeof(*account), SEEK_SET);
  if (read(fd, account, sizeof(*account)) != sizeof(*account)) return -1;
  return account->number == number ? 0 : -1;
}

static int transfer(int fd, int from, int to, int cents) {
  struct account a, b;
  if (load(fd, from, &a) == -1 || load(fd, to, &b) == -1 || a.cents < cents) return -1;
  a.cents -= cents;
  b.cents += cents;
  pwrite(fd, &a, sizeof(a), (long)from * sizeof(a));
  pwrite(fd, &b, sizeof(b), (long)to * sizeof(b));
  return 0;
}

int main(void) {
  struct account account;
  int fd = open("accounts", O_CREAT | O_RDWR, 0600);
  add(fd, "Ada", 10000);
  add(fd, "Brian", 500);
  add(fd, "Dennis", 0);
  printf("%d\n", transfer(fd, 0, 2, 2500));
  printf("%d\n", transfer(fd, 1, 2, 501));
  printf("%d\n", transfer(fd, 1, 3, 1));
  account.number = -1;
  pwrite(fd, &account.number, sizeof(int), sizeof(account));
  for (int i = 0; i < count(fd); i++) {
    if (load(fd, i, &account) == -1)
      printf("%d deleted\n", i);
    else
      printf("%d %s %d.%02d\n", i, account.name, account.cents / 100, account.cents % 100);
  }
  return 0;
}
