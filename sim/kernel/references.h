// Open file descriptions live as long as something refers to them.

#pragma once

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

inline void hold(KernelState& state, DescriptionId description) {
  ++state.descriptions.edit(description).references;
}

// What follows when the last reference has been dropped.
void free_description(KernelState& state, DescriptionId description, ThreadId by, Events& events);

// Drops one reference. With the last one the description goes, with the last description of a side
// a pipe's sleepers wake, and with the last description a pipe goes. `by` is who caused it.
inline void release(KernelState& state, DescriptionId description, ThreadId by, Events& events) {
  if (--state.descriptions.edit(description).references > 0) return;
  free_description(state, description, by, events);
}

// Opens a descriptor for a description, and holds it.
inline void open_descriptor(KernelState& state, Pid pid, Fd fd, Descriptor descriptor,
                            Events& events) {
  hold(state, descriptor.description);
  put(state.processes.edit(pid).descriptors, fd, descriptor);
  note<DescriptorOpened>(events, pid, fd, descriptor.description);
}

// Closes an open descriptor.
inline void close_descriptor(KernelState& state, Pid pid, Fd fd, Events& events) {
  const DescriptionId description = remove(state.processes.edit(pid).descriptors, fd).description;
  note<DescriptorClosed>(events, pid, fd, description);
  release(state, description, ThreadId{pid.value}, events);
}

}  // namespace sim::kernel
