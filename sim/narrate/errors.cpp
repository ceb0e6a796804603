// The meaning of each errno at the call that returned it. The pages read(2), write(2), pipe(7),
// dup(2), fcntl(2), fork(2), wait(2), signal(2), open(2) and its relatives are the source.

#include "sim/narrate/errors.h"

#include <fmt/format.h>

#include <cerrno>

#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

// The path that a request is about; the empty one where there is none.
static std::string path_in(const abi::Request& request) {
  return std::visit(
      [](const auto& call) -> std::string {
        if constexpr (requires { call.path; }) return call.path;
        if constexpr (requires { std::string{call.from}; }) return call.from;
        return {};
      },
      request);
}

// The descriptor that a request is about; -1 where there is none.
static abi::Fd descriptor_in(const abi::Request& request) {
  return std::visit(
      [](const auto& call) -> abi::Fd {
        if constexpr (requires { abi::Fd{call.fd}; }) return call.fd;
        if constexpr (requires { abi::Fd{call.from}; }) return call.from;
        return {};
      },
      request);
}

static std::string object_name_of(const World& world, abi::Pid pid, abi::Fd fd) {
  const auto description = description_of(world, pid, fd);
  if (!description) return "the object";
  return object_phrase(world, world.kernel.descriptions.at(*description).object);
}

static std::string bad_descriptor(const World& world, abi::Pid pid, const abi::Request& request) {
  const abi::Fd fd = descriptor_in(request);
  if (!description_of(world, pid, fd)) return fmt::format("descriptor {} is not open", fd.value);
  if (const auto* dup = std::get_if<abi::Dup2Request>(&request)) {
    return fmt::format("{} is no possible descriptor number", dup->to.value);
  }
  const bool reads = std::holds_alternative<abi::ReadRequest>(request) ||
                     std::holds_alternative<abi::PreadRequest>(request);
  return fmt::format("descriptor {} is open for {} only", fd.value, reads ? "writing" : "reading");
}

static std::string would_block(const World& world, abi::Pid pid, const abi::Request& request) {
  if (std::holds_alternative<abi::ForkRequest>(request)) return "too many processes exist";
  const bool reads = std::holds_alternative<abi::ReadRequest>(request);
  return fmt::format("{} is {}, and O_NONBLOCK forbids sleeping",
                     object_name_of(world, pid, descriptor_in(request)), reads ? "empty" : "full");
}

static std::string no_child(const abi::Request& request) {
  const auto* wait = std::get_if<abi::WaitRequest>(&request);
  if (wait && wait->pid > 0) return fmt::format("process {} is not its child", wait->pid);
  return "it has no children to wait for";
}

static std::string invalid(const abi::Request& request) {
  if (const auto* fcntl = std::get_if<abi::FcntlRequest>(&request)) {
    return fmt::format("the command {} or its argument does not fit this descriptor",
                       fcntl_command_name(fcntl->command));
  }
  if (const auto* signal = std::get_if<abi::SignalRequest>(&request)) {
    return fmt::format("the effect of {} cannot be changed", signal_name(signal->signal));
  }
  if (std::holds_alternative<abi::LseekRequest>(request)) {
    return "the offset would be negative, or the third argument is none of SEEK_SET, SEEK_CUR and "
           "SEEK_END";
  }
  if (const auto* dup = std::get_if<abi::Dup3Request>(&request)) {
    return dup->from == dup->to ? "unlike dup2(), dup3() refuses a copy onto itself"
                                : "it knows no flag but O_CLOEXEC";
  }
  if (std::holds_alternative<abi::FtruncateRequest>(request) ||
      std::holds_alternative<abi::TruncateRequest>(request)) {
    return "the size is negative, or it is no regular file open for writing";
  }
  if (std::holds_alternative<abi::PipeRequest>(request)) return "it does not know these flags";
  if (std::holds_alternative<abi::WaitRequest>(request)) return "it does not know these options";
  return "an argument is not valid";
}

static std::string not_permitted(const abi::Request& request) {
  if (std::holds_alternative<abi::FcntlRequest>(request)) return "so large a pipe is not allowed";
  if (std::holds_alternative<abi::LinkRequest>(request)) return "a directory has only one name";
  return "only its owner may do that";
}

std::string failure_reason(const World& world, abi::Pid pid, const abi::Request& request,
                           int errno_code) {
  switch (errno_code) {
    case EBADF:
      return bad_descriptor(world, pid, request);
    case EAGAIN:
      return would_block(world, pid, request);
    case ECHILD:
      return no_child(request);
    case EINVAL:
      return invalid(request);
    case EMFILE:
      return "every descriptor number that the process may use is taken";
    case EBUSY:
      return std::holds_alternative<abi::FcntlRequest>(request)
                 ? "the pipe holds more than would fit"
                 : "the kernel itself is using it";
    case EPERM:
      return not_permitted(request);
    case ENOENT:
      return fmt::format("there is no {}", c_literal(path_in(request), 40));
    case EEXIST:
      return fmt::format("{} exists already", c_literal(path_in(request), 40));
    case EACCES:
      return "the permission bits of the file, or of a directory on the way, do not allow it";
    case ENOTDIR:
      return "something that is used as a directory is none";
    case EISDIR:
      return "it is a directory";
    case ENOTEMPTY:
      return "the directory is not empty";
    case ENAMETOOLONG:
      return "a name has more than 255 characters, or the path more than 4095";
    case ESPIPE:
      return fmt::format("{} has no offset", object_name_of(world, pid, descriptor_in(request)));
    case ENXIO:
      return std::holds_alternative<abi::OpenRequest>(request)
                 ? "nobody has the FIFO open for reading, and O_NONBLOCK forbids sleeping"
                 : "there is nothing behind this offset";
    case EFBIG:
      return "the file would become too large";
    case ENOSPC:
      return "the disk is full";
    case ERANGE:
      return "the buffer is too small for the result";
    case EPIPE:
      return fmt::format("no read end of {} is open, and SIGPIPE is ignored",
                         object_name_of(world, pid, descriptor_in(request)));
    default:
      return "the kernel refuses it";
  }
}

}  // namespace sim::narrate
