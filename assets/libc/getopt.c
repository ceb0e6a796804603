// <unistd.h>: getopt, for single letters. Arguments that are no options are moved to the end.

#include <stdio.h>
#include <string.h>
#include <unistd.h>

char *optarg;
int optind = 1;
int opterr = 1;
int optopt;

static char *rest;    // letters that remain of the word before optind
static int operands;  // words put off so far, argv[optind - operands..optind)

static void skip_operands(int argc, char *const argv[]) {
  while (optind < argc && (argv[optind][0] != '-' || argv[optind][1] == '\0')) {
    optind++;
    operands++;
  }
}

// Moves the words argv[from..to) in front of the operands that precede them.
static void bring_forward(char **argv, int from, int to) {
  for (; from < to; from++) {
    char *word = argv[from];
    memmove(argv + from - operands + 1, argv + from - operands, operands * sizeof *argv);
    argv[from - operands] = word;
  }
}

static int finish(void) {
  optind -= operands;
  operands = 0;
  rest = NULL;
  return -1;
}

static int complain(char *const argv[], const char *options, const char *text) {
  if (opterr && *options != ':') fprintf(stderr, "%s: %s -- '%c'\n", argv[0], text, optopt);
  return '?';
}

int getopt(int argc, char *const argv[], const char *options) {
  char **words = (char **)argv;
  optarg = NULL;
  if (rest == NULL || *rest == '\0') {
    skip_operands(argc, argv);
    if (optind >= argc) return finish();
    rest = argv[optind] + 1;
    optind++;
    bring_forward(words, optind - 1, optind);
    if (strcmp(rest, "-") == 0) return finish();
  }
  optopt = *rest++;
  const char *known = optopt == ':' ? NULL : strchr(options, optopt);
  if (known == NULL) return complain(argv, options, "invalid option");
  if (known[1] != ':') return optopt;
  optarg = rest;
  rest = NULL;
  if (*optarg != '\0') return optopt;
  optarg = NULL;
  if (optind >= argc) {
    complain(argv, options, "option requires an argument");
    return *options == ':' ? ':' : '?';
  }
  optarg = argv[optind++];
  bring_forward(words, optind - 1, optind);
  return optopt;
}
