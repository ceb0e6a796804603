#include "tests/fuzz/fuzz_case.h"

#include <algorithm>
#include <iomanip>
#include <map>
#include <sstream>
#include <utility>

#include "sim/host/socket_calls.h"
#include "tests/fuzz/random_calls.h"
#include "tests/fuzz/socket_words.h"

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
    return (r.into_nowhere ? "read_nowhere" : "read") + number(r.fd.value) +
           number(static_cast<long>(r.count));
  }
  std::string operator()(const WriteRequest& r) const {
    return (r.from_nowhere ? "write_nowhere" : "write") + number(r.fd.value) + runs(r.bytes);
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
    return "signal" + number(r.signal) + number(static_cast<int>(r.disposition));
  }
  std::string operator()(const FileKindRequest& r) const { return "kind" + number(r.fd.value); }

  std::string operator()(const Dup3Request& r) const {
    return "dup3" + number(r.from.value) + number(r.to.value) + number(r.flags);
  }
  std::string operator()(const OpenRequest& r) const {
    return "open" + name(r.path) + number(r.flags) + number(r.mode);
  }
  std::string operator()(const LseekRequest& r) const {
    return "lseek" + number(r.fd.value) + number(r.offset) + number(r.whence);
  }
  std::string operator()(const PreadRequest& r) const {
    return "pread" + number(r.fd.value) + number(static_cast<long>(r.count)) + number(r.offset);
  }
  std::string operator()(const PwriteRequest& r) const {
    return "pwrite" + number(r.fd.value) + number(r.offset) + runs(r.bytes);
  }
  std::string operator()(const TruncateRequest& r) const {
    return "truncate" + name(r.path) + number(r.size);
  }
  std::string operator()(const FtruncateRequest& r) const {
    return "ftruncate" + number(r.fd.value) + number(r.size);
  }
  std::string operator()(const StatRequest& r) const { return "stat" + name(r.path); }
  std::string operator()(const FstatRequest& r) const { return "fstat" + number(r.fd.value); }
  std::string operator()(const AccessRequest& r) const {
    return "access" + name(r.path) + number(r.mode);
  }
  std::string operator()(const ChmodRequest& r) const {
    return "chmod" + name(r.path) + number(r.mode);
  }
  std::string operator()(const FchmodRequest& r) const {
    return "fchmod" + number(r.fd.value) + number(r.mode);
  }
  std::string operator()(const UmaskRequest& r) const { return "umask" + number(r.mask); }
  std::string operator()(const LinkRequest& r) const {
    return "link" + name(r.existing) + name(r.path);
  }
  std::string operator()(const UnlinkRequest& r) const { return "unlink" + name(r.path); }
  std::string operator()(const RenameRequest& r) const {
    return "rename" + name(r.from) + name(r.to);
  }
  std::string operator()(const MkdirRequest& r) const {
    return "mkdir" + name(r.path) + number(r.mode);
  }
  std::string operator()(const RmdirRequest& r) const { return "rmdir" + name(r.path); }
  std::string operator()(const MkfifoRequest& r) const {
    return "mkfifo" + name(r.path) + number(r.mode);
  }
  std::string operator()(const ChdirRequest& r) const { return "chdir" + name(r.path); }
  std::string operator()(const GetcwdRequest& r) const {
    return "getcwd" + number(static_cast<long>(r.size));
  }
  std::string operator()(const ReadDirectoryRequest& r) const {
    return "getdents" + number(r.fd.value);
  }
  std::string operator()(const SigactionRequest& r) const {
    return "sigaction" + number(r.signal) + (r.action ? action(*r.action) : "");
  }
  std::string operator()(const SigprocmaskRequest& r) const {
    return "sigprocmask" + number(r.how) + (r.set ? set(*r.set) : "");
  }
  std::string operator()(const SigpendingRequest&) const { return "sigpending"; }
  std::string operator()(const SigsuspendRequest& r) const { return "sigsuspend" + set(r.mask); }
  std::string operator()(const PauseRequest&) const { return "pause"; }
  std::string operator()(const SigreturnRequest&) const { return "sigreturn"; }
  std::string operator()(const KillRequest& r) const {
    return "kill" + number(r.pid) + number(r.signal);
  }
  std::string operator()(const RaiseRequest& r) const { return "raise" + number(r.signal); }
  std::string operator()(const FaultRequest& r) const { return "fault" + number(r.signal); }
  std::string operator()(const AlarmRequest& r) const { return "alarm" + number(r.seconds); }
  std::string operator()(const SleepRequest& r) const { return "sleep" + number(r.nanoseconds); }
  std::string operator()(const ClockRequest&) const { return "clock"; }
  std::string operator()(const SetpgidRequest& r) const {
    return "setpgid" + number(r.pid) + number(r.group);
  }
  std::string operator()(const GetpgidRequest& r) const { return "getpgid" + number(r.pid); }
  std::string operator()(const SetsidRequest&) const { return "setsid"; }
  std::string operator()(const GetsidRequest& r) const { return "getsid" + number(r.pid); }
  std::string operator()(const PollRequest& r) const {
    const bool is_poll = r.spelling == PollRequest::Spelling::kPoll;
    std::string text = (is_poll ? "poll" : "select") + number(r.timeout);
    for (const PollEntry& each : r.entries) text += number(each.fd.value) + number(each.events);
    return text;
  }
  std::string operator()(const ExecRequest& r) const {
    std::string text = "exec" + name(r.path) + number(static_cast<long>(r.arguments.size()));
    for (const auto* list : {&r.arguments, &r.environment}) {
      for (const std::string& each : *list) text += name(each);
    }
    return text;
  }
  std::string operator()(const LimitRequest& r) const {
    std::string text = "limit" + number(r.resource);
    if (r.limit) text += set(r.limit->soft) + set(r.limit->hard);
    return text;
  }
  std::string operator()(const StartThreadRequest& r) const {
    return "start_thread" + number(r.detached ? 1 : 0);
  }
  std::string operator()(const ExitThreadRequest& r) const {
    return "exit_thread" + number(static_cast<long>(r.value));
  }
  std::string operator()(const JoinRequest& r) const { return "join" + number(r.thread.value); }
  std::string operator()(const DetachRequest& r) const { return "detach" + number(r.thread.value); }
  std::string operator()(const ThreadKillRequest& r) const {
    return "thread_kill" + number(r.thread.value) + number(r.signal);
  }
  std::string operator()(const SyncRequest& r) const {
    return "sync" + number(static_cast<int>(r.operation)) + set(r.variable.address) +
           set(r.mutex.address) + number(static_cast<int>(r.mutex_kind)) + number(r.argument);
  }
  std::string operator()(const MemoryAccessRequest&) const { return "memory_access"; }
  template <sim::host::SocketCall Call>
  std::string operator()(const Call& r) const {
    return socket_words(r);
  }
  std::string operator()(const YieldRequest&) const { return "yield"; }
  std::string operator()(const IdentityRequest& r) const {
    return "identity" + number(static_cast<int>(r.which));
  }

  // Bytes as runs: `3a 1b`.
  static std::string runs(const Bytes& bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find_first_not_of(bytes[at], at), bytes.size());
      text += number(static_cast<long>(end - at)) + bytes[at];
      at = end;
    }
    return text;
  }
  static std::string set(std::uint64_t signals) { return " " + std::to_string(signals); }
  static std::string action(const SignalAction& action) {
    return number(static_cast<int>(action.disposition)) + set(action.mask) + number(action.flags);
  }
  // An empty name is a word as well.
  static std::string name(const std::string& path) { return " \"" + path + "\""; }
  static std::string number(long value) { return " " + std::to_string(value); }
};

