// Programs for tests: a script of calls that runs like a listing, without a compiler.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/program/program.h"

namespace sim::program {

struct ScriptLine;
using ScriptLines = std::vector<std::shared_ptr<const ScriptLine>>;

// What a program does, line by line; built once, then shared by every copy of the program.
// Every addition is one line of the "listing", numbered from 1 in the order of adding; a nested
// script keeps its own numbers, so start it with line() where they matter.
class Script {
 public:
  Script& line(int number);  // the number of the next addition

  Script& call(abi::Request request);
  Script& pipe(int flags = 0);
  Script& read(int fd, std::size_t count);
  Script& write(int fd, abi::Bytes bytes);
  Script& write_what_was_read(int fd);  // the bytes that the last read delivered
  Script& close(int fd);
  Script& wait();
  Script& exit(int status);
  Script& fork(std::string child_name, Script child);  // the child runs `child` and ends
  Script& repeat(long times, Script body);
  Script& repeat_until_end_of_file(Script body);  // until a read in it returns 0 or fails
  Script& spin(long instructions);                // user code without a call
  Script& spin_for_ever();
  Script& fault(std::string message);  // a mistake that C leaves undefined

  const ScriptLines& lines() const { return lines_; }

 private:
  Script& add(ScriptLine line);
  ScriptLines lines_;
  int next_line_ = 1;
};

// The program that runs the script and then exits with status 0. `file` is what its places name.
std::unique_ptr<Program> scripted(Script script, std::string file = "script.c");

}  // namespace sim::program
