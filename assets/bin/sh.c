// sh [-c COMMAND [NAME [ARGUMENT]...] | FILE [ARGUMENT]...]: a small shell. Without arguments it reads
// commands from the standard input, with a prompt on a terminal.
//
//   list     = and-or { (";" | "&" | newline) and-or }
//   and-or   = pipeline { ("&&" | "||") pipeline }
//   pipeline = ["!"] command { "|" command }
//   command  = "(" list ")" redirection* | { NAME=word } { word | redirection }
//
// Words know '...', "...", \, $NAME, ${NAME}, $0-$9, $#, $?, $$, $!, and * ? [...] for files.
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORDS = 256, MOST_REDIRECTIONS = 16, LONGEST_WORD = 4096 };

// ---- What the shell knows ----

static int last_status;             // $?
static pid_t last_background;       // $!
static const char *shell_name;      // $0
static char **parameters;           // $1 ...
static int parameter_count;         // $#
static int is_interactive;
static int line_number = 1;

// ---- The text of the commands ----

static const char *at;   // what comes next
static char *line;       // the memory that it lies in
static int has_failed;   // a command was malformed

static void complain(const char *what, const char *why) {
  fprintf(stderr, "%s: %d: %s%s%s\n", shell_name, line_number, what, *why ? ": " : "", why);
}

static void syntax_error(void) {
  if (has_failed) return;
  char text[LONGEST_WORD] = "end of file";
  if (*at == '\n') strcpy(text, "newline");
  if (*at != '\0' && *at != '\n') {
    size_t length = strncmp(at, "&&", 2) == 0 || strncmp(at, "||", 2) == 0 ? 2 : 1;
    snprintf(text, sizeof(text), "\"%.*s\"", (int)length, at);
  }
  fprintf(stderr, "%s: %d: Syntax error: %s unexpected\n", shell_name, line_number, text);
  has_failed = 1;
  last_status = 2;
}

static void skip_blanks(void) {
  for (;;) {
    if (*at == ' ' || *at == '\t') {
      at++;
    } else if (at[0] == '\\' && at[1] == '\n') {
      at += 2;
    } else if (*at == '#') {
      at += strcspn(at, "\n");
    } else {
      return;
    }
  }
}

static void skip_lines(void) {
  for (skip_blanks(); *at == '\n'; skip_blanks()) {
    at++;
    line_number++;
  }
}

static int take(const char *mark) {
  skip_blanks();
  if (strncmp(at, mark, strlen(mark)) != 0) return 0;
  at += strlen(mark);
  return 1;
}

// Whether a word could begin here.
static int at_word(void) {
  skip_blanks();
  return *at != '\0' && strchr("\n;&|()<>", *at) == NULL;
}

// ---- Words ----

struct word {
  char *text;
  unsigned char *is_quoted;  // beside each character
  size_t length;
  int had_quotes;  // it is a word even when it is empty
};

static void add(struct word *word, char character, int is_quoted) {
  if (word->length % 64 == 0) {
    word->text = realloc(word->text, word->length + 65);
    word->is_quoted = realloc(word->is_quoted, word->length + 65);
  }
  word->text[word->length] = character;
  word->is_quoted[word->length++] = is_quoted;
  word->text[word->length] = '\0';
}

static void add_text(struct word *word, const char *text, int is_quoted) {
  for (; *text != '\0'; text++) add(word, *text, is_quoted);
}

static void add_number(struct word *word, long number, int is_quoted) {
  char digits[24];
  snprintf(digits, sizeof(digits), "%ld", number);
  add_text(word, digits, is_quoted);
}

static void add_variable(struct word *word, const char *name, size_t length, int is_quoted) {
  char key[LONGEST_WORD];
  snprintf(key, sizeof(key), "%.*s", (int)length, name);
  const char *value = getenv(key);
  if (value != NULL) add_text(word, value, is_quoted);
}

static size_t name_length(const char *text) {
  size_t length = 0;
  while (isalnum((unsigned char)text[length]) || text[length] == '_') length++;
  return isdigit((unsigned char)*text) ? 0 : length;
}

