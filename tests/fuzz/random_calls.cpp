#include "tests/fuzz/random_calls.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "sim/kernel/file_tree.h"

namespace fuzz {
namespace {

using namespace sim::abi;
using sim::kernel::KernelState;
using sim::kernel::Process;

constexpr std::size_t kMostProcesses = 6;
constexpr std::size_t kManyDescriptors = 14;
constexpr int kPipesInTurn = 3;

using Accepts = bool (*)(const sim::kernel::Object&);
bool is_anything(const sim::kernel::Object&) { return true; }
bool is_fifo(const sim::kernel::Object& object) {
  return std::holds_alternative<sim::kernel::Pipe>(object);
}
bool is_folder(const sim::kernel::Object& object) {
  return std::holds_alternative<sim::kernel::Directory>(object);
}

// What a random request is made from.
struct Situation {
  const KernelState& state;
  const Process& process;
  int process_number;
  MessageBytes message;
  Numbers& numbers;
  Interest interest = Interest::kPipes;

  // The weight of a call that is about files, and of something to do with a file among other
  // things.
  int about_files(int weight) const { return interest == Interest::kPipes ? 0 : 2 * weight; }
  bool turns_to_files(int chances) const {
    return interest == Interest::kFiles && numbers.one_in(chances);
  }

  bool is_first() const { return process.parent == kInitPid; }
  std::size_t open_count() const { return open_descriptors(process.descriptors).size(); }

  // Mostly an open descriptor other than the standard streams; now and then any number.
  Fd descriptor() const {
    const auto open = open_descriptors(process.descriptors);
    if (open.empty() || numbers.one_in(24)) return Fd{numbers.below(20) - 1};
    const Fd chosen = numbers.among(open);
    const bool is_standard = chosen.value < 3;
    return is_standard && !numbers.one_in(6) ? open.back() : chosen;
  }

  // Calls visit(Fd, const OpenFileDescription&) for every descriptor that leads to a pipe.
  template <class Visit>
  void for_each_pipe_end(Visit visit) const {
    for (const Fd fd : open_descriptors(process.descriptors)) {
      const auto& description = state.descriptions.at(find(process.descriptors, fd)->description);
      const auto& object = state.objects.at(description.object);
      if (std::holds_alternative<sim::kernel::Pipe>(object)) visit(fd, description);
    }
  }

  // One that leads to a pipe and can be read or written, where there is one. Messages mostly go to
  // the next process, so that a pipe has one reader and one writer.
  Fd pipe_end(bool (*is_able)(const sim::kernel::OpenFileDescription&), int steps_away) const {
    const int reader = (process_number + steps_away) % kPipesInTurn;
    std::vector<Fd> ends;
    std::vector<Fd> own;
    for_each_pipe_end([&](Fd fd, const auto& description) {
      if (!is_able(description)) return;
      ends.push_back(fd);
      if (description.object.value % kPipesInTurn == reader) own.push_back(fd);
    });
    if (ends.empty() || numbers.one_in(16)) return descriptor();
    const bool stays_in_turn = message > 0 && !own.empty() && !numbers.one_in(40);
    return numbers.among(stays_in_turn ? own : ends);
  }

  // An end of a pipe whose other end this process has as well: what a pipeline closes after fork().
  Fd spare_end() const {
    std::map<ObjectId, std::vector<Fd>> ends;
    for_each_pipe_end(
        [&](Fd fd, const auto& description) { ends[description.object].push_back(fd); });
    std::vector<Fd> spare;
    for (const auto& [pipe, fds] : ends) {
      if (fds.size() > 1) spare.insert(spare.end(), fds.begin(), fds.end());
    }
    return spare.empty() ? descriptor() : numbers.among(spare);
  }

