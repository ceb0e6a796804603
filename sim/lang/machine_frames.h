// How the machine enters and leaves functions: inline, because the loop does it all the time.

#pragma once

#include "sim/lang/machine.h"

namespace sim::lang {

// Puts a frame above the caller's argument window. False: the stack is used up.
inline bool Machine::enter(const FunctionCode& function, std::size_t window) {
  if (now_.stack_bytes + function.frame_bytes > limits_.stack_bytes) [[unlikely]]
    return false;
  now_.stack_bytes += function.frame_bytes;
  now_.stack.push(function, window);
  return true;
}

inline void Machine::leave() {
  const FunctionCode& function = *now_.stack.top().function;
  const std::uint64_t* registers = now_.stack.registers();
  for (const std::uint16_t slot : function.object_registers)
    if (const Pointer object = registers[slot]) end_local(object);
  now_.stack_bytes -= function.frame_bytes;
  if (now_.stack.is_in_first_call()) now_.last_user_place = place();
  now_.stack.pop();
}

}  // namespace sim::lang
