#include "sim/scenario/typing_reader.h"

#include <csignal>
#include <string_view>

namespace sim::scenario {

namespace {

struct SignalKey {
  std::string_view name;
  int signal;
};

constexpr SignalKey kSignalKeys[]{{"^C", SIGINT}, {"^\\", SIGQUIT}, {"^Z", SIGTSTP}};
constexpr std::string_view kEndOfInput = "^D";

std::string without(const std::string& text, std::string_view key) {
  return text.substr(0, text.size() - key.size());
}

}  // namespace

std::optional<world::TypedInput> typing_of(const std::string& text) {
  using kernel::InputEnd;
  for (const SignalKey& key : kSignalKeys) {
    if (!text.ends_with(key.name)) continue;
    return world::TypedInput{without(text, key.name), InputEnd::kMoreToCome, key.signal};
  }
  if (text.ends_with(kEndOfInput)) {
    return world::TypedInput{without(text, kEndOfInput), InputEnd::kEnd};
  }
  if (!text.ends_with('\n')) return std::nullopt;
  return world::TypedInput{text};
}

world::Typing read_typing(TableReader& root, const Report& report) {
  world::Typing typing;
  for (const auto& text : root.texts("typed")) {
    if (const auto typed = typing_of(text.value)) {
      typing.push_back(*typed);
    } else {
      report.error(text.at, "an element of 'typed' ends in the middle of a line",
                   R"(end it with \n, ^C, ^\\, ^Z or ^D)");
    }
  }
  return typing;
}

}  // namespace sim::scenario
