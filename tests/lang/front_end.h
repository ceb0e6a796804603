// Short ways to feed the front end in tests.

#pragma once

#include <string>

#include "sim/lang/parser.h"

namespace sim::lang {

// What a user would see about `text`, named "a.c": errors, or warnings when there are none.
inline std::string messages(const std::string& text) {
  const auto parsed = parse({"a.c", text});
  return parsed ? abi::to_text(parsed->warnings) : abi::to_text(parsed.error());
}

// The same for the statements of a main function, which begin on line 2.
inline std::string messages_in_main(const std::string& statements) {
  return messages("int main(void) {\n" + statements + "\n}\n");
}

}  // namespace sim::lang
