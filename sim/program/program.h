// A running program as a value: it can be copied at any time (fork, going back) and is resumed with
// the answer to its last request until it makes the next one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/program/file_name.h"

namespace sim::program {

// A place in a program's source: which of its files, and where in it.
struct SourcePlace {
  FileName file;  // as the scenario names it
  abi::Position at;
  bool operator==(const SourcePlace&) const = default;
};

// The budget ran out in user code; the program can be resumed with a new budget (reply ignored).
struct OutOfBudget {};

// Why a program left user code: a request, an empty budget, or a mistake that C leaves undefined.
using Turn = std::variant<abi::Request, OutOfBudget, abi::Diagnostic>;

// A signal's handler to be run before anything else.
struct HandlerEntry {
  int signal = 0;
  std::uint64_t handler = 0;       // as the program gave it to the kernel
  bool wants_information = false;  // SA_SIGINFO: it takes three arguments
  int code = 0;                    // si_code, si_pid, si_status
  int sender = 0;
  int status = 0;
};

// What setrlimit(2) lets a program have, in bytes; ~0: all there is.
struct MemoryLimits {
  std::uint64_t address_space = ~std::uint64_t{0};  // RLIMIT_AS
  std::uint64_t data = ~std::uint64_t{0};           // RLIMIT_DATA
};

class Program {
 public:
  virtual ~Program() = default;
  virtual std::unique_ptr<Program> clone() const = 0;  // cheap: memory is shared until written

  // Runs user code until the next request. `reply` answers the last one (Returned or Failed; the
  // first call passes returns(0)). `budget` counts instructions down and is never exceeded by much.
  virtual Turn resume(const abi::Outcome& reply, long& budget) = 0;

  // Makes the next resume() begin with a handler. Its return makes a SigreturnRequest; afterwards
  // the program goes on with `reply`, or with what that resume() is given when `reply` is Restarts.
  virtual void enter_handler(const HandlerEntry& entry, const abi::Outcome& reply) = 0;

  // From now on allocations beyond these fail; what there is already stays.
  virtual void limit_memory(const MemoryLimits&) {}

  // Host memory behind the program's data. What copies share counts in each of them.
  virtual std::size_t memory_bytes() const { return 0; }

  // Where the program stands: the call of its last request, or where user code was left.
  virtual SourcePlace place() const = 0;
};

// The programs that exec() can start.
class Images {
 public:
  virtual ~Images() = default;
  virtual std::unique_ptr<Program> start(const std::string& name,
                                         const std::vector<std::string>& arguments,
                                         const std::vector<std::string>& environment) const = 0;
};

// A Program with value semantics.
class ProgramValue {
 public:
  explicit ProgramValue(std::unique_ptr<Program> program) : program_(std::move(program)) {}
  ProgramValue(const ProgramValue& other) : program_(other.program_->clone()) {}
  ProgramValue(ProgramValue&&) noexcept = default;
  ProgramValue& operator=(const ProgramValue& other) {
    program_ = other.program_->clone();
    return *this;
  }
  ProgramValue& operator=(ProgramValue&&) noexcept = default;

  Program& operator*() { return *program_; }
  const Program& operator*() const { return *program_; }
  Program* operator->() { return program_.get(); }
  const Program* operator->() const { return program_.get(); }

 private:
  std::unique_ptr<Program> program_;
};

}  // namespace sim::program