// at[0] is a dollar sign.
static void take_dollar(struct word *word, int is_quoted) {
  at++;
  int is_braced = *at == '{';
  if (is_braced) at++;
  size_t length = name_length(at);
  if (length > 0) {
    add_variable(word, at, length, is_quoted);
    at += length;
  } else if (isdigit((unsigned char)*at)) {
    int number = *at++ - '0';
    if (number == 0) add_text(word, shell_name, is_quoted);
    if (number > 0 && number <= parameter_count) {
      add_text(word, parameters[number - 1], is_quoted);
    }
  } else if (*at == '?') {
    add_number(word, last_status, is_quoted);
    at++;
  } else if (*at == '$') {
    add_number(word, getpid(), is_quoted);
    at++;
  } else if (*at == '#') {
    add_number(word, parameter_count, is_quoted);
    at++;
  } else if (*at == '!') {
    if (last_background > 0) add_number(word, last_background, is_quoted);
    at++;
  } else {
    add(word, '$', is_quoted);
  }
  if (is_braced && *at == '}') at++;
}

static void unterminated(void) {
  if (has_failed) return;
  fprintf(stderr, "%s: %d: Syntax error: Unterminated quoted string\n", shell_name, line_number);
  has_failed = 1;
  last_status = 2;
}

static void take_single_quoted(struct word *word) {
  for (at++; *at != '\'' && *at != '\0'; at++) add(word, *at, 1);
  if (*at == '\0') return unterminated();
  at++;
}

static void take_double_quoted(struct word *word) {
  at++;
  while (*at != '"' && *at != '\0') {
    if (*at == '$') {
      take_dollar(word, 1);
    } else if (at[0] == '\\' && at[1] != '\0' && strchr("$\"\\`", at[1]) != NULL) {
      add(word, at[1], 1);
      at += 2;
    } else {
      add(word, *at++, 1);
    }
  }
  if (*at == '\0') return unterminated();
  at++;
}

static struct word take_word(void) {
  struct word word = {NULL, NULL, 0, 0};
  while (*at != '\0' && strchr(" \t\n;&|()<>", *at) == NULL && !has_failed) {
    if (*at == '\'') {
      word.had_quotes = 1;
      take_single_quoted(&word);
    } else if (*at == '"') {
      word.had_quotes = 1;
      take_double_quoted(&word);
    } else if (*at == '$') {
      take_dollar(&word, 0);
    } else if (at[0] == '\\' && at[1] != '\0') {
      add(&word, at[1], 1);
      at += 2;
    } else {
      add(&word, *at++, 0);
    }
  }
  if (word.text == NULL) {
    word.text = calloc(1, 1);
    word.is_quoted = calloc(1, 1);
  }
  return word;
}

static void forget(struct word *word) {
  free(word->text);
  free(word->is_quoted);
}

// ---- Commands ----

struct redirection {
  int to;        // the descriptor that changes
  int flags;     // of open(); -1: it becomes a copy of another descriptor
  char *target;  // a file's name, or a descriptor's number
};

struct command {
  char *words[MOST_WORDS + 1];
  int word_count;
  char *assignments[MOST_WORDS];
  int assignment_count;
  struct redirection redirections[MOST_REDIRECTIONS];
  int redirection_count;
  char *group;  // the text of ( ... )
};

static void forget_command(struct command *command) {
  for (int i = 0; i < command->word_count; i++) free(command->words[i]);
  for (int i = 0; i < command->assignment_count; i++) free(command->assignments[i]);
  for (int i = 0; i < command->redirection_count; i++) free(command->redirections[i].target);
  free(command->group);
}

static void add_word(struct command *command, const char *text) {
  if (command->word_count == MOST_WORDS) return;
  command->words[command->word_count++] = strdup(text);
  command->words[command->word_count] = NULL;
}

// Whether a file's name fits a pattern; quoted characters stand for themselves.
static int fits(const char *pattern, const unsigned char *is_quoted, const char *name) {
  if (*pattern == '\0') return *name == '\0';
  if (!*is_quoted && *pattern == '*') {
    return fits(pattern + 1, is_quoted + 1, name) ||
           (*name != '\0' && fits(pattern, is_quoted, name + 1));
  }
  if (*name == '\0') return 0;
  if (!*is_quoted && *pattern == '?') return fits(pattern + 1, is_quoted + 1, name + 1);
  const char *end = !*is_quoted && *pattern == '[' ? strchr(pattern + 2, ']') : NULL;
  if (end == NULL) return *pattern == *name && fits(pattern + 1, is_quoted + 1, name + 1);
  int is_negated = pattern[1] == '!';
  int found = 0;
  for (const char *each = pattern + 1 + is_negated; each < end; each++) {
    if (each[1] == '-' && each + 2 < end) {
      found |= *name >= each[0] && *name <= each[2];
      each += 2;
    } else {
      found |= *each == *name;
    }
  }
  return found != is_negated && fits(end + 1, is_quoted + (end + 1 - pattern), name + 1);
}

