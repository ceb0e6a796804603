// Runs bytecode on explicit frames: a C program as a value that can be paused and copied anywhere.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/lang/address_space.h"
#include "sim/lang/call_stack.h"
#include "sim/lang/code.h"
#include "sim/lang/compile.h"
#include "sim/lang/memory.h"
#include "sim/program/program.h"

namespace sim::lang {

// What an intrinsic came to: done (its value is in register 0 of its window), a system call that
// the kernel has to answer first, or a mistake of the program.
using NativeResult = std::variant<std::monostate, abi::Request, abi::Diagnostic>;

// What resume() does with the answer to a system call.
struct PendingCall {
  enum class Delivery { kNone, kValue, kBytes, kPipeEnds, kStatus, kTimeLeft };
  Delivery delivery = Delivery::kNone;
  std::size_t result_register = 0;  // of the function that calls
  Pointer destination = 0;
};

// What goes on when a handler has returned.
struct Interruption {
  PendingCall pending;
  abi::Outcome reply;      // to `pending`; Restarts: the reply is still to come
  bool returning = false;  // the interrupted code was itself about to leave a handler
};

class Machine final : public program::Program {
 public:
  Machine(std::shared_ptr<const Code> code, const std::vector<std::string>& arguments,
          const std::vector<std::string>& environment, const MachineLimits& limits);
  Machine(const Machine& other);
  Machine& operator=(const Machine&) = delete;

  std::unique_ptr<program::Program> clone() const override;
  program::Turn resume(const abi::Outcome& reply, long& budget) override;
  program::SourcePlace place() const override;
  void enter_handler(const program::HandlerEntry& entry, const abi::Outcome& reply) override;
  void limit_memory(const program::MemoryLimits& limits) override;
  std::size_t memory_bytes() const override { return memory_.touched_bytes() + stack_.bytes(); }

  // For intrinsics.
  Memory& memory() { return memory_; }
  AddressSpace& address_space() { return address_space_; }
  const Code& code() const { return *code_; }
  void spend(std::uint64_t instructions) { budget_ -= static_cast<long>(instructions); }
  void set_errno(int value);
  int current_errno();
  void await_end_of_handler() { returning_ = true; }
  void await(PendingCall::Delivery delivery, const std::uint64_t* window, Pointer destination = 0);
  const CallSpelling& spelling() const;
  // The line of the user's listing that runs, for the birth and death of heap blocks.
  std::uint32_t user_line() const { return static_cast<std::uint32_t>(place().at.line); }

  // Diagnoses at the place of the user's listing. The name is the library function that it called.
  abi::Diagnostic mistake(std::string message, std::string hint = "") const;
  abi::Diagnostic crash(int signal, std::string message) const;
  abi::Diagnostic mistake_in_call(const Fault& fault) const;
  std::string called_function() const;
  static std::string native_name(std::uint16_t number);
  std::string describe(const Object& object) const;

 private:
  enum class Exit { kRequest, kOutOfBudget, kMistake };

  Exit run();
  bool enter(const FunctionCode& function, std::size_t window);
  void leave();
  void end_local(Pointer object);
  const FunctionCode* pointed_function(Pointer pointer) const;
  bool start_local(const FunctionCode& function, std::uint64_t& slot, std::uint32_t number,
                   std::uint64_t size);
  bool pack(const FunctionCode& function, const Instruction& instruction, std::uint64_t* registers);
  bool fetch_argument(const Instruction& instruction, std::uint64_t* registers);
  bool ends_within(Pointer text, std::uint64_t size) const;
  bool copy_object(Pointer to, Pointer from, std::uint64_t size);
  std::optional<abi::Diagnostic> take_reply(const abi::Outcome& reply);
  std::optional<abi::Diagnostic> leave_handler(const abi::Outcome& reply);
  std::optional<abi::Diagnostic> deliver(const abi::Outcome& reply);
  std::optional<abi::Diagnostic> deliver_payload(const abi::Returned& reply);
  std::optional<abi::Diagnostic> store_reply(Pointer to, std::string_view bytes);

  const Frame* user_frame() const;
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
  CallStack stack_;
  std::size_t stack_bytes_ = 0;
  program::SourcePlace last_user_place_;  // where main was left, while exit() runs
  PendingCall pending_;
  std::vector<Interruption> interruptions_;  // handlers that run, the outermost first
  bool returning_ = false;                   // the innermost of them has returned
  std::optional<abi::Request> request_;
  std::optional<abi::Diagnostic> mistake_;
  long budget_ = 0;
};

}  // namespace sim::lang
