// The bytes of a regular file, holes included. Copies share all pages until one of them is written.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/abi/ids.h"
#include "sim/kernel/table.h"

namespace sim::kernel {

inline constexpr std::size_t kFilePageBytes = 4096;
// What page numbers reach: a write behind it fails with EFBIG.
inline constexpr std::size_t kLargestFile = (std::size_t{1} << 31) * kFilePageBytes;  // bytes

class FileContent {
 public:
  std::size_t size() const { return size_; }                  // bytes
  std::size_t stored_pages() const { return pages_.size(); }  // holes take up none

  // At most `count` bytes from `at` on; what was never written is zero.
  std::string read(std::size_t at, std::size_t count) const;

  // Grows when needed. at + bytes.size() <= kLargestFile.
  void write(std::size_t at, std::string_view bytes);

  // Cuts off, or adds a hole. size <= kLargestFile.
  void resize(std::size_t size);

  // How many pages more a write would store.
  std::size_t new_pages(std::size_t at, std::size_t count) const;

  // The first byte from `at` on that is in a stored page (data) or in none; size() when there is
  // none. at < size().
  std::size_t next_data(std::size_t at) const;
  std::size_t next_hole(std::size_t at) const;

  bool operator==(const FileContent&) const = default;

  template <class Visit>
  void for_each_page(Visit visit) const {
    pages_.for_each([&](PageId page, const std::string& bytes) { visit(page.value, bytes); });
  }

 private:
  using PageId = abi::Id<struct FilePageTag>;

  // Invariant: no page lies wholly behind size_, and none has bytes behind it. A page may be
  // shorter than kFilePageBytes: the rest of it is zero.
  Table<PageId, std::string, 1> pages_;
  std::size_t size_ = 0;
};

}  // namespace sim::kernel
