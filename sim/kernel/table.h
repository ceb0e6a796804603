// Numbered things in ascending order of their numbers. A copy shares its pages with the original
// until one of them changes, so a snapshot of a large kernel costs one pointer per page.

#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace sim::kernel {

// `page_slots`, 1..64: how many entries are copied together when a shared page changes.
template <class Key, class Value, int page_slots = 16>
class Table {
 public:
  // The entry, or nullptr.
  const Value* find(Key key) const {
    if (key.value < 0) return nullptr;
    const Page* page = page_of(key);
    return page && page->holds(slot_of(key)) ? &page->slots[slot_of(key)].value : nullptr;
  }

  bool contains(Key key) const { return find(key) != nullptr; }

  // The entry, which must exist.
  const Value& at(Key key) const {
    const Value* value = find(key);
    assert(value);
    return *value;
  }

  // The entry, to be changed; it must exist. Unshares the page that it lies in.
  Value& edit(Key key) {
    assert(contains(key));
    return own(pages_[index_of(number_of(key))]).slots[slot_of(key)].value;
  }

  // Puts a value under a number that is free.
  Value& insert(Key key, Value value) {
    assert(key.value >= 0 && !contains(key));
    Page& page = own(page_for(number_of(key)));
    ++size_;
    return *page.put(slot_of(key), std::move(value));
  }

  // Puts a value under the number after the highest that was ever used, and returns that number.
  Key add(Value value) {
    const Key key{next_};
    insert(key, std::move(value));
    ++next_;
    return key;
  }

  void erase(Key key) {
    assert(contains(key));
    const std::size_t index = index_of(number_of(key));
    Page& page = own(pages_[index]);
    page.drop(slot_of(key));
    --size_;
    const bool is_last = index + 1 == pages_.size();
    if (page.used == 0 && !is_last) pages_.erase(pages_.begin() + static_cast<long>(index));
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Calls visit(Key, const Value&) in ascending order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const NumberedPage& each : pages_) {
      for (std::uint64_t left = each.page->used; left != 0; left &= left - 1) {
        const int slot = std::countr_zero(left);
        visit(Key{each.number * page_slots + slot}, each.page->slots[slot].value);
      }
    }
  }

  // The numbers in use, ascending.
  std::vector<Key> keys() const {
    std::vector<Key> all;
    all.reserve(size_);
    for_each([&](Key key, const Value&) { all.push_back(key); });
    return all;
  }

  bool operator==(const Table& other) const {
    return size_ == other.size_ && next_ == other.next_ &&
           std::equal(pages_.begin(), end_of_used(), other.pages_.begin(), other.end_of_used());
  }

 private:
  static_assert(page_slots >= 1 && page_slots <= 64);

  // Only the slots named in `used` hold a value: a new page costs nothing but its memory.
  struct Page {
    union Slot {
      Slot() {}
      ~Slot() {}
      Value value;
    };

    Page() {}
    Page(const Page& other) : Page() {
      for (std::uint64_t left = other.used; left != 0; left &= left - 1) {
        put(std::countr_zero(left), other.slots[std::countr_zero(left)].value);
      }
    }
    Page& operator=(const Page&) = delete;
    ~Page() {
      while (used != 0) drop(std::countr_zero(used));
    }

    bool holds(int slot) const { return (used >> slot & 1u) != 0; }

    template <class Source>
    Value* put(int slot, Source&& source) {
      Value* value = std::construct_at(&slots[slot].value, std::forward<Source>(source));
      used |= std::uint64_t{1} << slot;
      return value;
    }

    void drop(int slot) {
      std::destroy_at(&slots[slot].value);
      used &= ~(std::uint64_t{1} << slot);
    }

    bool operator==(const Page& other) const {
      if (used != other.used) return false;
      for (std::uint64_t left = used; left != 0; left &= left - 1) {
        const int slot = std::countr_zero(left);
        if (!(slots[slot].value == other.slots[slot].value)) return false;
      }
      return true;
    }

    std::uint64_t used = 0;
    Slot slots[page_slots];
  };

  struct NumberedPage {
    int number = 0;  // its first entry's number, divided by page_slots
    std::shared_ptr<Page> page;
    bool operator==(const NumberedPage& other) const {
      return number == other.number && (page == other.page || *page == *other.page);
    }
  };

  static int number_of(Key key) { return static_cast<int>(unsigned_of(key) / page_slots); }
  static int slot_of(Key key) { return static_cast<int>(unsigned_of(key) % page_slots); }
  static unsigned unsigned_of(Key key) { return static_cast<unsigned>(key.value); }

  // Where the page with this number is, or would be. Most tables have one page.
  std::size_t index_of(int number) const {
    if (!pages_.empty() && pages_.front().number == number) return 0;
    return index_among_many(number);
  }

  [[gnu::noinline]] std::size_t index_among_many(int number) const {
    if (!pages_.empty() && pages_.back().number == number) return pages_.size() - 1;
    const auto found =
        std::lower_bound(pages_.begin(), pages_.end(), number,
                         [](const NumberedPage& each, int wanted) { return each.number < wanted; });
    return static_cast<std::size_t>(found - pages_.begin());
  }

  const Page* page_of(Key key) const {
    const std::size_t index = index_of(number_of(key));
    const bool exists = index < pages_.size() && pages_[index].number == number_of(key);
    return exists ? pages_[index].page.get() : nullptr;
  }

  // The page with this number, made if need be. Numbers mostly grow, and the thing before has often
  // gone by then: its page is used again.
  NumberedPage& page_for(int number) {
    const std::size_t index = index_of(number);
    if (index < pages_.size() && pages_[index].number == number) return pages_[index];
    if (index == pages_.size() && index > 0 && pages_.back().page->used == 0) {
      pages_.back().number = number;
      return pages_.back();
    }
    return *pages_.insert(pages_.begin() + static_cast<long>(index),
                          {number, std::make_shared<Page>()});
  }

  static Page& own(NumberedPage& numbered) {
    if (numbered.page.use_count() > 1) numbered.page = std::make_shared<Page>(*numbered.page);
    return *numbered.page;
  }

  typename std::vector<NumberedPage>::const_iterator end_of_used() const {
    const bool ends_empty = !pages_.empty() && pages_.back().page->used == 0;
    return ends_empty ? pages_.end() - 1 : pages_.end();
  }

  // Invariant: ascending numbers; no page but the last is empty.
  std::vector<NumberedPage> pages_;
  std::size_t size_ = 0;
  int next_ = 1;
};

}  // namespace sim::kernel
