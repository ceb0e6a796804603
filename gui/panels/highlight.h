// A listing in calm colours: what is a word of C, a string, a comment.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gui::panels {

enum class CodeKind { kPlain, kWord, kText, kComment, kDirective };

struct CodeSpan {
  std::string text;
  CodeKind kind = CodeKind::kPlain;
  bool operator==(const CodeSpan&) const = default;
};

using CodeLine = std::vector<CodeSpan>;

// The lines of a listing with tabs as spaces, without the marks `//@ ...` that are for fdscope.
std::vector<CodeLine> highlighted(std::string_view source);

// Every line as it is, a character for each cell: for a text that is edited.
std::vector<CodeLine> highlighted_whole(std::string_view source);

// The text of a line without its colours.
std::string plain_text(const CodeLine& line);

}  // namespace gui::panels