Bytes runs(std::istream& in) {
  Bytes bytes;
  std::size_t count = 0;
  char byte = 0;
  while (in >> count >> byte) bytes.append(count, byte);
  in.clear();
  return bytes;
}

std::size_t size(std::istream& in) {
  std::size_t value = 0;
  in >> value;
  return value;
}

long offset(std::istream& in) {
  long value = 0;
  in >> value;
  return value;
}

std::optional<std::uint64_t> set(std::istream& in) {
  std::uint64_t value = 0;
  if (in >> value) return value;
  in.clear();
  return std::nullopt;
}

std::optional<SignalAction> action(std::istream& in) {
  const auto disposition = set(in);
  if (!disposition) return std::nullopt;
  SignalAction read;
  read.disposition = static_cast<Disposition>(*disposition);
  if (read.disposition == Disposition::kHandler) read.handler = kHandlerAddress;
  read.mask = set(in).value_or(0);
  read.flags = integer(in);
  return read;
}

std::string name(std::istream& in) {
  std::string path;
  in >> std::quoted(path);
  return path;
}

// What a call reads first stands in front of the others' brace: the words are in that order.
template <class Call>
Request with_name(std::istream& in) {
  return Call{name(in)};
}
template <class Call>
Request with_name_and_mode(std::istream& in) {
  const std::string path = name(in);
  return Call{path, integer(in)};
}
template <class Call>
Request with_two_names(std::istream& in) {
  const std::string first = name(in);
  return Call{first, name(in)};
}

