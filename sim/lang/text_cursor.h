// A position in source text that knows its line and column and sees no line continuations.

#pragma once

#include <string>
#include <string_view>

#include "sim/lang/location.h"

namespace sim::lang {

class TextCursor {
 public:
  TextCursor(std::string_view text, int file) : text_(text), file_(file) { skip_continuations(); }

  bool at_end() const { return next_ >= text_.size(); }
  // The character `ahead` places on; '\0' beyond the end.
  char peek() const { return at_end() ? '\0' : text_[next_]; }
  char peek(int ahead) const {
    TextCursor copy = *this;
    for (int i = 0; i < ahead && !copy.at_end(); ++i) copy.advance();
    return copy.peek();
  }
  bool sees(std::string_view expected) const {
    if (peek() != expected.front()) return false;
    TextCursor copy = *this;
    for (const char wanted : expected) {
      if (copy.at_end() || copy.text_[copy.next_] != wanted) return false;
      copy.advance();
    }
    return true;
  }
  void advance() {
    step();
    if (peek() == '\\') skip_continuations();
  }
  char take() {
    const char taken = peek();
    advance();
    return taken;
  }

  // An empty stretch at the next character.
  Location here() const { return {file_, line_, column_, line_, column_}; }
  // From `start` to just after the last character taken.
  Location since(Location start) const {
    start.end_line = end_line_;
    start.end_column = end_column_;
    return start;
  }

 private:
  void step() {
    if (at_end()) return;
    if (text_[next_] == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    ++next_;
    end_line_ = line_;
    end_column_ = column_;
  }
  // A backslash at the end of a line joins it with the next one. C11 5.1.1.2, phase 2.
  void skip_continuations() {
    const int kept_line = end_line_;
    const int kept_column = end_column_;
    while (next_ < text_.size() && text_[next_] == '\\') {
      const std::size_t after = text_.find_first_not_of('\r', next_ + 1);
      if (after == std::string_view::npos || text_[after] != '\n') break;
      while (next_ < after) step();
      step();
    }
    end_line_ = kept_line;
    end_column_ = kept_column;
  }

  std::string_view text_;
  int file_ = 0;
  std::size_t next_ = 0;
  int line_ = 1;
  int column_ = 1;
  int end_line_ = 1;
  int end_column_ = 1;
};

}  // namespace sim::lang