static int is_pattern(const struct word *word) {
  for (size_t i = 0; i < word->length; i++) {
    if (!word->is_quoted[i] && strchr("*?[", word->text[i]) != NULL) return 1;
  }
  return 0;
}

static int compare_names(const void *left, const void *right) {
  return strcmp(*(char *const *)left, *(char *const *)right);
}

// Adds the files that a pattern names, in order; the last part of a path may be a pattern.
static int add_files(struct command *command, const struct word *word) {
  const char *slash = strrchr(word->text, '/');
  size_t start = slash == NULL ? 0 : (size_t)(slash - word->text) + 1;
  char folder[LONGEST_WORD] = ".";
  if (start > 0) snprintf(folder, sizeof(folder), "%.*s", (int)start, word->text);
  DIR *directory = opendir(folder);
  if (directory == NULL) return 0;
  int first = command->word_count;
  struct dirent *entry;
  while ((entry = readdir(directory)) != NULL) {
    const char *name = entry->d_name;
    if (name[0] == '.' && word->text[start] != '.') continue;
    if (!fits(word->text + start, word->is_quoted + start, name)) continue;
    char path[LONGEST_WORD];
    snprintf(path, sizeof(path), "%.*s%s", (int)start, word->text, name);
    add_word(command, path);
  }
  closedir(directory);
  qsort(command->words + first, command->word_count - first, sizeof(char *), compare_names);
  return command->word_count > first;
}

// What came out of a variable without quotes falls apart at blanks.
static void add_fields(struct command *command, const struct word *word) {
  size_t begin = 0;
  for (size_t i = 0; i <= word->length; i++) {
    int is_blank = i < word->length && !word->is_quoted[i] && strchr(" \t\n", word->text[i]) != NULL;
    if (i < word->length && !is_blank) continue;
    if (i > begin) {
      char *field = strndup(word->text + begin, i - begin);
      add_word(command, field);
      free(field);
    }
    begin = i + 1;
  }
}

static void take_argument(struct command *command) {
  struct word word = take_word();
  if (is_pattern(&word) && add_files(command, &word)) {
    forget(&word);
    return;
  }
  if (word.had_quotes) {
    add_word(command, word.text);
  } else {
    add_fields(command, &word);
  }
  forget(&word);
}

static int at_assignment(void) {
  size_t length = name_length(at);
  return length > 0 && at[length] == '=';
}

// redirection = [digit] ("<" | ">" | ">>" | "<&" | ">&") word
static int at_redirection(void) {
  skip_blanks();
  const char *mark = at + (isdigit((unsigned char)at[0]) && (at[1] == '<' || at[1] == '>'));
  return *mark == '<' || *mark == '>';
}

static void take_redirection(struct command *command) {
  struct redirection redirection = {-1, 0, NULL};
  if (isdigit((unsigned char)*at)) redirection.to = *at++ - '0';
  int is_input = *at++ == '<';
  if (redirection.to < 0) redirection.to = is_input ? 0 : 1;
  if (*at == '&') {
    redirection.flags = -1;
    at++;
  } else if (is_input) {
    redirection.flags = O_RDONLY;
  } else if (*at == '>') {
    redirection.flags = O_WRONLY | O_CREAT | O_APPEND;
    at++;
  } else {
    redirection.flags = O_WRONLY | O_CREAT | O_TRUNC;
  }
  if (!at_word()) return syntax_error();
  struct word word = take_word();
  redirection.target = strdup(word.text);
  forget(&word);
  if (command->redirection_count < MOST_REDIRECTIONS) {
    command->redirections[command->redirection_count++] = redirection;
  } else {
    free(redirection.target);
  }
}

// Skips to the ")" that belongs to the "(" before; quotes may hold others.
static void take_group(struct command *command) {
  const char *begin = at;
  for (int depth = 1; *at != '\0'; at++) {
    if (*at == '\\' && at[1] != '\0') {
      at++;
    } else if (*at == '\'' || *at == '"') {
      const char *end = strchr(at + 1, *at);
      if (end == NULL) break;
      at = end;
    } else if (*at == '(') {
      depth++;
    } else if (*at == ')' && --depth == 0) {
      command->group = strndup(begin, at++ - begin);
      return;
    }
  }
  syntax_error();
}

