#include "tests/fuzz/fuzz_case.h"

#include <map>
#include <sstream>
#include <utility>

namespace fuzz {
namespace {

using namespace sim::abi;

// The words of one request: its name and its numbers. Both directions stand side by side, so that
// a new call gets both at once.
struct Words {
  std::string operator()(const ForkRequest&) const { return "fork"; }
  std::string operator()(const ExitRequest& r) const { return "exit" + number(r.status); }
  std::string operator()(const WaitRequest& r) const {
    return "wait" + number(r.pid) + number(r.options);
  }
  std::string operator()(const GetpidRequest&) const { return "getpid"; }
  std::string operator()(const GetppidRequest&) const { return "getppid"; }
  std::string operator()(const PipeRequest& r) const { return "pipe" + number(r.flags); }
  std::string operator()(const ReadRequest& r) const {
    return "read" + number(r.fd.value) + number(static_cast<long>(r.count));
  }
  // Bytes as runs: `3a 1b`.
  std::string operator()(const WriteRequest& r) const {
    std::string text = "write" + number(r.fd.value);
    for (std::size_t at = 0; at < r.bytes.size();) {
      const std::size_t end = std::min(r.bytes.find_first_not_of(r.bytes[at], at), r.bytes.size());
      text += number(static_cast<long>(end - at)) + r.bytes[at];
      at = end;
    }
    return text;
  }
  std::string operator()(const CloseRequest& r) const { return "close" + number(r.fd.value); }
  std::string operator()(const DupRequest& r) const { return "dup" + number(r.fd.value); }
  std::string operator()(const Dup2Request& r) const {
    return "dup2" + number(r.from.value) + number(r.to.value);
  }
  std::string operator()(const FcntlRequest& r) const {
    return "fcntl" + number(r.fd.value) + number(r.command) + number(r.argument);
  }
  std::string operator()(const SignalRequest& r) const {
    return "signal" + number(r.signal) + number(r.disposition == Disposition::kIgnore ? 1 : 0);
  }
  std::string operator()(const FileKindRequest& r) const { return "kind" + number(r.fd.value); }

  static std::string number(long value) { return " " + std::to_string(value); }
};

int integer(std::istream& in) {
  int value = 0;
  in >> value;
  return value;
}

Bytes runs(std::istream& in) {
  Bytes bytes;
  std::size_t count = 0;
  char byte = 0;
  while (in >> count >> byte) bytes.append(count, byte);
  in.clear();
  return bytes;
}

using Reader = Request (*)(std::istream&);

const std::map<std::string, Reader>& readers() {
  static const std::map<std::string, Reader> all{
      {"fork", [](std::istream&) -> Request { return ForkRequest{}; }},
      {"exit", [](std::istream& in) -> Request { return ExitRequest{integer(in)}; }},
      {"wait",
       [](std::istream& in) -> Request {
         const int pid = integer(in);
         return WaitRequest{pid, integer(in), WaitRequest::Status::kWanted};
       }},
      {"getpid", [](std::istream&) -> Request { return GetpidRequest{}; }},
      {"getppid", [](std::istream&) -> Request { return GetppidRequest{}; }},
      {"pipe", [](std::istream& in) -> Request { return PipeRequest{integer(in)}; }},
      {"read",
       [](std::istream& in) -> Request {
         const Fd fd{integer(in)};
         return ReadRequest{fd, static_cast<std::size_t>(integer(in)), {}};
       }},
      {"write",
       [](std::istream& in) -> Request {
         const Fd fd{integer(in)};
         return WriteRequest{fd, runs(in)};
       }},
      {"close", [](std::istream& in) -> Request { return CloseRequest{Fd{integer(in)}}; }},
      {"dup", [](std::istream& in) -> Request { return DupRequest{Fd{integer(in)}}; }},
      {"dup2",
       [](std::istream& in) -> Request {
         const Fd from{integer(in)};
         return Dup2Request{from, Fd{integer(in)}};
       }},
      {"fcntl",
       [](std::istream& in) -> Request {
         const Fd fd{integer(in)};
         const int command = integer(in);
         long argument = 0;
         in >> argument;
         return FcntlRequest{fd, command, argument};
       }},
      {"signal",
       [](std::istream& in) -> Request {
         const int signal = integer(in);
         return SignalRequest{signal,
                              integer(in) == 1 ? Disposition::kIgnore : Disposition::kDefault};
       }},
      {"kind", [](std::istream& in) -> Request { return FileKindRequest{Fd{integer(in)}}; }},
  };
  return all;
}

}  // namespace

std::string to_text(const Case& the_case) {
  std::ostringstream out;
  out << "pipe " << the_case.pipe_size.slots << ' ' << the_case.pipe_size.slot_bytes;
  if (the_case.steps_in_full != kAllInFull) out << " full " << the_case.steps_in_full;
  out << '\n';
  for (const Move& move : the_case.moves) {
    out << move.thread.value << ' ' << std::visit(Words{}, move.request) << '\n';
  }
  return out.str();
}

sim::abi::Expected<Case, std::string> parse_case(const std::string& text) {
  Case parsed;
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream in(line);
    std::string word;
    if (number == 1) {
      in >> word >> parsed.pipe_size.slots >> parsed.pipe_size.slot_bytes;
      if (word != "pipe" || !in) return unexpected(std::string("line 1 is not: pipe SLOTS BYTES"));
      if (in >> word) in >> parsed.steps_in_full;
      continue;
    }
    Move move{ThreadId{integer(in)}, {}};
    in >> word;
    const auto reader = readers().find(word);
    if (reader == readers().end()) {
      return unexpected("line " + std::to_string(number) + ": '" + word + "' is not a call");
    }
    move.request = reader->second(in);
    parsed.moves.push_back(std::move(move));
  }
  return parsed;
}

}  // namespace fuzz
