// Where copied text goes and pasted text comes from.

#pragma once

#include <string>
#include <utility>

namespace gui::panels {

class Clipboard {
 public:
  virtual ~Clipboard() = default;
  virtual std::string text() = 0;  // empty: it holds no text
  virtual void set_text(const std::string& text) = 0;
};

// Of the application alone: for drawing without a window, and for tests.
class OwnClipboard final : public Clipboard {
 public:
  std::string text() override { return text_; }
  void set_text(const std::string& text) override { text_ = text; }

 private:
  std::string text_;
};

}  // namespace gui::panels
