// Numbered things in ascending order of their numbers. A copy shares its pages with the original
// until one of them changes, so a snapshot of a large kernel costs one pointer per 64 entries.

#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sim::kernel {

template <class Key, class Value>
class Table {
 public:
  // The entry, or nullptr.
  const Value* find(Key key) const {
    const auto page = page_of(key);
    if (page >= pages_.size() || !pages_[page]) return nullptr;
    const auto& slot = pages_[page]->slots[slot_of(key)];
    return slot ? &*slot : nullptr;
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
    return *own_page(page_of(key)).slots[slot_of(key)];
  }

  // Puts a value under a number that is free.
  Value& insert(Key key, Value value) {
    assert(key.value >= 0 && !contains(key));
    if (page_of(key) >= pages_.size()) pages_.resize(page_of(key) + 1);
    Page& page = own_page(page_of(key));
    ++page.used;
    ++size_;
    return page.slots[slot_of(key)].emplace(std::move(value));
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
    Page& page = own_page(page_of(key));
    page.slots[slot_of(key)].reset();
    --page.used;
    --size_;
    if (page.used == 0) pages_[page_of(key)].reset();
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Calls visit(Key, const Value&) in ascending order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      if (!pages_[page]) continue;
      for (std::size_t slot = 0; slot < kPageSlots; ++slot) {
        const auto& value = pages_[page]->slots[slot];
        if (value) visit(Key{static_cast<int>(page * kPageSlots + slot)}, *value);
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
    if (size_ != other.size_ || next_ != other.next_) return false;
    const std::size_t pages = std::max(pages_.size(), other.pages_.size());
    for (std::size_t page = 0; page < pages; ++page) {
      if (!same_page(page_at(page), other.page_at(page))) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kPageSlots = 64;

  struct Page {
    std::array<std::optional<Value>, kPageSlots> slots;
    int used = 0;
  };

  static std::size_t page_of(Key key) { return static_cast<std::size_t>(key.value) / kPageSlots; }
  static std::size_t slot_of(Key key) { return static_cast<std::size_t>(key.value) % kPageSlots; }

  const Page* page_at(std::size_t index) const {
    return index < pages_.size() ? pages_[index].get() : nullptr;
  }

  static bool same_page(const Page* left, const Page* right) {
    if (left == right) return true;
    if (!left || !right) return false;
    return left->slots == right->slots;
  }

  Page& own_page(std::size_t index) {
    auto& page = pages_[index];
    if (!page) page = std::make_shared<Page>();
    if (page.use_count() > 1) page = std::make_shared<Page>(*page);
    return *page;
  }

  std::vector<std::shared_ptr<Page>> pages_;
  std::size_t size_ = 0;
  int next_ = 1;
};

}  // namespace sim::kernel
