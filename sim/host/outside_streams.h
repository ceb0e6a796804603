// What descriptors 0, 1 and 2 of a program point at on Linux: a pseudo-terminal, files without a
// name, or pipes. The other side of each is ours: we feed the input and collect the output.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "sim/abi/expected.h"
#include "sim/host/file_descriptor.h"
#include "sim/kernel/boot.h"

namespace sim::host {

class OutsideStreams {
 public:
  // The error is a sentence.
  static abi::Expected<OutsideStreams, std::string> open(const kernel::StandardStreams& streams);

  std::array<int, 3> descriptors() const;  // the program's sides

  // Takes what has been written and hands on input that there is room for. Never sleeps.
  void pump();

  // More input for descriptor 0; kEnd: nothing comes after it, or Ctrl-D is pressed at a terminal.
  void type(const std::string& bytes, kernel::InputEnd end);

  // What was typed and not read is lost, as behind Ctrl-C.
  void discard_input();

  // Ctrl-D, where the input was complete from the start. A terminal's end of input is a moment, not
  // a state: it is given to a reader that waits.
  void press_end_of_input();

  // All that has come out of descriptor `fd`; what shares a stream with it included.
  const std::string& written(int fd) const { return written_[stream_of(fd)]; }

 private:
  std::size_t stream_of(int fd) const { return streams_[static_cast<std::size_t>(fd)]; }
  abi::Expected<void, std::string> open_stream(const kernel::StandardStreams& streams, int fd);
  abi::Expected<void, std::string> open_terminal(std::size_t stream);
  abi::Expected<void, std::string> open_file(const kernel::StandardStreams& streams, int fd);
  abi::Expected<void, std::string> open_pipe(int fd);
  void collect(std::size_t stream);
  void send_input();

  std::array<abi::FileKind, 3> kinds_{};
  std::array<std::size_t, 3> streams_{};  // which of the arrays below a descriptor uses
  std::array<FileDescriptor, 3> program_sides_;
  std::array<FileDescriptor, 3> our_sides_;
  std::array<std::string, 3> written_;
  std::string unsent_;
  bool input_is_complete_ = false;
};

}  // namespace sim::host
