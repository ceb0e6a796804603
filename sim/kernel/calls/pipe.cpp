#include "sim/kernel/calls/pipe.h"

#include <fcntl.h>

#include "sim/kernel/calls/free_descriptor.h"
#include "sim/kernel/references.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static DescriptionId describe_end(const Caller& caller, ObjectId pipe, int status_flags) {
  const DescriptionId end = caller.state.descriptions.add({pipe, status_flags, 0, 0});
  note<DescriptionCreated>(caller.events, end, pipe);
  return end;
}

Outcome pipe(const Caller& caller, const abi::PipeRequest& request) {
  if ((request.flags & ~(O_CLOEXEC | O_NONBLOCK)) != 0) return fails_with(EINVAL);
  const Fd read_end = lowest_free(caller);
  const Fd write_end = lowest_free(caller, Fd{read_end.value + 1});
  if (write_end.value >= caller.process().limits.most(RLIMIT_NOFILE)) return fails_with(EMFILE);

  Pipe made;
  made.size = caller.state.limits.pipe_size;
  made.readers = made.writers = 1;
  const ObjectId object = caller.state.objects.add(std::move(made));
  note<ObjectCreated>(caller.events, object);
  const int nonblocking = request.flags & O_NONBLOCK;
  const bool close_on_exec = (request.flags & O_CLOEXEC) != 0;
  const DescriptionId reading = describe_end(caller, object, O_RDONLY | nonblocking);
  const DescriptionId writing = describe_end(caller, object, O_WRONLY | nonblocking);
  open_descriptor(caller.state, caller.pid, read_end, {reading, close_on_exec}, caller.events);
  open_descriptor(caller.state, caller.pid, write_end, {writing, close_on_exec}, caller.events);
  return returns(0, abi::PipeEnds{read_end, write_end});
}

}  // namespace sim::kernel
