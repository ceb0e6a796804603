// Command lines whose output and status are the same from this machine's own sh and tools, and from
// the ones in assets/bin.

#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace conformance {

// What lies in the folder where they are run.
inline std::vector<sim::scenario::InitialFile> files_for_commands() {
  using File = sim::scenario::InitialFile;
  File lines, numbers, below;
  lines.path = "f1";
  lines.text = "one\ntwo\n";
  numbers.path = "s";
  numbers.text = "1\n2\n3\n4\n5\n";
  below.path = "old/foo";
  below.text = "below\n";
  return {lines, numbers, below};
}

inline const std::vector<std::string> kCommandLines = {
    "echo a b  c",
    "echo -n x; echo y",
    "printf_not_there",
    "seq 3",
    "seq 2 5",
    "seq 10 -3 1",
    "seq 5 | tail -2",
    "seq 20 | head -n 3",
    "seq 20 | head -c 5",
    "seq 20 | tail -n +18",
    "seq 5 > s; wc s; wc -l < s; wc -lc s s",
    "seq 5 > s; cat -n s; cat s s | wc -l",
    "echo hello world | tr a-z A-Z",
    "echo \"aabbccdd\" | tr -s b",
    "echo \"a1b2\" | tr -d 0-9",
    "echo hello | tr '[:lower:]' '[:upper:]' | cat",
    "seq 12 | sort | head -3",
    "seq 12 | sort -n -r | head -2",
    "echo \"b a c a\" | tr ' ' '\\n' | sort -u",
    "yes | head -4",
    "yes ab cd | head -2 | wc -c",
    "mkdir_missing || echo none",
    "echo one > f1; echo two >> f1; cat < f1; grep -c o f1; grep -n w f1; grep -v o f1; echo $?",
    "echo x | tee t1 t2; cat t1 t2",
    "grep nothing /dev/null; echo $?",
    "grep -q a nosuch; echo $?",
    "echo abc | grep 'a.c' ; echo abc | grep '^b'; echo $?; echo a.c | grep 'a\\.c'",
    "seq 30 | grep '[05]$' | wc -l",
    "(echo b; echo a) | sort",
    "(exit 4); echo $?",
    "false && echo no || echo yes; true; echo $?",
    "! false; echo $?",
    "sleep 1; echo awake",
    "sleep 1 & wait; echo $?",
    "echo $$ | wc -l",
    "echo \"$HOME\" | wc -l; X=3; echo \"$X\" '$X' \\$X",
    "echo a; echo b & wait",
    "cat nosuch; echo $?",
    "ls nosuch; echo $?",
    "head nosuch; tail nosuch; wc nosuch; sort nosuch; echo $?",
    "echo \"quoted | pipe ; &\" | wc -w",
    "echo a#b # comment",
    "echo {a,b} *.none",
    "echo one >f2; echo *2 f?; ls f*",
    "find . -name 'f*' -type f | sort",
    "find nosuch; echo $?",
    "kill -9 $$",
    "sh -c 'exit 7'; echo $?",
    "sh -c 'kill -TERM $$'; echo $?",
    "echo in > i; sh -c 'cat < i; echo $0 $# $1' name arg",
    "echo 'echo from script $1; exit 3' > sc; sh sc A; echo $?",
    "echo 'echo s1\necho s2' | sh",
    "echo a 2>&1 >/dev/null; nosuchcmd 2>/dev/null; echo $?",
    "cat < nosuch; echo $?",
    "echo x > /nodir/f; echo $?",
    "echo 'unclosed",
    "echo a | | b",
    "seq a; sleep x; head -n x; tr; echo $?",
    "wc < /dev/null; wc /dev/null",
    "seq 3 | tee /dev/null | tail -1; echo \"a b\" | wc",
    "tail -n 2 f1 s; head -n 1 f1 s",
    "cd old; pwd | grep -c old; cd /nope; echo $?",
    "find . | grep foo | wc -l",
    "ls; ls -a old; ls -F; ls -d old",
};

}  // namespace conformance