Request poll_request(std::istream& in, PollRequest::Spelling spelling) {
  PollRequest request;
  request.spelling = spelling;
  request.timeout = offset(in);
  int fd = 0;
  short events = 0;
  while (in >> fd >> events) request.entries.push_back({Fd{fd}, events});
  in.clear();
  return request;
}

Request exec_request(std::istream& in) {
  ExecRequest request;
  request.path = name(in);
  for (int i = integer(in); i > 0; --i) request.arguments.push_back(name(in));
  for (std::string each; in >> std::quoted(each);) request.environment.push_back(each);
  in.clear();
  return request;
}

Request sync_request(std::istream& in) {
  SyncRequest request;
  request.operation = static_cast<SyncOperation>(integer(in));
  request.variable.address = set(in).value_or(0);
  request.mutex.address = set(in).value_or(0);
  request.mutex_kind = static_cast<MutexKind>(integer(in));
  request.argument = offset(in);
  return request;
}

const std::map<std::string, ReadRequestWords>& readers() {
  static const std::map<std::string, ReadRequestWords> all{
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
         const auto disposition = static_cast<Disposition>(integer(in));
         const bool is_handler = disposition == Disposition::kHandler;
         return SignalRequest{signal, disposition, is_handler ? kHandlerAddress : 0};
       }},
      {"dup3",
       [](std::istream& in) -> Request {
         const Fd from = descriptor(in);
         const Fd to = descriptor(in);
         return Dup3Request{from, to, integer(in)};
       }},
      {"open",
       [](std::istream& in) -> Request {
         const std::string path = name(in);
         const int flags = integer(in);
         return OpenRequest{path, flags, integer(in)};
       }},
      {"lseek",
       [](std::istream& in) -> Request {
         const Fd fd = descriptor(in);
         const long place = offset(in);
         return LseekRequest{fd, place, integer(in)};
       }},
      {"pread",
       [](std::istream& in) -> Request {
         const Fd fd = descriptor(in);
         const std::size_t count = size(in);
         return PreadRequest{fd, count, offset(in), {}};
       }},
      {"pwrite",
       [](std::istream& in) -> Request {
         const Fd fd = descriptor(in);
         const long place = offset(in);
         return PwriteRequest{fd, runs(in), place};
       }},
      {"truncate",
       [](std::istream& in) -> Request {
         const std::string path = name(in);
         return TruncateRequest{path, offset(in)};
       }},
      {"ftruncate",
       [](std::istream& in) -> Request {
         const Fd fd = descriptor(in);
         return FtruncateRequest{fd, offset(in)};
       }},
      {"stat", with_name<StatRequest>},
      {"fstat", [](std::istream& in) -> Request { return FstatRequest{descriptor(in)}; }},
      {"access", with_name_and_mode<AccessRequest>},
      {"chmod", with_name_and_mode<ChmodRequest>},
      {"fchmod",
       [](std::istream& in) -> Request {
         const Fd fd = descriptor(in);
         return FchmodRequest{fd, integer(in)};
       }},
      {"umask", [](std::istream& in) -> Request { return UmaskRequest{integer(in)}; }},
      {"link", with_two_names<LinkRequest>},
      {"unlink", with_name<UnlinkRequest>},
      {"rename", with_two_names<RenameRequest>},
      {"mkdir", with_name_and_mode<MkdirRequest>},
      {"rmdir", with_name<RmdirRequest>},
      {"mkfifo", with_name_and_mode<MkfifoRequest>},
      {"chdir", with_name<ChdirRequest>},
      {"getcwd", [](std::istream& in) -> Request { return GetcwdRequest{size(in)}; }},
      {"getdents",
       [](std::istream& in) -> Request { return ReadDirectoryRequest{descriptor(in)}; }},
      {"identity",
       [](std::istream& in) -> Request {
         return IdentityRequest{static_cast<Identity>(integer(in))};
       }},
      {"read_nowhere",
       [](std::istream& in) -> Request {
         const Fd fd = descriptor(in);
         return ReadRequest{fd, size(in), {}, true};
       }},
      {"write_nowhere",
       [](std::istream& in) -> Request {
         const Fd fd = descriptor(in);
         return WriteRequest{fd, runs(in), true};
       }},
      {"sigaction",
       [](std::istream& in) -> Request {
         const int signal = integer(in);
         return SigactionRequest{signal, action(in)};
       }},
      {"sigprocmask",
       [](std::istream& in) -> Request {
         const int how = integer(in);
         return SigprocmaskRequest{how, set(in)};
       }},
      {"sigpending", [](std::istream&) -> Request { return SigpendingRequest{}; }},
      {"sigsuspend",
       [](std::istream& in) -> Request { return SigsuspendRequest{set(in).value_or(0)}; }},
      {"pause", [](std::istream&) -> Request { return PauseRequest{}; }},
      {"sigreturn", [](std::istream&) -> Request { return SigreturnRequest{}; }},
      {"kill",
       [](std::istream& in) -> Request {
         const int pid = integer(in);
         return KillRequest{pid, integer(in)};
       }},
      {"raise", [](std::istream& in) -> Request { return RaiseRequest{integer(in)}; }},
      {"fault",
       [](std::istream& in) -> Request {
         return FaultRequest{integer(in), {}};
       }},
      {"alarm",
       [](std::istream& in) -> Request {
         return AlarmRequest{static_cast<unsigned>(integer(in))};
       }},
      {"sleep",
       [](std::istream& in) -> Request {
         return SleepRequest{offset(in), SleepRequest::Spelling::kNanosleep};
       }},
      {"clock", [](std::istream&) -> Request { return ClockRequest{}; }},
      {"setpgid",
       [](std::istream& in) -> Request {
         const int pid = integer(in);
         return SetpgidRequest{pid, integer(in)};
       }},
      {"getpgid", [](std::istream& in) -> Request { return GetpgidRequest{integer(in)}; }},
      {"setsid", [](std::istream&) -> Request { return SetsidRequest{}; }},
      {"getsid", [](std::istream& in) -> Request { return GetsidRequest{integer(in)}; }},
      {"poll",
       [](std::istream& in) -> Request { return poll_request(in, PollRequest::Spelling::kPoll); }},
      {"select",
       [](std::istream& in) -> Request {
         return poll_request(in, PollRequest::Spelling::kSelect);
       }},
      {"exec", exec_request},
      {"limit",
       [](std::istream& in) -> Request {
         LimitRequest request{integer(in), {}};
         const auto soft = set(in);
         if (soft) request.limit = {*soft, set(in).value_or(0)};
         return request;
       }},
      {"start_thread",
       [](std::istream& in) -> Request {
         return StartThreadRequest{"thread", integer(in) != 0};
       }},
      {"exit_thread", [](std::istream& in) -> Request { return ExitThreadRequest{size(in)}; }},
      {"join", [](std::istream& in) -> Request { return JoinRequest{ThreadId{integer(in)}}; }},
      {"detach", [](std::istream& in) -> Request { return DetachRequest{ThreadId{integer(in)}}; }},
      {"thread_kill",
       [](std::istream& in) -> Request {
         const ThreadId thread{integer(in)};
         return ThreadKillRequest{thread, integer(in)};
       }},
      {"sync", sync_request},
      {"yield", [](std::istream&) -> Request { return YieldRequest{}; }},
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
    out << move.thread.value << ' ';
    if (move.handlers_left > 0) out << "leave " << move.handlers_left << ' ';
    out << std::visit(Words{}, move.request) << '\n';
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
    if (word == "leave") in >> move.handlers_left >> word;
    const bool is_about_sockets = socket_readers().contains(word);
    const auto& known = is_about_sockets ? socket_readers() : readers();
    const auto reader = known.find(word);
    if (reader == known.end()) {
      return unexpected("line " + std::to_string(number) + ": '" + word + "' is not a call");
    }
    move.request = reader->second(in);
    parsed.moves.push_back(std::move(move));
  }
  return parsed;
}

}  // namespace fuzz
