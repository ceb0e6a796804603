// Runs bytecode on explicit frames: a C program as a value that can be paused and copied anywhere.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/lang/address_space.h"
#include "sim/lang/call_stack.h"
#include "sim/lang/code.h"
#include "sim/lang/compile.h"
#include "sim/lang/line_watch.h"
#include "sim/lang/memory.h"
#include "sim/lang/race_watch.h"
#include "sim/program/program.h"

namespace sim::lang {

// What an intrinsic came to: done (its value is in register 0 of its window), a system call that
// the kernel has to answer first, or a mistake of the program.
using NativeResult = std::variant<std::monostate, abi::Request, abi::Diagnostic>;

// What resume() does with the answer to a system call.
struct PendingCall {
  // kErrorNumber: the value is 0 or what errno would be. kThread: the same, and what the call
  // returns goes to the destination.
  enum class Delivery {
    kNone,
    kValue,
    kBytes,
    kPipeEnds,
    kStatus,
    kTimeLeft,
    kErrorNumber,
    kThread
  };
  Delivery delivery = Delivery::kNone;
  std::size_t result_register = 0;  // of the function that calls
  Pointer destination = 0;
  Pointer name_place = 0;   // for an address or an option; 0: not wanted
  Pointer name_length = 0;  // how many bytes there are for it, then how many it has
};

// What goes on when a handler has returned.
struct Interruption {
  PendingCall pending;
  abi::Outcome reply;      // to `pending`; Restarts: the reply is still to come
  bool returning = false;  // the interrupted code was itself about to leave a handler
};

// What a thread has for itself.
struct Execution {
  CallStack stack;
  abi::ThreadId thread = {};
  bool is_main = true;
  std::size_t stack_bytes = 0;
  program::SourcePlace last_user_place = {};  // where main was left, while exit() runs
  PendingCall pending = {};
  std::vector<Interruption> interruptions = {};  // handlers that run, the outermost first
  bool returning = false;                        // the innermost of them has returned
  int error_number = 0;                          // errno, while another thread runs
  Pointer started_function = 0;  // by its latest pthread_create(), with its argument
  std::uint64_t started_argument = 0;
  std::map<Pointer, Pointer> own_objects = {};  // _Thread_local: of the main thread's to its own
  bool has_originals = true;                    // it is the one that the program began with
  Pointer looked_at = 0;  // by its latest accesses, none of which has changed anything
  int looks = 0;          // so many of them
};

class Machine final : public program::Program {
 public:
  Machine(std::shared_ptr<const Code> code, const std::vector<std::string>& arguments,
          const std::vector<std::string>& environment, const MachineLimits& limits);
  Machine(const Machine& other);
  Machine& operator=(const Machine&) = delete;

  std::unique_ptr<program::Program> clone() const override;
  program::Turn resume(abi::ThreadId thread, const abi::Outcome& reply, long& budget) override;
  program::SourcePlace place(abi::ThreadId thread) const override;
  void enter_handler(abi::ThreadId thread, const program::HandlerEntry& entry,
                     const abi::Outcome& reply) override;
  void name_main_thread(abi::ThreadId main) override { now_.thread = main; }
  void start_thread(abi::ThreadId thread, abi::ThreadId creator) override;
  void end_thread(abi::ThreadId thread) override;
  void keep_only(abi::ThreadId caller, abi::ThreadId main) override;
  std::vector<program::UnfreedBlocks> unfreed_blocks() const override;
  void limit_memory(const program::MemoryLimits& limits) override;
  std::size_t memory_bytes() const override;
  abi::Diagnostics take_races() override { return std::exchange(races_found_, {}); }

  // machine_inspection.cpp
  program::Inspection inspect(abi::ThreadId thread) const override;
  std::optional<program::LineStop> line_stop(abi::ThreadId thread,
                                             program::LineMove move) const override;
  void pause_at(abi::ThreadId thread, const program::LineStop& stop) override;
  long statements_passed(abi::ThreadId thread) const override;

  // For intrinsics.
  Memory& memory() { return memory_; }
  AddressSpace& address_space() { return address_space_; }
  const Code& code() const { return *code_; }
  void spend(std::uint64_t instructions) { budget_ -= static_cast<long>(instructions); }
  void set_errno(int value);
  int current_errno();
  void await_end_of_handler() { now_.returning = true; }
  void await(PendingCall::Delivery delivery, const std::uint64_t* window, Pointer destination = 0);
  // After await(): an address goes to `place`, cut to the socklen_t at `length`, which is set.
  void await_name(Pointer place, Pointer length);
  const CallSpelling& spelling() const;
  abi::ThreadId running_thread() const { return now_.thread; }
  bool is_last_thread() const { return others_.empty(); }
  void await_start_of_thread(Pointer function, std::uint64_t argument);
  // The function that a pointer leads to, or nullptr.
  const FunctionCode* pointed_function(Pointer pointer) const;
  // Where the running thread stands.
  program::SourcePlace place() const { return place_of(now_); }
  // The line of the user's listing that runs, for the birth and death of heap blocks.
  std::uint32_t user_line() const { return static_cast<std::uint32_t>(place().at.line); }
  // 1 + the index in Code::files of the file that this line stands in.
  std::uint16_t user_file() const;

  // An object ends: what others may have done with it is no race with what comes there later.
  void destroy_object(Pointer object, std::uint32_t freed_line);