  // The other end of the pipe that `read_end` leads to, where this process has it as well.
  std::optional<Fd> own_write_end(Fd read_end) const {
    const auto* descriptor = find(process.descriptors, read_end);
    if (!descriptor) return std::nullopt;
    const ObjectId pipe = state.descriptions.at(descriptor->description).object;
    std::optional<Fd> write_end;
    for_each_pipe_end([&](Fd fd, const auto& description) {
      const bool is_end = description.object == pipe && sim::kernel::is_writable(description);
      if (is_end && fd != read_end) write_end = fd;
    });
    return write_end;
  }

  // An end of a pipe that somebody sleeps on: closing it may be what he waits for.
  Fd awaited_end() const {
    std::vector<Fd> ends;
    for_each_pipe_end([&](Fd fd, const auto& description) {
      const auto& pipe = std::get<sim::kernel::Pipe>(state.objects.at(description.object));
      if (!pipe.readers_waiting.empty() || !pipe.writers_waiting.empty()) ends.push_back(fd);
    });
    return ends.empty() ? spare_end() : numbers.among(ends);
  }

  // 0, around a slot's size, around the whole pipe's, or up to twice the pipe.
  std::size_t size() const {
    if (message > 0 && !numbers.one_in(12)) return message;
    const int slot = state.limits.pipe_size.slot_bytes;
    const int whole = slot * state.limits.pipe_size.slots;
    int bytes = 0;
    switch (numbers.below(8)) {
      case 0:
        bytes = numbers.below(3);
        break;
      case 1:
      case 2:
      case 3:
        bytes = numbers.below(slot + 2);
        break;
      case 4:
        bytes = slot * numbers.below(4) + numbers.below(3) - 1;
        break;
      case 5:
        bytes = whole + numbers.below(3) - 1;
        break;
      default:
        bytes = numbers.below(std::min(2 * whole, 20'000) + 1);
    }
    return static_cast<std::size_t>(std::max(bytes, 0));
  }

  Bytes bytes(std::size_t count) const {
    Bytes made;
    while (count > 0) {
      const auto run = std::min(count, static_cast<std::size_t>(1 + numbers.below(64)));
      made.append(run, static_cast<char>('a' + numbers.below(26)));
      count -= run;
    }
    return made;
  }

  // Calls visit(Fd, const Object&) for what open() has opened.
  template <class Visit>
  void for_each_file(Visit visit) const {
    for (const Fd fd : open_descriptors(process.descriptors)) {
      const auto& description = state.descriptions.at(find(process.descriptors, fd)->description);
      const auto& object = state.objects.at(description.object);
      if (sim::kernel::inode_of(object)) visit(fd, object);
    }
  }

  // One that open() has made, where there is one; never a standard stream, because what seeking
  // in those does is the outside's business.
  Fd file(Accepts accepts = is_anything) const {
    std::vector<Fd> files;
    for_each_file([&](Fd fd, const auto& object) {
      if (accepts(object)) files.push_back(fd);
    });
    return files.empty() ? Fd{50} : numbers.among(files);
  }

  bool is_about(Fd wanted, Accepts accepts) const {
    bool found = false;
    for_each_file(
        [&](Fd fd, const auto& object) { found = found || (fd == wanted && accepts(object)); });
    return found;
  }

  Fd directory() const {
    std::vector<Fd> directories;
    for_each_file([&](Fd fd, const auto&) {
      if (is_about(fd, is_folder)) directories.push_back(fd);
    });
    return directories.empty() ? descriptor() : numbers.among(directories);
  }

  // What is there, where the program can have made it.
  std::vector<std::string> existing_paths(Accepts accepts) const {
    std::vector<std::string> paths;
    const bool is_home = process.working_directory == state.home;
    collect_paths(state.home, is_home ? "" : "/home/student/", accepts, paths);
    const auto& root = std::get<sim::kernel::Directory>(state.objects.at(state.root));
    collect_paths(find(root, "tmp")->object, "/tmp/", accepts, paths);
    return paths;
  }
  void collect_paths(ObjectId id, const std::string& prefix, Accepts accepts,
                     std::vector<std::string>& paths) const {
    for (const auto& name : std::get<sim::kernel::Directory>(state.objects.at(id)).names) {
      const auto& object = state.objects.at(name.object);
      if (accepts(object)) paths.push_back(prefix + name.text);
      if (is_folder(object)) collect_paths(name.object, prefix + name.text + "/", accepts, paths);
    }
  }
  std::string existing_path(Accepts accepts = is_anything) const {
    const auto paths = existing_paths(accepts);
    return paths.empty() ? "a" : numbers.among(paths);
  }

  // A short name in a directory that is there.
  std::string new_path() const {
    auto folders = existing_paths(is_folder);
    folders.insert(folders.end(), {".", ".", "/tmp"});
    const std::string folder = numbers.among(folders);
    const std::string name(1, numbers.among({'a', 'b', 'c', 'd', 'e', 'f'}));
    return folder == "." ? name : folder + "/" + name;
  }

  // Few names in few places, so that calls meet.
  std::string path() const {
    switch (numbers.below(4)) {
      case 0:
        return existing_path();
      case 1:
      case 2:
        return new_path();
      default:
        return odd_path();
    }
  }

  std::string odd_path() const {
    static constexpr const char* kPaths[] = {
        "a",           "a",         "a",          "b",
        "b",           "c",         "d",          "d",
        "d/a",         "d/a",       "d/b",        "d/e",
        "d/e/a",       "/tmp/x",    "/tmp/x",     "/tmp/x/a",
        ".",           "..",        "./a",        "../student/a",
        "d/../b",      "d/.",       "d/..",       "../a",
        "../../tmp/x", "a/",        "d/",         "d/e/",
        "//tmp//x",    "/dev/null", "/",          "/home",
        "/tmp",        "",          "no/way",     "/home/student/d",
        "x",           "../..",     "/..",        "/../tmp/x",
        "b/",          "/dev",      "/dev/null/", "a/b",
        "../../..",    "/dev/x"};
    return numbers.among(std::vector<std::string>(std::begin(kPaths), std::end(kPaths)));
  }

  int mode() const {
    return numbers.among({0666, 0666, 0666, 0777, 0777, 0600,  0700,  0644,  0,     0200,   0400,
                          0100, 0500, 0300, 0070, 0007, 01777, 04755, 02755, 06777, 010600, 07777});
  }

  long offset() const {
    switch (numbers.below(10)) {
      case 0:
        return numbers.among({-1l, -5l, -100l, -4097l, -1l << 40});
      case 1:
        return numbers.among({4095l, 4096l, 4097l, 8192l, 20'000l});
      case 2:
        return numbers.among({1l << 20, 1l << 31, (1l << 32) + 7, (1l << 43) - 10'000,
                              std::numeric_limits<long>::min()});
      case 3:
      case 4:
        return 0;
      default:
        return numbers.below(64);
    }
  }

  std::size_t file_size() const {
    return static_cast<std::size_t>(numbers.one_in(8) ? numbers.below(10'000) : numbers.below(40));
  }
};

// One function per alternative of abi::Request: a call without one does not compile, below. The
// weight says how often it is chosen beside the others; 0 is never, in this situation.
template <class Call>
struct Random;

template <>
struct Random<ForkRequest> {
  static int weight(const Situation& at) {
    return at.state.processes.size() < kMostProcesses ? 4 : 0;
  }
  static Request make(const Situation&) { return ForkRequest{}; }
};

template <>
struct Random<ExitRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation& at) {
    return ExitRequest{at.numbers.among({0, 1, 2, 42, 255, 256, -1})};
  }
};

template <>
struct Random<WaitRequest> {
  static int weight(const Situation& at) { return at.process.children.empty() ? 1 : 4; }
  static Request make(const Situation& at) {
    WaitRequest request;
    request.status = WaitRequest::Status::kWanted;
    request.options = at.numbers.one_in(2) ? WNOHANG : 0;
    const auto& children = at.process.children;
    const bool names_one = !children.empty() && at.numbers.one_in(3);
    request.pid =
        names_one ? at.numbers.among(children).value : at.numbers.among({-1, -1, -1, 0, 1, 77});
    return request;
  }
};

template <>
struct Random<GetpidRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation&) { return GetpidRequest{}; }
};

template <>
struct Random<GetppidRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation&) { return GetppidRequest{}; }
};

template <>
struct Random<PipeRequest> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 5 : 0; }
  static Request make(const Situation& at) {
    if (at.message > 0 && !at.numbers.one_in(8)) return PipeRequest{0};
    return PipeRequest{
        at.numbers.among({0, 0, 0, O_NONBLOCK, O_CLOEXEC, O_CLOEXEC | O_NONBLOCK, O_APPEND})};
  }
};

