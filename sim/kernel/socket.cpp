#include "sim/kernel/socket.h"

#include <algorithm>
#include <bit>

namespace sim::kernel {

static std::string_view rest_of(const Message& message) {
  return std::string_view(message.bytes).substr(message.consumed);
}

std::size_t received_bytes(const Socket& socket) {
  std::size_t bytes = 0;
  for (const Message& message : socket.received) bytes += rest_of(message).size();
  return bytes;
}

std::string received_text(const Socket& socket) {
  return first_received(socket, std::string::npos);
}

std::size_t receive_window(const Socket& socket) {
  const auto room = static_cast<std::size_t>(socket.options.receive_buffer);
  return room - std::min(room, received_bytes(socket));
}

bool is_writable_again(const Socket& socket) {
  const long room = socket.options.send_buffer;
  if (is_unix(socket)) return socket.state != SocketState::kListen && socket.charged * 4 <= room;
  const auto used = static_cast<long>(socket.unsent.size());
  return socket.kind == SocketKind::kUdp || room - used >= used / 2;
}

// unix_stream_sendmsg() and unix_dgram_sendmsg() put what is more than a slab holds into pages.
static std::size_t bytes_in_pages(std::size_t bytes, bool is_datagram) {
  constexpr std::size_t kPage = 4096;
  const std::size_t in_slab = is_datagram ? 16064 : 3776;
  if (bytes <= in_slab) return 0;
  const std::size_t rest = (bytes - in_slab + kPage - 1) / kPage * kPage;
  return is_datagram ? rest : std::min(bytes, rest);
}

int charge_of(std::size_t bytes, bool is_datagram) {
  constexpr std::size_t kHeader = 256;      // struct sk_buff
  constexpr std::size_t kSharedInfo = 320;  // struct skb_shared_info
  const std::size_t paged = bytes_in_pages(bytes, is_datagram);
  const std::size_t in_slab = bytes - std::min(bytes, paged);
  const std::size_t aligned = (in_slab + 63) / 64 * 64;
  const std::size_t bucket = std::max<std::size_t>(512, std::bit_ceil(aligned + kSharedInfo));
  const std::size_t pages = (paged + 4095) / 4096 * 4096;
  return static_cast<int>(bucket + kHeader + pages);
}

void append_received(Socket& socket, std::string_view bytes) {
  if (socket.received.empty()) socket.received.emplace_back();
  Message& message = socket.received.back();
  if (message.consumed > message.bytes.size() / 2) {
    message.bytes.erase(0, message.consumed);
    message.consumed = 0;
  }
  message.bytes.append(bytes);
}

std::string first_received(const Socket& socket, std::size_t count) {
  std::string bytes;
  for (const Message& message : socket.received) {
    if (bytes.size() == count) break;
    bytes += rest_of(message).substr(0, count - bytes.size());
  }
  return bytes;
}

}  // namespace sim::kernel
