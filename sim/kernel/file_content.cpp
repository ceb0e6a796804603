#include "sim/kernel/file_content.h"

#include <algorithm>
#include <cassert>

namespace sim::kernel {

static int page_number(std::size_t at) { return static_cast<int>(at / kFilePageBytes); }

// Calls visit(page number, first byte in the page, number of bytes) for each page of the range.
template <class Visit>
static void for_pages(std::size_t at, std::size_t count, Visit visit) {
  for (std::size_t done = 0; done < count;) {
    const std::size_t begin = (at + done) % kFilePageBytes;
    const std::size_t length = std::min(kFilePageBytes - begin, count - done);
    visit(page_number(at + done), begin, length);
    done += length;
  }
}

std::string FileContent::read(std::size_t at, std::size_t count) const {
  if (at >= size_) return {};
  count = std::min(count, size_ - at);
  std::string bytes;
  bytes.reserve(count);
  for_pages(at, count, [&](int number, std::size_t begin, std::size_t length) {
    const std::string* page = pages_.find(PageId{number});
    const std::size_t end = bytes.size() + length;
    if (page && begin < page->size()) bytes.append(*page, begin, length);
    bytes.resize(end, '\0');
  });
  return bytes;
}

void FileContent::write(std::size_t at, std::string_view bytes) {
  assert(at + bytes.size() <= kLargestFile);
  for_pages(at, bytes.size(), [&](int number, std::size_t begin, std::size_t length) {
    const PageId id{number};
    std::string& page = pages_.contains(id) ? pages_.edit(id) : pages_.insert(id, {});
    if (page.size() < begin + length) page.resize(begin + length, '\0');
    page.replace(begin, length, bytes.substr(0, length));
    bytes.remove_prefix(length);
    size_ = std::max(size_, static_cast<std::size_t>(number) * kFilePageBytes + begin + length);
  });
}

void FileContent::resize(std::size_t size) {
  assert(size <= kLargestFile);
  if (size < size_) {
    const std::size_t kept_of_last = size % kFilePageBytes;
    for (const PageId id : pages_.keys()) {
      const std::size_t begin = static_cast<std::size_t>(id.value) * kFilePageBytes;
      if (begin >= size) {
        pages_.erase(id);
      } else if (begin + kFilePageBytes > size && pages_.at(id).size() > kept_of_last) {
        pages_.edit(id).resize(kept_of_last);
      }
    }
  }
  size_ = size;
}

std::size_t FileContent::new_pages(std::size_t at, std::size_t count) const {
  std::size_t missing = 0;
  for_pages(at, count, [&](int number, std::size_t, std::size_t) {
    if (!pages_.contains(PageId{number})) ++missing;
  });
  return missing;
}

// The first place from `at` on whose page is a wanted one.
template <class Wanted>
static std::size_t first_place(std::size_t at, std::size_t size, Wanted wanted) {
  while (at < size && !wanted(page_number(at))) at = (at / kFilePageBytes + 1) * kFilePageBytes;
  return std::min(at, size);
}

std::size_t FileContent::next_data(std::size_t at) const {
  return first_place(at, size_, [&](int page) { return pages_.contains(PageId{page}); });
}

std::size_t FileContent::next_hole(std::size_t at) const {
  return first_place(at, size_, [&](int page) { return !pages_.contains(PageId{page}); });
}

}  // namespace sim::kernel