template <>
struct Random<ReadRequest> {
  static int weight(const Situation&) { return 16; }
  static Request make(const Situation& at) {
    if (at.turns_to_files(2)) {
      const Fd file = at.file();
      const bool is_message = at.message > 0 && at.is_about(file, is_fifo);
      return ReadRequest{file, is_message ? at.size() : at.file_size(), {}};
    }
    const Fd end = at.pipe_end(sim::kernel::is_readable, 0);
    const auto own_write_end = at.own_write_end(end);
    const bool closes_it = own_write_end && !at.is_first() && at.numbers.one_in(3);
    if (closes_it) return CloseRequest{*own_write_end};  // as a pipeline's reader does
    return ReadRequest{end, at.size(), {}};
  }
};

template <>
struct Random<WriteRequest> {
  static int weight(const Situation&) { return 18; }
  static Request make(const Situation& at) {
    if (at.turns_to_files(2)) {
      const Fd file = at.file();
      return WriteRequest{file, at.bytes(at.is_about(file, is_fifo) ? at.size() : at.file_size())};
    }
    return WriteRequest{at.pipe_end(sim::kernel::is_writable, 1), at.bytes(at.size())};
  }
};

template <>
struct Random<CloseRequest> {
  static int weight(const Situation& at) { return at.open_count() > 8 || !at.is_first() ? 6 : 3; }
  static Request make(const Situation& at) {
    if (at.numbers.one_in(4)) return CloseRequest{at.awaited_end()};
    if (at.turns_to_files(2)) {
      return CloseRequest{at.file(at.numbers.one_in(2) ? is_fifo : is_anything)};
    }
    return CloseRequest{at.numbers.one_in(3) ? at.descriptor() : at.spare_end()};
  }
};

