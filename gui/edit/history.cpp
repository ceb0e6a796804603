#include "gui/edit/history.h"

#include <utility>

namespace gui::edit {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// "a" and then " ", but not " " and then "a": a word is undone with the blanks behind it.
bool goes_on(const Change& last, const Change& next) {
  const bool new_word = !last.inserted.empty() && is_blank(last.inserted.back()) &&
                        !next.inserted.empty() && !is_blank(next.inserted.front());
  return next.removed.empty() && next.at == last.at + last.inserted.size() && !new_word;
}

}  // namespace

Change reversed(const Change& change) { return {change.at, change.inserted, change.removed}; }

std::optional<std::size_t> moved(std::size_t place, const Change& change) {
  if (place < change.at) return place;
  if (place < change.at + change.removed.size()) return std::nullopt;
  return place - change.removed.size() + change.inserted.size();
}

bool History::joins(const Deed& deed) const {
  if (open_ == Open::kNo || done_ == 0 || done_ < deeds_.size()) return false;
  const Deed& last = deeds_.back();
  if (deed.kind == Deed::Kind::kOther || last.kind != deed.kind) return false;
  if (last.after != deed.before || deed.changes.size() != 1) return false;
  return deed.kind == Deed::Kind::kErasing || goes_on(last.changes.back(), deed.changes.front());
}

void History::add(Deed deed) {
  if (joins(deed)) {
    Deed& last = deeds_.back();
    last.changes.push_back(std::move(deed.changes.front()));
    last.after = deed.after;
    return;
  }
  deeds_.resize(done_);
  deeds_.push_back(std::move(deed));
  done_ = deeds_.size();
  open_ = Open::kYes;
}

const Deed& History::undo() {
  close();
  return deeds_[--done_];
}

const Deed& History::redo() {
  close();
  return deeds_[done_++];
}

}  // namespace gui::edit