// Returns 0 when nothing of a command is here.
static int take_command(struct command *command) {
  memset(command, 0, sizeof(*command));
  if (take("(")) {
    take_group(command);
    while (!has_failed && at_redirection()) take_redirection(command);
    return 1;
  }
  int is_empty = 1;
  for (; !has_failed; is_empty = 0) {
    if (at_redirection()) {
      take_redirection(command);
    } else if (!at_word()) {
      break;
    } else if (command->word_count == 0 && at_assignment()) {
      struct word word = take_word();
      command->assignments[command->assignment_count++] = strdup(word.text);
      forget(&word);
    } else {
      take_argument(command);
    }
  }
  return !is_empty;
}

// ---- Running them ----

static int run_text(const char *text);

static int redirect(const struct redirection *redirection) {
  if (redirection->flags == -1) {
    if (strcmp(redirection->target, "-") == 0) {
      close(redirection->to);
      return 0;
    }
    int from = atoi(redirection->target);
    if (dup2(from, redirection->to) >= 0) return 0;
    complain(redirection->target, "Bad file descriptor");
    return -1;
  }
  int opened = open(redirection->target, redirection->flags, 0666);
  if (opened < 0) {
    char what[LONGEST_WORD];
    const char *verb = redirection->flags == O_RDONLY ? "open" : "create";
    snprintf(what, sizeof(what), "cannot %s %s", verb, redirection->target);
    int is_missing = errno == ENOENT;
    const char *missing = redirection->flags == O_RDONLY ? "No such file" : "Directory nonexistent";
    complain(what, is_missing ? missing : strerror(errno));
    return -1;
  }
  if (opened != redirection->to) {
    dup2(opened, redirection->to);
    close(opened);
  }
  return 0;
}

static int redirect_all(const struct command *command) {
  for (int i = 0; i < command->redirection_count; i++) {
    if (redirect(&command->redirections[i]) != 0) return -1;
  }
  return 0;
}

static void assign_all(const struct command *command) {
  for (int i = 0; i < command->assignment_count; i++) putenv(strdup(command->assignments[i]));
}

static int status_of(int raw) {
  if (WIFEXITED(raw)) return WEXITSTATUS(raw);
  return 128 + (WIFSTOPPED(raw) ? WSTOPSIG(raw) : WTERMSIG(raw));
}

// What a signal that has ended a command says on the terminal.
static void tell_of_signal(int raw) {
  if (!WIFSIGNALED(raw)) return;
  int signal = WTERMSIG(raw);
  if (signal == SIGINT) {
    if (is_interactive) putc('\n', stderr);
  } else if (signal != SIGPIPE) {
    fprintf(stderr, "%s\n", strsignal(signal));
  }
}

static int change_directory(const struct command *command) {
  const char *to = command->word_count > 1 ? command->words[1] : getenv("HOME");
  if (to != NULL && chdir(to) == 0) return 0;
  char what[LONGEST_WORD];
  snprintf(what, sizeof(what), "cd: can't cd to %s", to == NULL ? "" : to);
  complain(what, "");
  return 2;
}

static int wait_for_all(const struct command *command) {
  int raw = 0;
  if (command->word_count > 1) {
    pid_t pid = atoi(command->words[1]);
    return waitpid(pid, &raw, 0) == pid ? status_of(raw) : 127;
  }
  while (wait(&raw) > 0) {
  }
  return 0;
}

static int export_all(const struct command *command) {
  for (int i = 1; i < command->word_count; i++) {
    if (strchr(command->words[i], '=') != NULL) putenv(strdup(command->words[i]));
  }
  return 0;
}

static int print_directory(void) {
  char path[LONGEST_WORD];
  if (getcwd(path, sizeof(path)) == NULL) return 1;
  puts(path);
  fflush(stdout);
  return 0;
}

static int signal_named(const char *name) {
  static const struct { const char *name; int number; } kNames[] = {
      {"HUP", SIGHUP},   {"INT", SIGINT},   {"QUIT", SIGQUIT}, {"KILL", SIGKILL},
      {"USR1", SIGUSR1}, {"USR2", SIGUSR2}, {"PIPE", SIGPIPE}, {"ALRM", SIGALRM},
      {"TERM", SIGTERM}, {"CHLD", SIGCHLD}, {"CONT", SIGCONT}, {"STOP", SIGSTOP}};
  for (size_t i = 0; i < sizeof(kNames) / sizeof(*kNames); i++) {
    if (strcmp(name, kNames[i].name) == 0) return kNames[i].number;
  }
  return isdigit((unsigned char)*name) ? atoi(name) : -1;
}

