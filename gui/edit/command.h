// What keys do to a text that is edited.

#pragma once

namespace gui::edit {

enum class Motion {
  kLeft,
  kRight,
  kUp,
  kDown,
  kWordLeft,
  kWordRight,
  kLineStart,
  kLineEnd,
  kPageUp,
  kPageDown,
  kTextStart,
  kTextEnd,
};

// kMark: what lies on the way is marked.
enum class Way { kGo, kMark };

enum class Command { kUndo, kRedo, kCut, kCopy, kPaste, kMarkAll };

}  // namespace gui::edit
