// The objects behind the variables that a program's threads synchronise by.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// The object of a variable, which begins with its first use: PTHREAD_MUTEX_INITIALIZER and its kin
// make no call. A variable that was something else before begins anew.
template <class Kind>
ObjectId sync_object(const Caller& caller, const abi::SyncVariable& variable, const Kind& initial);

// Begins anew, as *_init() has it.
void initialise(const Caller& caller, const abi::SyncVariable& variable,
                decltype(SyncObject::state) initial);

// The object goes, unless somebody sleeps on it.
void destroy(const Caller& caller, ObjectId object);

// The object of a variable; -1: it was never used.
ObjectId find_sync_object(const Caller& caller, std::uint64_t address);

template <class Kind>
Kind& edit_sync(const Caller& caller, ObjectId object) {
  return std::get<Kind>(std::get<SyncObject>(caller.state.objects.edit(object)).state);
}

template <class Kind>
ObjectId sync_object(const Caller& caller, const abi::SyncVariable& variable, const Kind& initial) {
  const ObjectId found = find_sync_object(caller, variable.address);
  const bool fits =
      found.value >= 0 &&
      std::holds_alternative<Kind>(std::get<SyncObject>(caller.state.objects.at(found)).state);
  if (!fits) initialise(caller, variable, initial);
  return find_sync_object(caller, variable.address);
}

}  // namespace sim::kernel