template <>
struct Random<DupRequest> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 2 : 0; }
  static Request make(const Situation& at) { return DupRequest{at.descriptor()}; }
};

template <>
struct Random<Dup2Request> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 2 : 0; }
  static Request make(const Situation& at) {
    const Fd from = at.descriptor();
    return Dup2Request{from, at.numbers.one_in(2) ? at.descriptor() : Fd{at.numbers.below(24)}};
  }
};

template <>
struct Random<FcntlRequest> {
  static int weight(const Situation& at) { return 5 + at.about_files(3); }
  static Request make(const Situation& at) {
    const bool is_about_fifo = at.turns_to_files(2);
    const Fd fd = is_about_fifo ? at.file(is_fifo) : at.descriptor();
    switch (is_about_fifo ? at.numbers.among({5, 8}) : at.numbers.below(9)) {
      case 0:
        return FcntlRequest{fd, F_GETFL, 0};
      case 1:
      case 2:
        return FcntlRequest{fd, F_SETFL, at.numbers.among<long>({0, 0, O_NONBLOCK, O_APPEND})};
      case 3:
        return FcntlRequest{fd, F_GETFD, 0};
      case 4:
        return FcntlRequest{fd, F_SETFD, at.numbers.among<long>({0, FD_CLOEXEC, 2})};
      case 5:
        return FcntlRequest{fd, F_GETPIPE_SZ, 0};
      case 6:
        return FcntlRequest{fd, at.numbers.one_in(2) ? F_DUPFD : F_DUPFD_CLOEXEC,
                            at.numbers.among<long>({0, 3, 10, 20, -1, 100'000})};
      default: {
        const long slot = at.state.limits.pipe_size.slot_bytes;
        const long slots = at.numbers.among<long>({0, 1, 2, 3, 4, 5, 8, 16, 17, 300});
        return FcntlRequest{fd, F_SETPIPE_SZ, slot * slots + at.numbers.below(2)};
      }
    }
  }
};

template <>
struct Random<SignalRequest> {
  static int weight(const Situation&) { return 2; }
  static Request make(const Situation& at) {
    const int signal =
        at.numbers.among({SIGPIPE, SIGPIPE, SIGPIPE, SIGCHLD, SIGUSR1, SIGKILL, 0, 64, 65, -1});
    return SignalRequest{signal,
                         at.numbers.one_in(3) ? Disposition::kDefault : Disposition::kIgnore};
  }
};

// Answered without a step: there is nothing to compare.
template <>
struct Random<FileKindRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation& at) { return FileKindRequest{at.descriptor()}; }
};

template <>
struct Random<Dup3Request> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 1 : 0; }
  static Request make(const Situation& at) {
    const Fd from = at.descriptor();
    const Fd to = at.numbers.one_in(2) ? at.descriptor() : Fd{at.numbers.below(24)};
    return Dup3Request{from, to, at.numbers.among({0, O_CLOEXEC, O_CLOEXEC, O_NONBLOCK})};
  }
};