static int send_signal(const struct command *command) {
  int signal = SIGTERM;
  int first = 1;
  if (command->word_count > 1 && command->words[1][0] == '-') {
    signal = signal_named(command->words[1] + 1);
    first = 2;
  }
  if (signal < 0 || first >= command->word_count) {
    complain("kill", "Illegal option or number");
    return 2;
  }
  int status = 0;
  for (int i = first; i < command->word_count; i++) {
    if (kill(atoi(command->words[i]), signal) == 0) continue;
    complain("kill", strerror(errno));
    status = 1;
  }
  return status;
}

// What the shell must do itself. Returns -1 for all other commands.
static int run_builtin(const struct command *command) {
  const char *name = command->words[0];
  if (strcmp(name, "cd") == 0) return change_directory(command);
  if (strcmp(name, ":") == 0) return 0;
  if (strcmp(name, "pwd") == 0) return print_directory();
  if (strcmp(name, "kill") == 0) return send_signal(command);
  if (strcmp(name, "export") == 0) return export_all(command);
  if (strcmp(name, "wait") == 0) return wait_for_all(command);
  if (strcmp(name, "exit") == 0) {
    exit(command->word_count > 1 ? atoi(command->words[1]) : last_status);
  }
  return -1;
}

// Turns the process into the command. Never returns.
static void become(struct command *command) {
  if (is_interactive) {
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
  }
  is_interactive = 0;
  if (redirect_all(command) != 0) exit(2);
  assign_all(command);
  if (command->group != NULL) exit(run_text(command->group));
  if (command->word_count == 0) exit(0);
  int done = run_builtin(command);
  if (done >= 0) exit(done);
  execvp(command->words[0], command->words);  //@ exec
  int status = errno == ENOENT || errno == ENOTDIR ? 127 : 126;
  complain(command->words[0], status == 127 ? "not found" : strerror(errno));
  exit(status);
}

static int run_alone(struct command *command) {
  if (command->group == NULL && command->word_count == 0 && command->redirection_count == 0) {
    assign_all(command);
    return 0;
  }
  if (command->word_count > 0 && command->redirection_count == 0) {
    int status = run_builtin(command);
    if (status >= 0) return status;
  }
  pid_t child = fork();
  if (child < 0) {
    complain("Cannot fork", "");
    return 2;
  }
  if (child == 0) become(command);
  int raw = 0;
  while (waitpid(child, &raw, 0) < 0 && errno == EINTR) {
  }
  tell_of_signal(raw);
  return status_of(raw);
}

// One process per command, a pipe between each two. `in` is what the next one reads from.
static pid_t start_member(struct command *command, int in, int is_last, int *next_in) {
  int ends[2] = {-1, -1};
  if (!is_last && pipe(ends) != 0) {  //@ pipe
    complain("Pipe call failed", "");
    return -1;
  }
  pid_t child = fork();  //@ fork
  if (child == 0) {
    if (in >= 0) {
      dup2(in, STDIN_FILENO);  //@ in
      close(in);
    }
    if (!is_last) {
      close(ends[0]);
      dup2(ends[1], STDOUT_FILENO);  //@ out
      close(ends[1]);
    }
    become(command);
  }
  if (in >= 0) close(in);
  if (!is_last) close(ends[1]);
  *next_in = ends[0];
  return child;
}

static int wait_for_pipeline(pid_t *members, int count) {
  int status = 0;
  for (int left = count; left > 0;) {
    int raw = 0;
    pid_t ended = wait(&raw);  //@ wait
    if (ended < 0 && errno == EINTR) continue;
    if (ended < 0) break;
    for (int i = 0; i < count; i++) {
      if (members[i] != ended) continue;
      left--;
      if (i == count - 1) {
        status = status_of(raw);
        tell_of_signal(raw);
      }
    }
  }
  return status;
}

enum { MOST_MEMBERS = 32 };

// `runs`: else the pipeline is only read, because of && or ||.
static int run_pipeline(int runs) {
  int is_negated = take("! ");
  pid_t members[MOST_MEMBERS];
  int count = 0;
  int in = -1;
  for (int is_last = 0; !is_last && !has_failed;) {
    struct command *command = malloc(sizeof(*command));
    if (!take_command(command)) syntax_error();
    skip_blanks();
    is_last = !(at[0] == '|' && at[1] != '|');
    if (!is_last) {
      at++;
      skip_lines();
    }
    if (runs && !has_failed && count < MOST_MEMBERS) {
      if (is_last && count == 0) {
        last_status = run_alone(command);
      } else {
        members[count++] = start_member(command, in, is_last, &in);
      }
    }
    forget_command(command);
    free(command);
  }
  if (count > 0) last_status = wait_for_pipeline(members, count);
  if (is_negated && runs && !has_failed) last_status = last_status == 0;
  return last_status;
}

