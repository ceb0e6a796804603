#include "sim/kernel/calls/receive.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/tcp.h"

namespace sim::kernel {
namespace {

using abi::Bytes;
using abi::fails_with;
using abi::returns;

// One attempt at a receive, the first or one after a sleep.
struct Receiving {
  const Caller& caller;
  SocketEnd end;
  std::size_t count;
  int flags;
  bool into_nowhere;
  bool as_read;  // delivers Bytes alone
  bool may_not_wait;
  Bytes received;            // before this attempt, and by it
  SocketAddress from;        // the other side's name when the first of them was taken
  bool found_bytes = false;  // even if none were wanted

  KernelState& state() const { return caller.state; }
  const Socket& socket() const { return *find_socket(caller.state, end.object); }
  bool has(int flag) const { return (flags & flag) != 0; }
};

void note_received(const Receiving& receiving, std::string_view bytes) {
  const Caller& caller = receiving.caller;
  note<BytesRead>(caller.events, caller.thread, receiving.end.description, receiving.end.object,
                  bytes, bytes.size());
}

Outcome deliver(const Receiving& receiving, long value, const SocketAddress& from) {
  if (receiving.as_read) return abi::delivers(receiving.received);
  const bool has_name = from.family != AF_UNSPEC && !(from.family == AF_UNIX && from.path.empty());
  abi::RawAddress raw;
  if (has_name) raw = raw_address(from, receiving.socket().family);
  return returns(value, abi::ReceivedMessage{receiving.received, std::move(raw)});
}

// Over a Unix socket the other side's name comes with its bytes.
Outcome deliver_all(const Receiving& receiving) {
  const bool found_bytes = receiving.found_bytes || !receiving.received.empty();
  const bool has_sender = is_unix(receiving.socket()) && found_bytes;
  return deliver(receiving, static_cast<long>(receiving.received.size()),
                 has_sender ? receiving.from : SocketAddress{});
}

Outcome end_of_stream(const Receiving& receiving) {
  if (receiving.received.empty()) {
    note<EndOfFileRead>(receiving.caller.events, receiving.caller.thread, receiving.end.object);
  }
  return deliver_all(receiving);
}

Outcome received_or(const Receiving& receiving, int errno_code) {
  return receiving.received.empty() ? fails_with(errno_code) : deliver_all(receiving);
}

Outcome wait_or_fail(const Receiving& receiving) {
  if (receiving.may_not_wait) return received_or(receiving, EAGAIN);
  return abi::blocks_on(abi::WaitReason::kSocketEmpty, receiving.end.object);
}

// Nothing is there. Linux's unix_stream_read_generic().
Outcome find_unix_empty(const Receiving& receiving) {
  const int error = take_error(receiving.state(), receiving.end.object);
  if (error != 0) return received_or(receiving, error);
  return receiving.socket().receive_shut ? end_of_stream(receiving) : wait_or_fail(receiving);
}

// Nothing is there. Linux's tcp_recvmsg_locked().
Outcome find_tcp_empty(const Receiving& receiving) {
  const Socket& socket = receiving.socket();
  if (socket.has_reached_end) return end_of_stream(receiving);
  const int error = take_error(receiving.state(), receiving.end.object);
  if (error != 0) return received_or(receiving, error);
  if (receiving.socket().receive_shut) return end_of_stream(receiving);
  if (receiving.socket().state == SocketState::kClosed) return received_or(receiving, ENOTCONN);
  return wait_or_fail(receiving);
}

// What has come now goes behind what came before.
void take_bytes(Receiving& receiving) {
  const std::size_t wanted = receiving.count - receiving.received.size();
  const Bytes bytes = first_received(receiving.socket(), wanted);
  if (receiving.received.empty()) receiving.from = receiving.socket().peer_name;
  receiving.received += bytes;
  receiving.found_bytes = true;
  note_received(receiving, bytes);
  if (receiving.has(MSG_PEEK)) return;
  const Caller& caller = receiving.caller;
  take_received(caller.state, receiving.end.object, bytes.size(), caller.thread, caller.events);
  if (receiving.socket().kind == SocketKind::kTcp) {
    open_window(caller.state, receiving.end.object, caller.thread, caller.events);
  }
}

Outcome receive_stream(Receiving& receiving) {
  const bool is_tcp = receiving.socket().kind == SocketKind::kTcp;
  if (!is_tcp && receiving.socket().state != SocketState::kEstablished) return fails_with(EINVAL);
  if (receiving.socket().state == SocketState::kListen) return fails_with(ENOTCONN);
  if (!receiving.socket().received.empty()) {
    if (receiving.into_nowhere) return fails_with(EFAULT);
    take_bytes(receiving);
    const bool wants_more = receiving.has(MSG_WAITALL) && !receiving.has(MSG_PEEK) &&
                            receiving.received.size() < receiving.count;
    if (!wants_more) return deliver_all(receiving);
  }
  return is_tcp ? find_tcp_empty(receiving) : find_unix_empty(receiving);
}

void take_datagram(const Receiving& receiving) {
  if (receiving.has(MSG_PEEK)) return;
  take_received(receiving.state(), receiving.end.object, 0, receiving.caller.thread,
                receiving.caller.events);
}

// Linux's skb_free_datagram(): a datagram that could not be copied is gone.
Outcome lose_datagram(const Receiving& receiving) {
  take_datagram(receiving);
  return fails_with(EFAULT);
}

// What does not fit is lost; MSG_TRUNC tells how long it was.
Outcome receive_datagram(Receiving& receiving) {
  const int error = take_error(receiving.state(), receiving.end.object);
  if (error != 0) return fails_with(error);
  const Socket& socket = receiving.socket();
  if (socket.received.empty()) {
    const bool is_over = socket.receive_shut && !receiving.may_not_wait;
    return is_over ? end_of_stream(receiving) : wait_or_fail(receiving);
  }
  const Message& message = socket.received.front();
  if (receiving.into_nowhere && !message.bytes.empty()) return lose_datagram(receiving);
  const auto length = static_cast<long>(message.bytes.size());
  const SocketAddress from = message.from;
  receiving.received = message.bytes.substr(0, receiving.count);
  note_received(receiving, receiving.received);
  take_datagram(receiving);
  const auto delivered = static_cast<long>(receiving.received.size());
  return deliver(receiving, receiving.has(MSG_TRUNC) ? length : delivered, from);
}

Outcome attempt_receive(Receiving& receiving) {
  return is_stream(receiving.socket()) ? receive_stream(receiving) : receive_datagram(receiving);
}

Outcome begin_receiving(Receiving receiving, const abi::Request& request) {
  Outcome outcome = attempt_receive(receiving);
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) {
    wait_on_socket(receiving.caller,
                   {request, *blocked, receiving.end.description,
                    ReceiveProgress{receiving.received, receiving.from}},
                   receiving.socket().options.receive_timeout);
  }
  return outcome;
}

}  // namespace