template <>
struct Random<OpenRequest> {
  static int weight(const Situation& at) {
    return at.about_files(at.open_count() < kManyDescriptors ? 14 : 1);
  }
  static Request make(const Situation& at) {
    if (at.numbers.one_in(8)) {
      const std::string folder = at.numbers.one_in(2) ? "." : at.existing_path(is_folder);
      return OpenRequest{folder, O_RDONLY | O_DIRECTORY, 0};
    }
    if (at.numbers.one_in(5)) return OpenRequest{at.existing_path(is_fifo), O_RDWR, 0};
    int flags = at.numbers.among({O_RDONLY, O_WRONLY, O_RDWR, O_RDWR});
    if (at.numbers.one_in(60)) flags = O_ACCMODE;
    if (at.numbers.one_in(2)) flags |= O_CREAT;
    for (const int flag : {O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK, O_CLOEXEC}) {
      if (at.numbers.one_in(6)) flags |= flag;
    }
    for (const int flag : {O_DIRECTORY, O_NOFOLLOW, O_SYNC, O_NOCTTY}) {
      if (at.numbers.one_in(20)) flags |= flag;
    }
    const bool wants_fifo = at.numbers.one_in(4);
    return OpenRequest{wants_fifo ? at.existing_path(is_fifo) : at.path(), flags, at.mode()};
  }
};

template <>
struct Random<LseekRequest> {
  static int weight(const Situation& at) { return at.about_files(5); }
  static Request make(const Situation& at) {
    const Fd fd = at.file();
    // Places in a directory are numbers of its file system's own.
    if (at.is_about(fd, is_folder)) {
      const int whence = at.numbers.among({0, 0, 0, 1, 2, 3, 4, 5});
      return LseekRequest{fd, whence == 0 && at.numbers.one_in(4) ? -1l : 0l, whence};
    }
    // Beyond the model's largest file nothing but seeking can be compared.
    const long place = at.numbers.one_in(100) ? std::numeric_limits<long>::max() : at.offset();
    return LseekRequest{fd, place, at.numbers.among({0, 0, 1, 1, 2, 2, 3, 4, 5, -1})};
  }
};

template <>
struct Random<PreadRequest> {
  static int weight(const Situation& at) { return at.about_files(3); }
  static Request make(const Situation& at) {
    return PreadRequest{at.file(), at.file_size(), at.offset(), {}};
  }
};