  // machine_races.cpp. The listing's own code accesses memory through a function of the library;
  // a diagnosis where that is a race that ends the program.
  std::optional<abi::Diagnostic> note_block(Pointer at, std::uint64_t size, Access access);
  // What orders without the kernel: pthread_once().
  void release(Pointer place);
  void acquire(Pointer place);
  void fence(MemoryOrder order);

  // Diagnoses at the place of the user's listing. The name is the library function that it called.
  abi::Diagnostic mistake(std::string message, std::string hint = "") const;
  abi::Diagnostic crash(int signal, std::string message) const;
  abi::Diagnostic mistake_in_call(const Fault& fault) const;
  std::string called_function() const;
  static std::string native_name(std::uint16_t number);
  std::string describe(const Object& object) const;
  // What C calls the thing at a place: "queue.items[2]"; empty where it has no name.
  std::string name_at(Pointer place) const;

 private:
  enum class Exit { kRequest, kOutOfBudget, kMistake };
  // What the load or store that runs accesses, and others can reach as well.
  struct Reached {
    Pointer at = 0;
    std::uint64_t size = 0;  // bytes
    abi::MemoryAccessRequest::Kind kind = abi::MemoryAccessRequest::Kind::kRead;
    bool is_atomic = false;
    long before = 0;  // its value
  };
  enum class Pace { kFree, kWatched };  // kWatched: watch_ is asked at each statement

  template <Pace pace>
  Exit run();
  bool pauses_before(const Instruction* next);
  bool enter(const FunctionCode& function, std::size_t window);
  void leave();
  void end_local(Pointer object);
  bool start_local(const FunctionCode& function, std::uint64_t& slot, std::uint32_t number,
                   std::uint64_t size);
  bool pack(const FunctionCode& function, const Instruction& instruction, std::uint64_t* registers);
  Pointer own_object(Pointer original);
  void end_own_objects();
  bool fetch_argument(const Instruction& instruction, std::uint64_t* registers);
  bool ends_within(Pointer text, std::uint64_t size) const;
  bool copy_object(Pointer to, Pointer from, std::uint64_t size);
  std::optional<abi::Diagnostic> take_reply(const abi::Outcome& reply);
  std::optional<abi::Diagnostic> leave_handler(const abi::Outcome& reply);
  std::optional<abi::Diagnostic> deliver(const abi::Outcome& reply);
  std::optional<abi::Diagnostic> deliver_payload(const abi::Returned& reply);
  std::optional<abi::Diagnostic> deliver_name(std::string_view name);
  std::optional<abi::Diagnostic> store_reply(Pointer to, std::string_view bytes);

  // machine_races.cpp
  void note_request(const abi::Request& request);
  bool watches_accesses() const { return races_ || limits_.stops_at_accesses; }
  bool note_access(const Instruction& instruction, const std::uint64_t* registers);
  bool note_atomic(const Instruction& instruction, const std::uint64_t* registers);
  bool note_copy(const Instruction& instruction, const std::uint64_t* registers);
  bool may_access(Pointer at, std::uint64_t size, AccessKind kind);
  std::optional<abi::Diagnostic> race_at(Pointer at, std::uint64_t size, AccessKind kind);
  abi::Diagnostic race(Pointer at, std::uint64_t size, AccessKind kind,
                       const Accessor& other) const;
  bool is_new_race(Pointer at, const Accessor& other);
  bool is_shared_object(Pointer at) const;
  bool is_own_local(Pointer object, const std::uint64_t* registers) const;
  std::optional<abi::Request> finish_access();
  bool looks_in_vain(const Reached& reached, long value);
  RaceWatch& edit_races();

  const Execution& execution_of(abi::ThreadId thread) const;
  void switch_to(abi::ThreadId thread);
  program::SourcePlace place_of(const Execution& execution) const;
  std::size_t stack_bytes_of_all() const;
  static const Frame* user_frame(const Execution& execution);
  std::size_t instruction_of(const Frame& frame) const;
  program::SourcePlace place_in(const Frame& frame) const;
  const Frame* stepped_frame(const Execution& execution, program::LineMove move,
                             std::size_t& depth) const;
  bool is_paused(const Execution& execution) const { return paused_ && &execution == &now_; }
  abi::Diagnostic explain(const Instruction& instruction, const std::uint64_t* registers) const;
  abi::Diagnostic explain_access(const Instruction& instruction,
                                 const std::uint64_t* registers) const;
  abi::Diagnostic explain_arithmetic(const Instruction& instruction,
                                     const std::uint64_t* registers) const;
  abi::Diagnostic explain_call(const Instruction& instruction,
                               const std::uint64_t* registers) const;
  abi::Diagnostic explain_argument(const Instruction& instruction,
                                   const std::uint64_t* registers) const;
  abi::Diagnostic mistake_at_access(const Fault& fault) const;
  abi::Diagnostic stack_overflow() const;

  std::shared_ptr<const Code> code_;
  MachineLimits limits_;
  Memory memory_;
  AddressSpace address_space_;
  Execution now_;                  // of the thread that runs, or ran last
  std::vector<Execution> others_;  // of the other threads, in no order
  std::optional<abi::Request> request_;
  std::optional<Reached> reached_;
  std::shared_ptr<RaceWatch> races_;    // while there are threads that do not know of each other
  abi::Diagnostics races_found_;        // and not taken yet
  std::set<std::uint64_t> races_told_;  // see is_new_race()
  std::optional<abi::Diagnostic> mistake_;
  long budget_ = 0;
  std::optional<LineWatch> watch_;  // belongs to who looks at this copy
  bool paused_ = false;             // by a watch, before the top frame's next instruction
};

}  // namespace sim::lang
