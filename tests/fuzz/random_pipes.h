// Random calls about descriptors and pipes.

#pragma once

#include <fcntl.h>

#include "tests/fuzz/situation.h"

namespace fuzz {

using namespace sim::abi;

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
    return ReadRequest{end, at.size(), {}, at.numbers.one_in(100)};
  }
};

// Never from a null pointer: a write that fails after it has taken a page or a slot leaves that
// behind on Linux, empty, which the model does not know.
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
struct Random<Dup3Request> {
  static int weight(const Situation& at) { return at.open_count() < kManyDescriptors ? 1 : 0; }
  static Request make(const Situation& at) {
    const Fd from = at.descriptor();
    const Fd to = at.numbers.one_in(2) ? at.descriptor() : Fd{at.numbers.below(24)};
    return Dup3Request{from, to, at.numbers.among({0, O_CLOEXEC, O_CLOEXEC, O_NONBLOCK})};
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

// Answered without a step: there is nothing to compare.
template <>
struct Random<FileKindRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation& at) { return FileKindRequest{at.descriptor()}; }
};

}  // namespace fuzz