template <>
struct Random<PwriteRequest> {
  static int weight(const Situation& at) { return at.about_files(3); }
  static Request make(const Situation& at) {
    return PwriteRequest{at.file(), at.bytes(at.file_size()), at.offset()};
  }
};

template <>
struct Random<TruncateRequest> {
  static int weight(const Situation& at) { return at.about_files(1); }
  static Request make(const Situation& at) { return TruncateRequest{at.path(), at.offset()}; }
};

template <>
struct Random<FtruncateRequest> {
  static int weight(const Situation& at) { return at.about_files(3); }
  static Request make(const Situation& at) { return FtruncateRequest{at.file(), at.offset()}; }
};

template <>
struct Random<StatRequest> {
  static int weight(const Situation& at) { return at.about_files(3); }
  static Request make(const Situation& at) { return StatRequest{at.path()}; }
};

template <>
struct Random<FstatRequest> {
  static int weight(const Situation& at) { return at.about_files(2); }
  static Request make(const Situation& at) { return FstatRequest{at.descriptor()}; }
};

template <>
struct Random<AccessRequest> {
  static int weight(const Situation& at) { return at.about_files(2); }
  static Request make(const Situation& at) {
    return AccessRequest{at.path(), at.numbers.one_in(20) ? 8 : at.numbers.below(8)};
  }
};

template <>
struct Random<ChmodRequest> {
  static int weight(const Situation& at) { return at.about_files(2); }
  static Request make(const Situation& at) { return ChmodRequest{at.path(), at.mode()}; }
};

template <>
struct Random<FchmodRequest> {
  static int weight(const Situation& at) { return at.about_files(1); }
  static Request make(const Situation& at) { return FchmodRequest{at.file(), at.mode()}; }
};

template <>
struct Random<UmaskRequest> {
  static int weight(const Situation& at) { return at.about_files(1); }
  static Request make(const Situation& at) {
    return UmaskRequest{at.numbers.among({0, 022, 022, 027, 077, 0177, 0777, 01022, -1})};
  }
};

template <>
struct Random<LinkRequest> {
  static int weight(const Situation& at) { return at.about_files(2); }
  static Request make(const Situation& at) {
    const std::string existing = at.numbers.one_in(2) ? at.existing_path() : at.path();
    return LinkRequest{existing, at.path()};
  }
};

template <>
struct Random<UnlinkRequest> {
  static int weight(const Situation& at) { return at.about_files(3); }
  static Request make(const Situation& at) {
    return UnlinkRequest{at.numbers.one_in(2) ? at.existing_path() : at.path()};
  }
};

template <>
struct Random<RenameRequest> {
  static int weight(const Situation& at) { return at.about_files(3); }
  static Request make(const Situation& at) {
    const std::string from = at.numbers.one_in(2) ? at.existing_path() : at.path();
    return RenameRequest{from, at.numbers.one_in(4) ? at.existing_path() : at.path()};
  }
};

template <>
struct Random<MkdirRequest> {
  static int weight(const Situation& at) { return at.about_files(4); }
  static Request make(const Situation& at) {
    return MkdirRequest{at.path(), at.numbers.one_in(3) ? at.mode() : 0777};
  }
};

template <>
struct Random<RmdirRequest> {
  static int weight(const Situation& at) { return at.about_files(2); }
  static Request make(const Situation& at) { return RmdirRequest{at.path()}; }
};

template <>
struct Random<MkfifoRequest> {
  static int weight(const Situation& at) { return at.about_files(3); }
  static Request make(const Situation& at) {
    return MkfifoRequest{at.path(), at.numbers.one_in(3) ? at.mode() : 0666};
  }
};

template <>
struct Random<ChdirRequest> {
  static int weight(const Situation& at) { return at.about_files(2); }
  static Request make(const Situation& at) {
    return ChdirRequest{at.numbers.one_in(4) ? "/home/student" : at.path()};
  }
};

