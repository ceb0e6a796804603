// Finding near names, and names in the texts of the known headers.

#include "sim/lang/suggestions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/lang/lexer.h"
#include "sim/lang/library_files.h"

namespace sim::lang {
namespace {

constexpr std::string_view kSupportedCalls =
    "pipe, fork, read, write, close, dup, dup2, fcntl, wait, waitpid, getpid, getppid, signal, "
    "exit";

// Damerau's distance with adjacent swaps.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> cost(left.size() + 1,
                                             std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      cost[i][j] = std::min({replaced, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
      const bool swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[left.size()][right.size()];
}

// The headers to look into, the one a listing most likely means first.
std::vector<std::string> search_order() {
  std::vector<std::string> names = {"unistd.h", "stdio.h", "stdlib.h", "string.h", "sys/wait.h"};
  for (std::string& name : known_headers()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

Tokens tokens_of(std::string_view header) {
  Reporter unheard;
  const int file = unheard.add_file("");
  return lex(*library_header(header), file, unheard).tokens;
}

bool is_word(const Token& token, std::string_view name) {
  return token.is_identifier() && token.text == name;
}

bool declares(const Tokens& tokens, std::string_view name) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const bool is_declarator = tokens[i - 1].is_identifier() || tokens[i - 1].is("*");
    if (is_word(tokens[i], name) && tokens[i + 1].is("(") && is_declarator &&
        !tokens[i - 1].is("define")) {
      return true;
    }
  }
  return false;
}

bool defines_macro(const Tokens& tokens, std::string_view name) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i - 1].is("define") && is_word(tokens[i], name)) return true;
  }
  return false;
}

bool defines_type(const Tokens& tokens, std::string_view name) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].is("typedef")) continue;
    for (++i; i + 1 < tokens.size() && !tokens[i].is(";"); ++i) {
      if (is_word(tokens[i], name) && (tokens[i + 1].is(";") || tokens[i + 1].is(")"))) return true;
    }
  }
  return false;
}

// Headers that only pass on another one's definitions are not named: bits/size_t.h is <stddef.h>'s.
std::string public_name(const std::string& header, std::string_view name) {
  if (header.starts_with("bits/") && name == "NULL") return "stddef.h";
  if (header == "bits/size_t.h" || header == "bits/null.h") return "stddef.h";
  if (header == "bits/va_list.h") return "stdarg.h";
  if (header == "bits/seek.h") return "unistd.h";
  if (header == "bits/wait_status.h") return "sys/wait.h";
  if (header == "bits/mode.h") return "sys/stat.h";
  return header;
}

template <class Predicate>
std::optional<std::string> header_with(std::string_view name, Predicate predicate) {
  for (const std::string& header : search_order()) {
    if (predicate(tokens_of(header), name)) return header;
  }
  for (const LibraryFile& file : library_files()) {
    constexpr std::string_view kInternal = "include/bits/";
    if (!file.name.starts_with(kInternal)) continue;
    const std::string header(file.name.substr(std::string_view("include/").size()));
    if (predicate(tokens_of(header), name)) return public_name(header, name);
  }
  return std::nullopt;
}

bool starts_with_any(std::string_view name, const std::vector<std::string_view>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [name](std::string_view prefix) { return name.starts_with(prefix); });
}

// Calls that lectures use and that have no model behind them yet.
bool is_planned(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kPlanned = {
      "symlink",       "readlink",   "mmap",    "epoll_create",
      "epoll_create1", "epoll_wait", "sendmsg", "recvmsg"};
  return std::find(kPlanned.begin(), kPlanned.end(), name) != kPlanned.end();
}

}  // namespace

std::string nearest_of(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongestCompared = 64;
  if (name.size() > kLongestCompared) return "";
  std::string nearest;
  std::size_t least = name.size() <= 2 ? 2 : name.size() <= 5 ? 2 : 3;
  for (const std::string& candidate : candidates) {
    const std::size_t difference = candidate.size() > name.size() ? candidate.size() - name.size()
                                                                  : name.size() - candidate.size();
    if (difference >= least || candidate == name) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance >= least || distance >= name.size()) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

std::optional<std::string> header_declaring(std::string_view name) {
  return header_with(name, declares);
}

std::optional<std::string> header_defining_macro(std::string_view name) {
  return header_with(name, defines_macro);
}

std::optional<std::string> header_defining_type(std::string_view name) {
  return header_with(name, defines_type);
}

std::vector<std::string> library_functions() {
  std::vector<std::string> names;
  for (const std::string& header : search_order()) {
    const Tokens tokens = tokens_of(header);
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
      const bool is_internal = tokens[i].text.starts_with("__");
      if (tokens[i].is_identifier() && !is_internal &&
          declares({tokens[i - 1], tokens[i], tokens[i + 1], {}}, tokens[i].text)) {
        names.push_back(tokens[i].text);
      }
    }
  }
  return names;
}

bool needs_gnu_source(std::string_view macro) {
  return macro == "F_GETPIPE_SZ" || macro == "F_SETPIPE_SZ" || macro == "O_DIRECT";
}

std::string hint_for_header(std::string_view header) {
  if (header == "threads.h") return "use <pthread.h>";
  if (header == "sys/epoll.h") return "use poll() of <poll.h>, or select()";
  if (header == "setjmp.h") return "setjmp and longjmp are not supported";
  const std::string nearest = nearest_of(header, known_headers());
  if (!nearest.empty()) return "did you mean <" + nearest + ">?";
  std::string all;
  for (const std::string& name : known_headers()) all += (all.empty() ? "" : " ") + name;
  return "known are: " + all;
}

std::optional<UnsupportedFunction> unsupported_function(std::string_view name) {
  const std::string refusal = std::string(name) + "() is not part of the model yet";
  if (starts_with_any(name, {"pthread_", "sem_"})) {
    return {{refusal, "see <pthread.h> and <semaphore.h> for what is"}};
  }
  if (name == "setjmp" || name == "longjmp") {
    return {{"setjmp and longjmp are not supported", "return through the callers instead"}};
  }
  if (is_planned(name)) return {{refusal, "supported are " + std::string(kSupportedCalls)}};
  return std::nullopt;
}

std::string hint_for_function(std::string_view name, const std::vector<std::string>& declared) {
  if (const auto refused = unsupported_function(name)) return refused->message;
  std::vector<std::string> candidates = declared;
  for (std::string& known : library_functions()) candidates.push_back(std::move(known));
  const std::string nearest = nearest_of(name, candidates);
  return nearest.empty() ? "declare it before its first use" : "did you mean '" + nearest + "'?";
}

}  // namespace sim::lang
