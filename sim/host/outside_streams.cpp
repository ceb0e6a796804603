#include "sim/host/outside_streams.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>

#include <cstdlib>

#include "sim/host/system_error.h"

namespace sim::host {
namespace {

using abi::FileKind;
using Error = abi::Expected<void, std::string>;

// A terminal keeps 4095 bytes of input and drops what comes after them. termios(3).
constexpr std::size_t kTerminalRoom = 4000;
constexpr char kEndOfInput = 4;  // Ctrl-D

// Beyond what a run may write. A file can be made larger without writing.
constexpr std::size_t kMostOutput = std::size_t{128} << 20;

std::size_t index(int fd) { return static_cast<std::size_t>(fd); }

// Lines as they are: no echo, no signals, no translation of line ends.
void make_plain(int terminal) {
  termios settings{};
  ::tcgetattr(terminal, &settings);
  settings.c_iflag = 0;
  settings.c_oflag = 0;
  settings.c_lflag = ICANON;
  for (auto& key : settings.c_cc) key = _POSIX_VDISABLE;
  settings.c_cc[VEOF] = kEndOfInput;
  ::tcsetattr(terminal, TCSANOW, &settings);
}

// Another description of the same file, with its own offset and access mode.
FileDescriptor reopened(const FileDescriptor& file, int flags) {
  const std::string path = "/proc/self/fd/" + std::to_string(file.get());
  return FileDescriptor(::open(path.c_str(), flags | O_CLOEXEC));
}

}  // namespace

Error OutsideStreams::open_terminal(std::size_t stream) {
  our_sides_[stream] =
      FileDescriptor(::open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
  const int master = our_sides_[stream].get();
  if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) {
    return abi::unexpected(because("opening a pseudo-terminal (/dev/ptmx)"));
  }
  char name[64];
  if (::ptsname_r(master, name, sizeof name) != 0)
    return abi::unexpected(because("naming a pseudo-terminal"));
  program_sides_[stream] = FileDescriptor(::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!program_sides_[stream].is_open())
    return abi::unexpected(because(std::string("opening ") + name));
  make_plain(program_sides_[stream].get());
  return {};
}

Error OutsideStreams::open_file(const kernel::StandardStreams& streams, int fd) {
  FileDescriptor& file = our_sides_[index(fd)];
  file = FileDescriptor(::memfd_create("fdscope-stream", MFD_CLOEXEC));
  if (!file.is_open()) return abi::unexpected(because("memfd_create"));
  if (fd == 0 && ::write(file.get(), streams.input.data(), streams.input.size()) < 0) {
    return abi::unexpected(because("writing the input"));
  }
  program_sides_[index(fd)] = reopened(file, fd == 0 ? O_RDONLY : O_WRONLY);
  if (!program_sides_[index(fd)].is_open())
    return abi::unexpected(because("opening a stream's file again"));
  return {};
}

Error OutsideStreams::open_pipe(int fd) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return abi::unexpected(because("pipe2"));
  const bool is_input = fd == 0;
  program_sides_[index(fd)] = FileDescriptor(ends[is_input ? 0 : 1]);
  our_sides_[index(fd)] = FileDescriptor(ends[is_input ? 1 : 0]);
  ::fcntl(our_sides_[index(fd)].get(), F_SETFL, O_NONBLOCK);
  return {};
}

Error OutsideStreams::open_stream(const kernel::StandardStreams& streams, int fd) {
  streams_[index(fd)] = index(fd);
  if (const int earlier = kernel::shares_with(streams, fd); earlier >= 0) {
    streams_[index(fd)] = streams_[index(earlier)];
    return {};
  }
  switch (streams.kinds[index(fd)]) {
    case FileKind::kTerminal:
      return open_terminal(index(fd));
    case FileKind::kFile:
      return open_file(streams, fd);
    case FileKind::kPipe:
      return open_pipe(fd);
  }
  return {};
}

abi::Expected<OutsideStreams, std::string> OutsideStreams::open(
    const kernel::StandardStreams& streams) {
  OutsideStreams made;
  made.kinds_ = streams.kinds;
  for (int fd = 0; fd < 3; ++fd) {
    if (const Error opened = made.open_stream(streams, fd); !opened) {
      return abi::unexpected(opened.error());
    }
  }
  made.input_is_complete_ = streams.input_is_complete;
  made.type(streams.kinds[0] == FileKind::kFile ? "" : streams.input,
            kernel::InputEnd::kMoreToCome);
  return made;
}

std::array<int, 3> OutsideStreams::descriptors() const {
  std::array<int, 3> numbers;
  for (int fd = 0; fd < 3; ++fd) numbers[index(fd)] = program_sides_[stream_of(fd)].get();
  return numbers;
}

void OutsideStreams::type(const std::string& bytes, kernel::InputEnd end) {
  unsent_ += bytes;
  const bool is_terminal = kinds_[0] == FileKind::kTerminal;
  if (end == kernel::InputEnd::kEnd && is_terminal) unsent_ += kEndOfInput;
  if (end == kernel::InputEnd::kEnd && !is_terminal) input_is_complete_ = true;
  send_input();
}

void OutsideStreams::discard_input() {
  if (kinds_[0] != FileKind::kTerminal) return;
  unsent_.clear();
  ::tcflush(program_sides_[stream_of(0)].get(), TCIFLUSH);
}

void OutsideStreams::press_end_of_input() {
  if (!input_is_complete_) return;  // who types presses it as well
  [[maybe_unused]] const auto sent = ::write(our_sides_[stream_of(0)].get(), &kEndOfInput, 1);
}

// A terminal gets whole lines that it has room for; a pipe takes what fits, and ends.
void OutsideStreams::send_input() {
  FileDescriptor& side = our_sides_[stream_of(0)];
  std::size_t size = unsent_.size();
  if (kinds_[0] == FileKind::kTerminal && size > 0) {
    int waiting = 0;
    ::ioctl(program_sides_[stream_of(0)].get(), FIONREAD, &waiting);
    if (size > kTerminalRoom) {
      if (waiting > 0) return;
      size = std::min(unsent_.rfind('\n', kTerminalRoom), kTerminalRoom - 1) + 1;
    }
  }
  if (size > 0 && side.is_open()) {
    const ssize_t sent = ::write(side.get(), unsent_.data(), size);
    if (sent > 0) unsent_.erase(0, static_cast<std::size_t>(sent));
  }
  const bool ends = unsent_.empty() && input_is_complete_ && kinds_[0] == FileKind::kPipe;
  if (ends) side.close();
}

void OutsideStreams::collect(std::size_t stream) {
  std::array<char, 65536> bytes;
  const int side = our_sides_[stream].get();
  while (written_[stream].size() < kMostOutput) {
    const ssize_t size =
        kinds_[stream] == FileKind::kFile
            ? ::pread(side, bytes.data(), bytes.size(), static_cast<off_t>(written_[stream].size()))
            : ::read(side, bytes.data(), bytes.size());
    if (size <= 0) return;
    written_[stream].append(bytes.data(), static_cast<std::size_t>(size));
  }
}

void OutsideStreams::pump() {
  if (!unsent_.empty()) send_input();
  for (int fd = 0; fd < 3; ++fd) {
    const bool is_output = fd > 0 || kinds_[0] == FileKind::kTerminal;
    if (is_output && stream_of(fd) == index(fd)) collect(index(fd));
  }
}

}  // namespace sim::host
