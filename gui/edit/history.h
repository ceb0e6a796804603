// What has been done to a text and can be undone: an append-only list of deeds with a cursor.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gui::edit {

// What is marked, and where the next character goes. Without a mark both are the same.
struct Selection {
  std::size_t anchor = 0, cursor = 0;
  std::size_t begin() const { return anchor < cursor ? anchor : cursor; }
  std::size_t end() const { return anchor < cursor ? cursor : anchor; }
  bool is_empty() const { return anchor == cursor; }
  bool operator==(const Selection&) const = default;
};

// At one place one text is replaced by another.
struct Change {
  std::size_t at = 0;
  std::string removed, inserted;
  bool operator==(const Change&) const = default;
};
Change reversed(const Change& change);
// Where a place of the text stands after a change; nothing: what stood there was removed.
std::optional<std::size_t> moved(std::size_t place, const Change& change);

// What one press of Undo takes back.
struct Deed {
  enum class Kind { kTyping, kErasing, kOther } kind = Kind::kOther;
  std::vector<Change> changes;
  Selection before, after;
};

class History {
 public:
  // Forgets what was undone. Characters that are typed, or erased, one after the other are one
  // deed, up to the next word.
  void add(Deed deed);
  // The next thing done is a deed of its own.
  void close() { open_ = Open::kNo; }

  bool can_undo() const { return done_ > 0; }
  bool can_redo() const { return done_ < deeds_.size(); }
  // Moves the cursor; the caller changes the text. Must be possible.
  const Deed& undo();
  const Deed& redo();

 private:
  bool joins(const Deed& deed) const;

  std::vector<Deed> deeds_;
  std::size_t done_ = 0;
  enum class Open { kNo, kYes } open_ = Open::kNo;  // the last deed may go on
};

}  // namespace gui::edit
