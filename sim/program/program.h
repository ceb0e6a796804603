// A running program as a value: it can be copied at any time (fork, going back) and is resumed with
// the answer to its last request until it makes the next one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/ids.h"
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

// What is left of a budget that ran out is less: what one instruction costs.
inline constexpr long kMostForOne = 16;

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

// Blocks of the heap that were allocated at one place and have not been freed.
struct UnfreedBlocks {
  SourcePlace place;  // its column is 0
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;
};

struct Inspection;
struct LineStop;
enum class LineMove;

// All threads of a process, which share its memory. It begins with one, the main thread; one that
// knows of no threads may take every number for it.
class Program {
 public:
  virtual ~Program() = default;
  virtual std::unique_ptr<Program> clone() const = 0;  // cheap: memory is shared until written

  // Runs user code of a thread until its next request. `reply` answers its last one (Returned or
  // Failed; the first call passes returns(0)). `budget` counts instructions down and is never
  // exceeded by much.
  virtual Turn resume(abi::ThreadId thread, const abi::Outcome& reply, long& budget) = 0;

  // Makes the thread's next resume() begin with a handler. Its return makes a SigreturnRequest;
  // afterwards the thread goes on with `reply`, or with what that resume() is given when `reply` is
  // Restarts.
  virtual void enter_handler(abi::ThreadId thread, const HandlerEntry& entry,
                             const abi::Outcome& reply) = 0;

  // The main thread's number, before anything has run.
  virtual void name_main_thread(abi::ThreadId) {}
  // A thread begins, as the latest StartThreadRequest of `creator` has it.
  virtual void start_thread(abi::ThreadId /*thread*/, abi::ThreadId /*creator*/) {}
  virtual void end_thread(abi::ThreadId) {}
  // In the child of a fork() by `caller`: only a copy of that thread goes on, as the main one.
  virtual void keep_only(abi::ThreadId /*caller*/, abi::ThreadId /*main*/) {}

  // From now on allocations beyond these fail; what there is already stays.
  virtual void limit_memory(const MemoryLimits&) {}

  // Host memory behind the program's data. What copies share counts in each of them.
  virtual std::size_t memory_bytes() const { return 0; }

  // What the program has allocated for itself and not freed, by file and line.
  virtual std::vector<UnfreedBlocks> unfreed_blocks() const { return {}; }

  // The data races that the latest resume() has come upon; what is taken is not told again.
  virtual abi::Diagnostics take_races() { return {}; }

  // Where a thread stands: the call of its last request, or where user code was left.
  virtual SourcePlace place(abi::ThreadId thread) const = 0;

  // For looking at a program; see inspection.h and line_stop.h. One without a source shows nothing
  // and never pauses.
  virtual Inspection inspect(abi::ThreadId thread) const;
  // The stop that goes on by a line from here; nothing where there are no lines.
  virtual std::optional<LineStop> line_stop(abi::ThreadId thread, LineMove move) const;
  // From now on resume() comes back as out of budget there. Copies do not take the stop along.
  virtual void pause_at(abi::ThreadId thread, const LineStop& stop);
  // The statements that the thread has come to since pause_at(), the one it pauses at included.
  virtual long statements_passed(abi::ThreadId thread) const;
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
