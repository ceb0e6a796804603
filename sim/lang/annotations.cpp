// Parsing `//@` comments.

#include "sim/lang/annotations.h"

#include <string>
#include <utility>

#include "sim/lang/lexer.h"

namespace sim::lang {
namespace {

constexpr const char* kForms = "write //@ label, or //@ child = \"name\", or both with a comma";

class AnnotationReader {
 public:
  AnnotationReader(const AnnotationComment& comment, Annotations& result, Reporter& reporter)
      : comment_(comment), result_(result), reporter_(reporter) {
    tokens_ = lex(comment.text, comment.at.file, reporter).tokens;
    for (Token& token : tokens_) {
      token.at.line = comment.at.line;
      token.at.column += comment.at.column - 1;
    }
  }

  // annotation = item ("," item)*
  void run() {
    do {
      if (!item()) return;
    } while (take(","));
    if (!current().is_end()) fail("this annotation goes on after its end");
  }

 private:
  const Token& current() const { return tokens_[next_]; }
  bool take(std::string_view spelling) {
    if (!current().is(spelling)) return false;
    ++next_;
    return true;
  }
  bool fail(std::string message) {
    reporter_.error(current().at, std::move(message), kForms);
    return false;
  }

  // item = "child" "=" string | label
  bool item() {
    if (!current().is_identifier()) return fail("an annotation needs a label");
    const bool names_child = current().is("child") && tokens_[next_ + 1].is("=");
    return names_child ? child() : label();
  }

  bool child() {
    next_ += 2;
    const std::string& text = current().text;
    if (current().kind != TokenKind::kString || text.size() < 3) {
      return fail("a child's name stands between double quotes");
    }
    const std::string name = text.substr(1, text.size() - 2);
    if (!result_.child_names.emplace(comment_.at.line, name).second) {
      return fail("the child of this line has two names");
    }
    ++next_;
    return true;
  }

  // label = letter (letter | digit | "_" | "-")*
  bool label() {
    std::string name = current().text;
    const Location at = current().at;
    ++next_;
    while ((current().is("-") && tokens_[next_ + 1].is_identifier()) ||
           (name.back() == '-' && current().is_identifier())) {
      name += current().text;
      ++next_;
    }
    const auto [known, is_new] = result_.labels.emplace(name, comment_.at.line);
    if (!is_new) {
      reporter_.error(
          at, "label '" + name + "' stands already on line " + std::to_string(known->second),
          "give each label one line");
    }
    return true;
  }

  const AnnotationComment& comment_;
  Annotations& result_;
  Reporter& reporter_;
  Tokens tokens_;
  std::size_t next_ = 0;
};

}  // namespace

Annotations read_annotations(const std::vector<AnnotationComment>& comments, Reporter& reporter) {
  Annotations result;
  for (const AnnotationComment& comment : comments) {
    AnnotationReader(comment, result, reporter).run();
  }
  return result;
}

}  // namespace sim::lang
