// Random calls about files and their names.

#pragma once

#include <fcntl.h>

#include "tests/fuzz/situation.h"

namespace fuzz {

using namespace sim::abi;

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

}  // namespace fuzz
