#include "sim/cli/strace_sockets.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <cstring>

#include "sim/cli/strace_words.h"
#include "sim/kernel/socket_address.h"
#include "sim/narrate/socket_constants.h"

namespace sim::cli {
namespace {

using narrate::message_flag_names;

std::string plain_ip(const kernel::SocketAddress& address) {
  std::string text = kernel::address_text(address);
  text.resize(text.rfind(':'));
  const bool has_brackets = text.starts_with('[');
  return has_brackets ? text.substr(1, text.size() - 2) : text;
}

// {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}
std::string address_struct(const abi::RawAddress& raw) {
  sa_family_t family = AF_UNSPEC;
  if (raw.size() < sizeof family) return kAddress;
  std::memcpy(&family, raw.data(), sizeof family);
  const auto parsed = kernel::parse_address(raw, family);
  const std::string start = "{sa_family=" + narrate::family_name(family);
  if (!parsed) return start + "}";
  if (family == AF_INET) {
    return fmt::format("{}, sin_port=htons({}), sin_addr=inet_addr(\"{}\")}}", start, parsed->port,
                       plain_ip(*parsed));
  }
  if (family == AF_INET6) {
    return fmt::format("{}, sin6_port=htons({}), inet_pton(AF_INET6, \"{}\")}}", start,
                       parsed->port, plain_ip(*parsed));
  }
  if (parsed->path.empty()) return start + "}";
  return fmt::format("{}, sun_path={}}}", start, quoted_path(kernel::address_text(*parsed)));
}

struct Texts {
  const abi::Outcome& outcome;

  template <class Wanted>
  const Wanted* payload() const {
    const auto* returned = std::get_if<abi::Returned>(&outcome);
    return returned ? std::get_if<Wanted>(&returned->payload) : nullptr;
  }
  // What the kernel writes there, and how long it is.
  std::string delivered_name() const {
    const auto* name = payload<abi::SocketName>();
    if (!name) return std::string(kAddress) + ", " + kAddress + ")";
    return fmt::format("{}, [{}])", address_struct(name->address), name->address.size());
  }

  CallText operator()(const abi::SocketRequest& r) const {
    return {fmt::format("socket({}, {}, {}", narrate::family_name(r.domain),
                        narrate::type_name(r.type), r.protocol),
            ")"};
  }
  CallText operator()(const abi::SocketpairRequest& r) const {
    const auto* pair = payload<abi::DescriptorPair>();
    const std::string ends =
        pair ? fmt::format("[{}, {}]", pair->first.value, pair->second.value) : kAddress;
    return {fmt::format("socketpair({}, {}, {}, ", narrate::family_name(r.domain),
                        narrate::type_name(r.type), r.protocol),
            ends + ")"};
  }
  CallText operator()(const abi::BindRequest& r) const {
    return {fmt::format("bind({}, {}, {}", r.fd.value, address_struct(r.address), r.address.size()),
            ")"};
  }
  CallText operator()(const abi::ConnectRequest& r) const {
    return {
        fmt::format("connect({}, {}, {}", r.fd.value, address_struct(r.address), r.address.size()),
        ")"};
  }
  CallText operator()(const abi::ListenRequest& r) const {
    return {fmt::format("listen({}, {}", r.fd.value, r.backlog), ")"};
  }
  CallText operator()(const abi::AcceptRequest& r) const {
    if (r.spelling == abi::AcceptRequest::Spelling::kAccept) {
      return {fmt::format("accept({}, ", r.fd.value), delivered_name()};
    }
    std::string rest = delivered_name();
    rest.pop_back();
    return {fmt::format("accept4({}, ", r.fd.value),
            fmt::format("{}, {})", rest, narrate::type_name(r.flags))};
  }
  CallText operator()(const abi::ShutdownRequest& r) const {
    return {fmt::format("shutdown({}, {}", r.fd.value, narrate::shutdown_name(r.how)), ")"};
  }
  CallText operator()(const abi::SendRequest& r) const {
    const std::string to = r.address.empty()
                               ? "NULL, 0"
                               : fmt::format("{}, {}", address_struct(r.address), r.address.size());
    return {fmt::format("sendto({}, {}, {}, {}, {}", r.fd.value, quoted_bytes(r.bytes),
                        r.bytes.size(), message_flag_names(r.flags), to),
            ")"};
  }
  CallText operator()(const abi::ReceiveRequest& r) const {
    const auto* message = payload<abi::ReceivedMessage>();
    const std::string bytes = message ? quoted_bytes(message->bytes) : kAddress;
    const bool has_name = message && !message->from.empty();
    const std::string from =
        has_name ? fmt::format("{}, [{}]", address_struct(message->from), message->from.size())
                 : "NULL, NULL";
    return {fmt::format("recvfrom({}, ", r.fd.value),
            fmt::format("{}, {}, {}, {})", bytes, r.count, message_flag_names(r.flags), from)};
  }
  CallText operator()(const abi::SocketNameRequest& r) const {
    const bool is_own = r.whose == abi::SocketNameRequest::Whose::kOwn;
    return {fmt::format("{}({}, ", is_own ? "getsockname" : "getpeername", r.fd.value),
            delivered_name()};
  }
  CallText operator()(const abi::GetSocketOptionRequest& r) const {
    const auto* value = payload<abi::OptionValue>();
    const std::string got =
        value ? fmt::format("[{}], [{}]", value_text(value->bytes), value->bytes.size())
              : fmt::format("{}, [{}]", kAddress, r.size);
    return {fmt::format("getsockopt({}, {}, {}, ", r.fd.value, level_text(r.level),
                        narrate::option_name(r.level, r.option)),
            got + ")"};
  }
  CallText operator()(const abi::SetSocketOptionRequest& r) const {
    return {
        fmt::format("setsockopt({}, {}, {}, [{}], {}", r.fd.value, level_text(r.level),
                    narrate::option_name(r.level, r.option), value_text(r.value), r.value.size()),
        ")"};
  }
  template <class Other>
  CallText operator()(const Other&) const {
    return {"/* looks for a host's address", " */"};
  }

 private:
  static std::string value_text(const abi::Bytes& value) {
    return narrate::option_value_text(value);
  }
  static std::string level_text(int level) {
    constexpr int kTcp = 6;
    constexpr int kIpv6 = 41;
    if (level == SOL_SOCKET) return "SOL_SOCKET";
    if (level == kTcp) return "SOL_TCP";
    return level == kIpv6 ? "SOL_IPV6" : std::to_string(level);
  }
};

}  // namespace

CallText strace_socket_call(const abi::Request& request, const abi::Outcome& outcome) {
  return std::visit(Texts{outcome}, request);
}

}  // namespace sim::cli
