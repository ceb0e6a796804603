// Calls on sockets in sentences.

#include <fmt/format.h>
#include <sys/socket.h>

#include "sim/kernel/socket_address.h"
#include "sim/kernel/sockets.h"
#include "sim/narrate/names.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/socket_constants.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {
namespace {

// A sentence for a call that has returned.
struct Deed {
  const Story& story;
  const abi::Returned& returned;

  std::string operator()(const abi::SocketRequest& call) const {
    return fmt::format("{} makes a socket ({}, {}): descriptor {} leads to it, and to nobody else",
                       story.who, family_name(call.domain), type_name(call.type), returned.value);
  }
  std::string operator()(const abi::SocketpairRequest&) const {
    const auto* pair = std::get_if<abi::DescriptorPair>(&returned.payload);
    return fmt::format(
        "{} makes two sockets that are connected with each other: descriptors {} "
        "and {}",
        story.who, pair->first.value, pair->second.value);
  }
  std::string operator()(const abi::BindRequest& call) const {
    return fmt::format("{} gives {} the address {}", story.who, name_of(call.fd), own(call.fd));
  }
  std::string operator()(const abi::ListenRequest& call) const {
    const auto listens = events_of<kernel::SocketListens>(story);
    const int places = (listens.empty() ? call.backlog : listens.front().backlog) + 1;
    return fmt::format("{} lets {} listen: {} may wait in its backlog", story.who, name_of(call.fd),
                       counted(static_cast<std::size_t>(places), "connection"));
  }
  std::string operator()(const abi::AcceptRequest& call) const {
    return fmt::format(
        "{} takes a connection out of the backlog of {}: descriptor {} leads to a "
        "socket of its own{}",
        story.who, name_of(call.fd), returned.value, from_whom());
  }
  std::string operator()(const abi::ConnectRequest& call) const {
    const bool waits = !events_of<kernel::ConnectionQueued>(story).empty();
    return fmt::format("{} is connected to {}{}", story.who, raw_address_text(call.address),
                       waits ? ", where the connection waits in the backlog" : "");
  }
  std::string operator()(const abi::ShutdownRequest& call) const {
    return fmt::format("{} shuts {} ({}): {}", story.who, name_of(call.fd), shutdown_name(call.how),
                       call.how == SHUT_RD ? "it wants to receive no more"
                                           : "the other side will read the end of file");
  }
  std::string operator()(const abi::SendRequest& call) const {
    return fmt::format("{} sends {}{}", story.who, c_literal(call.bytes, kShownCharacters),
                       whereto(call));
  }
  std::string operator()(const abi::ReceiveRequest& call) const {
    const auto* message = std::get_if<abi::ReceivedMessage>(&returned.payload);
    if (!message || message->bytes.empty()) {
      return fmt::format("{} receives 0 bytes from {}", story.who, name_of(call.fd));
    }
    const std::string looks = (call.flags & MSG_PEEK) != 0 ? "looks at" : "receives";
    return fmt::format("{} {} {}", story.who, looks, c_literal(message->bytes, kShownCharacters)) +
           (message->from.empty() ? "" : " from " + raw_address_text(message->from));
  }
  std::string operator()(const abi::SocketNameRequest& call) const {
    const auto* name = std::get_if<abi::SocketName>(&returned.payload);
    const bool is_own = call.whose == abi::SocketNameRequest::Whose::kOwn;
    return fmt::format("{} asks for the address of {}: {}", story.who,
                       is_own ? name_of(call.fd) : "the other side of " + name_of(call.fd),
                       name ? raw_address_text(name->address) : "none");
  }
  std::string operator()(const abi::GetSocketOptionRequest& call) const {
    const auto* option = std::get_if<abi::OptionValue>(&returned.payload);
    return fmt::format("{} asks for {} of {}: {}", story.who, option_name(call.level, call.option),
                       name_of(call.fd), option ? option_value_text(option->bytes) : "nothing");
  }
  std::string operator()(const abi::SetSocketOptionRequest& call) const {
    return fmt::format("{} sets {} of {} to {}", story.who, option_name(call.level, call.option),
                       name_of(call.fd), option_value_text(call.value));
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return fmt::format("{} asks for a host's address", story.who);
  }

 private:
  const kernel::OpenFileDescription* description(const world::World& world, abi::Fd fd) const {
    const auto found = description_of(world, story.record.pid, fd);
    return found ? world.kernel.descriptions.find(*found) : nullptr;
  }
  std::string name_of(abi::Fd fd) const {
    const auto* found = description(story.before, fd);
    return found ? object_phrase(story.before, found->object) : "the socket";
  }
  std::string own(abi::Fd fd) const {
    const auto* found = description(story.after, fd);
    const auto* socket = found ? kernel::find_socket(story.after.kernel, found->object) : nullptr;
    return socket ? kernel::address_text(socket->name) : "it asked for";
  }
  std::string from_whom() const {
    const auto* name = std::get_if<abi::SocketName>(&returned.payload);
    const bool is_unix = !name || name->address.size() <= sizeof(sa_family_t);
    return is_unix ? "" : ", connected with " + raw_address_text(name->address);
  }
  static std::string whereto(const abi::SendRequest& call) {
    return call.address.empty() ? "" : " to " + raw_address_text(call.address);
  }
};

}  // namespace

std::string using_socket(const Story& story) {
  const std::string call = short_socket_call(story.record.request);
  if (const auto* returned = std::get_if<abi::Returned>(&story.record.outcome)) {
    return std::visit(Deed{story, *returned}, story.record.request) + wakes(story) +
           objects_gone(story);
  }
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed) + wakes(story);
  }
  if (std::holds_alternative<abi::Blocked>(story.record.outcome)) {
    const char* const verb = story.again() ? "goes back to sleep" : "falls asleep";
    return fmt::format("{} {} in {}", story.who, verb,
                       blocked_reason(story.after, story.record.thread)) +
           wakes(story);
  }
  return fmt::format("{} sends into a connection that is closed: SIGPIPE ends {} in {}", story.who,
                     story.who, call);
}

}  // namespace sim::narrate
