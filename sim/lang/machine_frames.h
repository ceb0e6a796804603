// How the machine enters and leaves functions: inline, because the loop does it all the time.

#pragma once

#include "sim/lang/machine.h"

namespace sim::lang {

// Puts a frame above the caller's argument window. False: the stack is used up.
inline bool Machine::enter(const FunctionCode& function, std::size_t window) {
  if (stack_bytes_ + function.frame_bytes > limits_.stack_bytes) [[unlikely]]
    return false;
  stack_bytes_ += function.frame_bytes;
  stack_.push(function, window);
  return true;
}

inline void Machine::leave() {
  const FunctionCode& function = *stack_.top().function;
  const std::uint64_t* registers = stack_.registers();
  for (const std::uint16_t slot : function.object_registers)
    if (const Pointer object = registers[slot]) end_local(object);
  stack_bytes_ -= function.frame_bytes;
  if (stack_.is_in_first_call()) last_user_place_ = place();
  stack_.pop();
}

}  // namespace sim::lang
