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
    assert(contains(key));
    return pages_[index_of_existing(number_of(key))].page->slots[slot_of(key)].value;
  }

  // The entry, to be changed; it must exist. Unshares the page that it lies in: the reference holds
  // until the entry is erased or the table copied.
  Value& edit(Key key) {
    assert(contains(key));
    return own(pages_[index_of_existing(number_of(key))]).slots[slot_of(key)].value;
  }

  // Puts a value under a number that is free.
  Value& insert(Key key, Value value) { return emplace(key, std::move(value)); }

  // Makes a value there.
  template <class... Arguments>
  Value& emplace(Key key, Arguments&&... arguments) {
    assert(key.value >= 0 && !contains(key));
    Page& page = page_for(number_of(key));
    ++size_;
    return *page.put(slot_of(key), std::forward<Arguments>(arguments)...);
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
    const std::size_t index = index_of_existing(number_of(key));
    Page& page = own(pages_[index]);
    page.drop(slot_of(key));
    --size_;
    if (page.used == 0) forget_empty_page(index);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Calls visit(Key, const Value&) in ascending order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const NumberedPage& each : pages_) {
      for (std::uint64_t left = each.used(); left != 0; left &= left - 1) {
        const int slot = std::countr_zero(left);
        visit(Key{each.number * page_slots + slot}, each.page->slots[slot].value);
      }
    }
  }

  // The lowest number for which wanted(Key, const Value&) holds; -1: none.
  template <class Wanted>
  Key first_where(Wanted wanted) const {
    for (const NumberedPage& each : pages_) {
      for (std::uint64_t left = each.used(); left != 0; left &= left - 1) {
        const int slot = std::countr_zero(left);
        const Key key{each.number * page_slots + slot};
        if (wanted(key, each.page->slots[slot].value)) return key;
      }
    }
    return Key{};
  }

  // The numbers in use, ascending.
  std::vector<Key> keys() const {
    std::vector<Key> all;
    all.reserve(size_);
    for_each([&](Key key, const Value&) { all.push_back(key); });
    return all;
  }

  bool operator==(const Table& other) const {
    if (size_ != other.size_ || next_ != other.next_) return false;
    auto left = pages_.begin();
    auto right = other.pages_.begin();
    for (;; ++left, ++right) {
      left = std::find_if(left, pages_.end(), holds_something);
      right = std::find_if(right, other.pages_.end(), holds_something);
      if (left == pages_.end() || right == other.pages_.end()) break;
      if (!(*left == *right)) return false;
    }
    return left == pages_.end() && right == other.pages_.end();
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

    template <class... Arguments>
    Value* put(int slot, Arguments&&... arguments) {
      Value* value = std::construct_at(&slots[slot].value, std::forward<Arguments>(arguments)...);
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
    int number = 0;              // its first entry's number, divided by page_slots
    std::shared_ptr<Page> page;  // none: it is empty
    std::uint64_t used() const { return page ? page->used : 0; }
    bool operator==(const NumberedPage& other) const {
      return number == other.number && (page == other.page || *page == *other.page);
    }
  };

  static int number_of(Key key) { return static_cast<int>(unsigned_of(key) / page_slots); }
  static int slot_of(Key key) { return static_cast<int>(unsigned_of(key) % page_slots); }
  static unsigned unsigned_of(Key key) { return static_cast<unsigned>(key.value); }
  static bool holds_something(const NumberedPage& each) { return each.used() != 0; }

  // Where the page with this number is, or would be.
  std::size_t index_of(int number) const { return pages_.empty() ? 0 : index_of_existing(number); }

  // The same where there is a page. Most tables have one, and what is new comes last.
  std::size_t index_of_existing(int number) const {
    if (pages_.front().number == number) return 0;
    return pages_.back().number == number ? pages_.size() - 1 : index_among_many(number);
  }

  // Numbers mostly lie close together.
  [[gnu::noinline]] std::size_t index_among_many(int number) const {
    const auto guess = static_cast<std::size_t>(number - pages_.front().number);
    if (guess < pages_.size() && pages_[guess].number == number) return guess;
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
  Page& page_for(int number) {
    const std::size_t index = index_of(number);
    if (index == pages_.size() && index > 0 && pages_.back().used() == 0) {
      pages_.back().number = number;
      return own(pages_.back());
    }
    if (index == pages_.size() || pages_[index].number != number) {
      pages_.insert(pages_.begin() + static_cast<long>(index), {number, nullptr});
      ++empty_places_;
    }
    NumberedPage& found = pages_[index];
    if (!found.page) {
      found.page = std::make_shared<Page>();
      --empty_places_;
    }
    return own(found);
  }

  static Page& own(NumberedPage& numbered) {
    if (numbered.page.use_count() > 1) unshare(numbered);
    return *numbered.page;
  }

  [[gnu::noinline]] static void unshare(NumberedPage& numbered) {
    numbered.page = std::make_shared<Page>(*numbered.page);
  }

  // The last page is kept for what comes next. Empty places go together when they are many, so that
  // an end costs the same whatever the number of pages.
  void forget_empty_page(std::size_t index) {
    if (index + 1 == pages_.size()) return;
    pages_[index].page.reset();
    if (++empty_places_ * 2 <= pages_.size()) return;
    std::erase_if(pages_, [](const NumberedPage& each) { return !each.page; });
    empty_places_ = 0;
  }

  // Invariant: ascending numbers; a page that is there holds something, unless it is the last.
  std::vector<NumberedPage> pages_;
  std::size_t empty_places_ = 0;  // without a page, at most half of them
  std::size_t size_ = 0;
  int next_ = 1;
};

}  // namespace sim::kernel
