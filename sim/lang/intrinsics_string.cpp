// <string.h>: the functions that work on strings.

#include <locale.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "sim/lang/c_string.h"
#include "sim/lang/native.h"

namespace sim::lang {

static NativeResult stored(std::optional<abi::Diagnostic> diagnostic) {
  if (diagnostic) return *diagnostic;
  return kDone;
}

static NativeResult strlen(Machine& machine, std::uint64_t* window) {
  const auto length = string_length(machine, window[0]);
  if (!length) return length.error();
  window[0] = *length;
  return kDone;
}

static NativeResult strcpy(Machine& machine, std::uint64_t* window) {
  const auto text = string_at(machine, window[1]);
  if (!text) return text.error();
  return stored(store_bytes(machine, window[0], {text->c_str(), text->size() + 1}));
}

static NativeResult strncpy(Machine& machine, std::uint64_t* window) {
  auto text = string_at(machine, window[1], window[2]);
  if (!text) return text.error();
  if (const auto fault = machine.memory().check(window[0], window[2], Access::kWrite))
    return machine.mistake_in_call(*fault);
  text->resize(window[2], '\0');
  return stored(store_bytes(machine, window[0], *text));
}

static NativeResult append(Machine& machine, Pointer to, Pointer from, std::uint64_t limit) {
  const auto length = string_length(machine, to);
  if (!length) return length.error();
  const auto text = string_at(machine, from, limit);
  if (!text) return text.error();
  return stored(store_bytes(machine, to + *length, {text->c_str(), text->size() + 1}));
}

static NativeResult strcat(Machine& machine, std::uint64_t* window) {
  return append(machine, window[0], window[1], kNoLimit);
}

static NativeResult strncat(Machine& machine, std::uint64_t* window) {
  return append(machine, window[0], window[1], window[2]);
}

static NativeResult compare(Machine& machine, std::uint64_t* window, std::uint64_t limit) {
  const auto left = string_at(machine, window[0], limit);
  if (!left) return left.error();
  const auto right = string_at(machine, window[1], limit);
  if (!right) return right.error();
  // glibc answers with the difference of the first bytes that differ.
  std::size_t i = 0;
  while (i < left->size() && i < right->size() && (*left)[i] == (*right)[i]) ++i;
  const int a = i < left->size() ? static_cast<unsigned char>((*left)[i]) : 0;
  const int b = i < right->size() ? static_cast<unsigned char>((*right)[i]) : 0;
  window[0] = static_cast<std::uint64_t>(std::int64_t{a - b});
  return kDone;
}

static NativeResult strcmp(Machine& machine, std::uint64_t* window) {
  return compare(machine, window, kNoLimit);
}

static NativeResult strncmp(Machine& machine, std::uint64_t* window) {
  return compare(machine, window, window[2]);
}

// Where in a string, or NULL: `at` is std::string::npos when there is no such place.
static void answer_place(std::uint64_t* window, std::size_t at) {
  window[0] = at == std::string::npos ? 0 : window[0] + at;
}

static NativeResult strchr(Machine& machine, std::uint64_t* window) {
  const auto text = string_at(machine, window[0]);
  if (!text) return text.error();
  const char wanted = static_cast<char>(window[1]);
  answer_place(window, wanted == '\0' ? text->size() : text->find(wanted));
  return kDone;
}

static NativeResult strrchr(Machine& machine, std::uint64_t* window) {
  const auto text = string_at(machine, window[0]);
  if (!text) return text.error();
  const char wanted = static_cast<char>(window[1]);
  answer_place(window, wanted == '\0' ? text->size() : text->rfind(wanted));
  return kDone;
}

static NativeResult strstr(Machine& machine, std::uint64_t* window) {
  const auto text = string_at(machine, window[0]);
  if (!text) return text.error();
  const auto part = string_at(machine, window[1]);
  if (!part) return part.error();
  answer_place(window, text->find(*part));
  return kDone;
}

// glibc's text for an error number, in English whatever the host's locale is.
static NativeResult error_text(Machine& machine, std::uint64_t* window) {
  const int code = static_cast<int>(window[0]);
  const char* text = ::strerrordesc_np(code);
  std::string message = text ? text : "Unknown error " + std::to_string(code);
  return stored(store_bytes(machine, window[1], {message.c_str(), message.size() + 1}));
}

static NativeResult signal_text(Machine& machine, std::uint64_t* window) {
  const int number = static_cast<int>(window[0]);
  const char* text = ::sigdescr_np(number);
  std::string message = text ? text : "Unknown signal " + std::to_string(number);
  return stored(store_bytes(machine, window[1], {message.c_str(), message.size() + 1}));
}

// double strtod(const char *text, char **end)
static NativeResult strtod(Machine& machine, std::uint64_t* window) {
  static const locale_t kCLocale = ::newlocale(LC_ALL_MASK, "C", nullptr);
  const auto text = string_at(machine, window[0]);
  if (!text) return text.error();
  char* end = nullptr;
  errno = 0;
  const double value = ::strtod_l(text->c_str(), &end, kCLocale);
  if (errno != 0) machine.set_errno(errno);
  if (window[1] != 0) {
    const Pointer rest = window[0] + static_cast<std::uint64_t>(end - text->c_str());
    if (const auto fault = machine.memory().check(window[1], sizeof rest, Access::kWrite))
      return machine.mistake_in_call(*fault);
    machine.memory().store(window[1], rest);
  }
  window[0] = std::bit_cast<std::uint64_t>(value);
  return kDone;
}

std::span<const Native> string_natives() {
  static constexpr std::array kNatives{
      Native{"strlen", strlen},           Native{"strcpy", strcpy},
      Native{"strncpy", strncpy},         Native{"strcat", strcat},
      Native{"strncat", strncat},         Native{"strcmp", strcmp},
      Native{"strncmp", strncmp},         Native{"strchr", strchr},
      Native{"strrchr", strrchr},         Native{"strstr", strstr},
      Native{"__error_text", error_text}, Native{"__signal_text", signal_text},
      Native{"strtod", strtod},
  };
  return kNatives;
}

}  // namespace sim::lang
