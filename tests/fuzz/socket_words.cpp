#include "tests/fuzz/socket_words.h"

#include <fmt/format.h>

namespace fuzz {

using namespace sim::abi;

int integer(std::istream& in) {
  int value = 0;
  in >> value;
  return value;
}

Fd descriptor(std::istream& in) { return Fd{integer(in)}; }

namespace {

// Bytes in hexadecimal digits; "-": none.
std::string hex(const Bytes& bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text.empty() ? "-" : text;
}

Bytes bytes_in(std::istream& in) {
  std::string text;
  in >> text;
  Bytes bytes;
  if (text == "-") return bytes;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    bytes += static_cast<char>(std::stoi(text.substr(at, 2), nullptr, 16));
  }
  return bytes;
}

struct SocketWords {
  std::string operator()(const SocketRequest& r) const {
    return fmt::format("socket {} {} {}", r.domain, r.type, r.protocol);
  }
  std::string operator()(const SocketpairRequest& r) const {
    return fmt::format("socketpair {} {} {}", r.domain, r.type, r.protocol);
  }
  std::string operator()(const BindRequest& r) const {
    return fmt::format("bind {} {}", r.fd.value, hex(r.address));
  }
  std::string operator()(const ListenRequest& r) const {
    return fmt::format("listen {} {}", r.fd.value, r.backlog);
  }
  std::string operator()(const AcceptRequest& r) const {
    return fmt::format("accept {} {}", r.fd.value, r.flags);
  }
  std::string operator()(const ConnectRequest& r) const {
    return fmt::format("connect {} {}", r.fd.value, hex(r.address));
  }
  std::string operator()(const ShutdownRequest& r) const {
    return fmt::format("shutdown {} {}", r.fd.value, r.how);
  }
  // All bytes of a send are alike.
  std::string operator()(const SendRequest& r) const {
    return fmt::format("send {} {} {} {} {}", r.fd.value, r.flags, hex(r.address), r.bytes.size(),
                       r.bytes.empty() ? 'x' : r.bytes[0]);
  }
  std::string operator()(const ReceiveRequest& r) const {
    return fmt::format("receive {} {} {}", r.fd.value, r.count, r.flags);
  }
  std::string operator()(const SocketNameRequest& r) const {
    return fmt::format("socket_name {} {}", r.fd.value, static_cast<int>(r.whose));
  }
  std::string operator()(const GetSocketOptionRequest& r) const {
    return fmt::format("get_option {} {} {}", r.fd.value, r.level, r.option);
  }
  std::string operator()(const SetSocketOptionRequest& r) const {
    return fmt::format("set_option {} {} {} {}", r.fd.value, r.level, r.option, hex(r.value));
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return "getpid";
  }
};

template <class Made>
Request three_numbers(std::istream& in) {
  const int domain = integer(in);
  const int type = integer(in);
  return Made{domain, type, integer(in)};
}

template <class Made>
Request with_address(std::istream& in) {
  const Fd fd = descriptor(in);
  return Made{fd, bytes_in(in)};
}

template <class Made>
Request with_number(std::istream& in) {
  const Fd fd = descriptor(in);
  return Made{fd, integer(in)};
}

Request send(std::istream& in) {
  SendRequest made;
  made.fd = descriptor(in);
  made.flags = integer(in);
  made.address = bytes_in(in);
  const int count = integer(in);
  char byte = 'x';
  in >> byte;
  made.bytes.assign(static_cast<std::size_t>(count), byte);
  return made;
}

Request receive(std::istream& in) {
  ReceiveRequest made;
  made.fd = descriptor(in);
  made.count = static_cast<std::size_t>(integer(in));
  made.flags = integer(in);
  return made;
}

Request socket_name(std::istream& in) {
  const Fd fd = descriptor(in);
  return SocketNameRequest{fd, static_cast<SocketNameRequest::Whose>(integer(in))};
}

Request get_option(std::istream& in) {
  const Fd fd = descriptor(in);
  const int level = integer(in);
  return GetSocketOptionRequest{fd, level, integer(in), sizeof(int)};
}

Request set_option(std::istream& in) {
  const Fd fd = descriptor(in);
  const int level = integer(in);
  const int option = integer(in);
  return SetSocketOptionRequest{fd, level, option, bytes_in(in)};
}

}  // namespace

std::string socket_words(const Request& request) { return std::visit(SocketWords{}, request); }

const std::map<std::string, ReadRequestWords>& socket_readers() {
  static const std::map<std::string, ReadRequestWords> readers{
      {"socket", three_numbers<SocketRequest>},
      {"socketpair", three_numbers<SocketpairRequest>},
      {"bind", with_address<BindRequest>},
      {"connect", with_address<ConnectRequest>},
      {"listen", with_number<ListenRequest>},
      {"accept", with_number<AcceptRequest>},
      {"shutdown", with_number<ShutdownRequest>},
      {"send", send},
      {"receive", receive},
      {"socket_name", socket_name},
      {"get_option", get_option},
      {"set_option", set_option},
  };
  return readers;
}

}  // namespace fuzz