static void run_and_or(int runs) {
  run_pipeline(runs);
  while (!has_failed) {
    int is_and = take("&&");
    if (!is_and && !take("||")) return;
    skip_lines();
    int goes_on = runs && (last_status == 0) == is_and;
    run_pipeline(goes_on);
  }
}

// Whether the and-or list that begins here ends with a single "&".
static int ends_in_background(void) {
  for (const char *each = at; *each != '\0' && *each != '\n' && *each != ';'; each++) {
    if (*each == '\\' && each[1] != '\0') {
      each++;
    } else if (*each == '\'' || *each == '"') {
      const char *end = strchr(each + 1, *each);
      if (end == NULL) return 0;
      each = end;
    } else if (*each == '(') {
      int depth = 0;
      do {
        depth += (*each == '(') - (*each == ')');
        each++;
      } while (depth > 0 && *each != '\0');
      each--;
    } else if (each[0] == '&' && each[1] == '&') {
      each++;
    } else if (*each == '&' && (each == at || each[-1] != '>') && each[-1] != '<') {
      return 1;
    }
  }
  return 0;
}

static void run_in_background(void) {
  pid_t child = fork();
  if (child == 0) {
    is_interactive = 0;
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing > 0) {
      dup2(nothing, STDIN_FILENO);
      close(nothing);
    }
    run_and_or(1);
    exit(last_status);
  }
  run_and_or(0);
  last_background = child;
  last_status = 0;
}

static void run_list(void) {
  for (skip_lines(); *at != '\0' && !has_failed; skip_lines()) {
    if (ends_in_background()) {
      run_in_background();
    } else {
      run_and_or(1);
    }
    if (has_failed) return;
    skip_blanks();
    if (*at == ';' || *at == '&') {
      at++;
    } else if (*at == '\n') {
      at++;
      line_number++;
    } else if (*at != '\0') {
      syntax_error();
    }
  }
}

static int run_text(const char *text) {
  const char *outer = at;
  at = text;
  run_list();
  at = outer;
  return has_failed ? 2 : last_status;
}

// ---- Where commands come from ----

// One line of the standard input, no byte more: the commands may read the rest. 0: the end.
static int read_line(void) {
  size_t length = 0, room = 0;
  for (;;) {
    if (length + 2 > room) {
      room = room == 0 ? 128 : 2 * room;
      line = realloc(line, room);
    }
    size_t most = is_interactive ? room - length - 1 : 1;
    ssize_t got = read(STDIN_FILENO, line + length, most);  //@ command
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    length += got;
    if (line[length - 1] == '\n') break;
  }
  line[length] = '\0';
  return length > 0;
}

static int run_input(void) {
  is_interactive = isatty(STDIN_FILENO);
  if (is_interactive) {
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
  }
  for (;;) {
    if (is_interactive) fputs("$ ", stderr);
    if (!read_line()) break;
    has_failed = 0;
    run_text(line);
    if (has_failed && !is_interactive) break;
    line_number = is_interactive ? 1 : line_number;
  }
  if (is_interactive) putc('\n', stderr);
  return last_status;
}

static int run_file(const char *name) {
  int file = open(name, O_RDONLY);
  if (file < 0) {
    fprintf(stderr, "%s: 0: cannot open %s: No such file\n", shell_name, name);
    return 2;
  }
  shell_name = name;
  size_t length = 0;
  ssize_t got;
  do {
    line = realloc(line, length + 1025);
    got = read(file, line + length, 1024);
    if (got > 0) length += got;
  } while (got > 0);
  close(file);
  line[length] = '\0';
  return run_text(line);
}

int main(int argc, char *argv[]) {
  shell_name = argv[0];
  if (argc > 1 && strcmp(argv[1], "-c") == 0) {
    if (argc < 3) {
      fprintf(stderr, "%s: 0: -c requires an argument\n", shell_name);
      return 2;
    }
    if (argc > 3) shell_name = argv[3];
    parameters = argv + (argc > 4 ? 4 : argc);
    parameter_count = argc > 4 ? argc - 4 : 0;
    return run_text(argv[2]);
  }
  if (argc > 1) {
    parameters = argv + 2;
    parameter_count = argc - 2;
    return run_file(argv[1]);
  }
  return run_input();
}
