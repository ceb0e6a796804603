// C11 6.4.1, with the GNU spellings.

#include "sim/lang/keywords.h"

#include <unordered_set>

namespace sim::lang {

bool is_keyword(std::string_view word) {
  static const std::unordered_set<std::string_view> kKeywords = {
      "auto",         "break",         "case",           "char",
      "const",        "continue",      "default",        "do",
      "double",       "else",          "enum",           "extern",
      "float",        "for",           "goto",           "if",
      "inline",       "int",           "long",           "register",
      "restrict",     "return",        "short",          "signed",
      "sizeof",       "static",        "struct",         "switch",
      "typedef",      "union",         "unsigned",       "void",
      "volatile",     "while",         "_Alignas",       "_Alignof",
      "_Atomic",      "_Bool",         "_Complex",       "_Generic",
      "_Imaginary",   "_Noreturn",     "_Static_assert", "_Thread_local",
      "asm",          "__asm__",       "__asm",          "typeof",
      "__typeof__",   "__attribute__", "__extension__",  "__inline",
      "__inline__",   "__restrict",    "__restrict__",   "__const",
      "__volatile__", "__signed__",    "__alignof__",    "__thread"};
  return kKeywords.contains(word);
}

}  // namespace sim::lang