template <>
struct Random<GetcwdRequest> {
  static int weight(const Situation& at) { return at.about_files(1); }
  static Request make(const Situation& at) {
    return GetcwdRequest{at.numbers.among<std::size_t>({4096, 4096, 0, 1, 2, 14, 15, 100'000})};
  }
};

template <>
struct Random<ReadDirectoryRequest> {
  static int weight(const Situation& at) { return at.about_files(2); }
  static Request make(const Situation& at) { return ReadDirectoryRequest{at.directory()}; }
};

template <>
struct Random<IdentityRequest> {
  static int weight(const Situation&) { return 1; }
  static Request make(const Situation& at) {
    return IdentityRequest{static_cast<Identity>(at.numbers.below(4))};
  }
};

// Calls that the comparison does not follow yet (sim/host/not_followed.h) are never made.
template <>
struct Random<SigactionRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SigactionRequest{}; }
};
template <>
struct Random<SigprocmaskRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SigprocmaskRequest{}; }
};
template <>
struct Random<SigpendingRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SigpendingRequest{}; }
};
template <>
struct Random<SigsuspendRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SigsuspendRequest{}; }
};
template <>
struct Random<PauseRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return PauseRequest{}; }
};
template <>
struct Random<SigreturnRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SigreturnRequest{}; }
};
template <>
struct Random<KillRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return KillRequest{}; }
};
template <>
struct Random<RaiseRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return RaiseRequest{}; }
};
template <>
struct Random<FaultRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return FaultRequest{}; }
};
template <>
struct Random<AlarmRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return AlarmRequest{}; }
};
template <>
struct Random<SleepRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SleepRequest{}; }
};
template <>
struct Random<ClockRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return ClockRequest{}; }
};
template <>
struct Random<SetpgidRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SetpgidRequest{}; }
};
template <>
struct Random<GetpgidRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return GetpgidRequest{}; }
};
template <>
struct Random<SetsidRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return SetsidRequest{}; }
};
template <>
struct Random<GetsidRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return GetsidRequest{}; }
};
template <>
struct Random<PollRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return PollRequest{}; }
};
template <>
struct Random<ExecRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return ExecRequest{}; }
};
template <>
struct Random<LimitRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return LimitRequest{}; }
};

template <std::size_t... index>
Request choose(const Situation& at, std::index_sequence<index...>) {
  const std::array<int, sizeof...(index)> weights{
      Random<std::variant_alternative_t<index, Request>>::weight(at)...};
  using Make = Request (*)(const Situation&);
  const std::array<Make, sizeof...(index)> makers{
      &Random<std::variant_alternative_t<index, Request>>::make...};
  int total = 0;
  for (const int weight : weights) total += weight;
  int chosen = at.numbers.below(total);
  std::size_t call = 0;
  while (chosen >= weights[call]) chosen -= weights[call++];
  return makers[call](at);
}

}  // namespace

std::uint64_t Numbers::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

sim::kernel::PipeSize random_pipe_size(Numbers& numbers) {
  const int slots = numbers.among({1, 2, 2, 4, 4, 8, 16});
  return {slots, numbers.among({1, 1, 2, 4, 16, 64, 256, 1024, 4096})};
}

MessageBytes random_message_size(const sim::kernel::PipeSize& size, Numbers& numbers) {
  const int slot = size.slot_bytes;
  const int bytes = numbers.among({1, slot, slot, slot / 2 + 1, slot / 3 + 1});
  return static_cast<MessageBytes>(std::min(bytes, slot));
}

Request random_request(const KernelState& state, ThreadId thread, const Style& style,
                       Numbers& numbers) {
  const Pid pid = state.threads.at(thread).process;
  return choose({state, state.processes.at(pid), pid.value, style.message, numbers, style.interest},
                std::make_index_sequence<std::variant_size_v<Request>>());
}

}  // namespace fuzz