Outcome receive(const Caller& caller, const abi::ReceiveRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  const bool waits_not = may_not_wait(caller, *end, request.flags);
  return begin_receiving(
      {caller, *end, request.count, request.flags, request.into_nowhere, false, waits_not, {}, {}},
      request);
}

Outcome read_from_socket(const Caller& caller, const abi::ReadRequest& request,
                         const SocketEnd& end) {
  return begin_receiving({caller,
                          end,
                          request.count,
                          0,
                          request.into_nowhere,
                          true,
                          may_not_wait(caller, end),
                          {},
                          {}},
                         request);
}

Outcome resume_receive(const Caller& caller, CallInProgress& call) {
  const ObjectId object = caller.state.descriptions.at(call.description).object;
  auto& progress = std::get<ReceiveProgress>(call.progress);
  const auto* request = std::get_if<abi::ReceiveRequest>(&call.request);
  const auto* read = std::get_if<abi::ReadRequest>(&call.request);
  Receiving receiving{caller,
                      {call.description, object},
                      request ? request->count : read->count,
                      request ? request->flags : 0,
                      request ? request->into_nowhere : read->into_nowhere,
                      !request,
                      is_patience_over(caller, call),
                      progress.received,
                      progress.from};
  Outcome outcome = attempt_receive(receiving);
  progress.received = std::move(receiving.received);
  progress.from = std::move(receiving.from);
  return outcome;
}

}  // namespace sim::kernel
