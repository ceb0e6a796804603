// Formatted output into memory, and what stdio.c builds printf from.

#include <array>

#include "sim/lang/c_string.h"
#include "sim/lang/format.h"
#include "sim/lang/native.h"

namespace sim::lang {

// int vsprintf(char *to, const char *format, va_list list)
static NativeResult vsprintf(Machine& machine, std::uint64_t* window) {
  const auto text = format_text(machine, window[1], window[2]);
  if (!text) return text.error();
  if (auto diagnostic = store_bytes(machine, window[0], {text->c_str(), text->size() + 1}))
    return *diagnostic;
  window[0] = text->size();
  return kDone;
}

// int vsnprintf(char *to, size_t size, const char *format, va_list list)
static NativeResult vsnprintf(Machine& machine, std::uint64_t* window) {
  auto text = format_text(machine, window[2], window[3]);
  if (!text) return text.error();
  const std::uint64_t size = window[1];
  const std::uint64_t length = text->size();
  if (size > 0) {
    if (length >= size) text->resize(size - 1);
    if (auto diagnostic = store_bytes(machine, window[0], {text->c_str(), text->size() + 1}))
      return *diagnostic;
  }
  window[0] = length;
  return kDone;
}

// A block that holds `text` for the library, until __format_drop.
static Pointer keep(Machine& machine, const std::string& text) {
  Object object;
  object.size = text.size() + 1;
  const Pointer block = machine.memory().create(object);
  if (block != 0 && !machine.memory().copy_in(block, {text.c_str(), text.size() + 1})) return 0;
  return block;
}

static NativeResult answer_text(Machine& machine, std::uint64_t* window, Pointer place,
                                const std::string& text) {
  const Pointer block = keep(machine, text);
  if (block == 0) return machine.mistake_in_call({FaultKind::kMemoryLimit});
  machine.memory().store(place, block);
  window[0] = text.size();
  return kDone;
}

// long __format_next(const char **format, va_list list, char **piece): the bytes of the next piece,
// -1 at the end.
static NativeResult format_next(Machine& machine, std::uint64_t* window) {
  Pointer format = 0;
  machine.memory().load(window[0], format);
  const auto piece = next_piece(machine, format, window[1]);
  if (!piece) return piece.error();
  machine.memory().store(window[0], format + piece->format_bytes);
  if (piece->format_bytes > 0) return answer_text(machine, window, window[2], piece->text);
  window[0] = ~std::uint64_t{0};
  return kDone;
}

// long __format_all(const char *format, va_list list, char **text)
static NativeResult format_all(Machine& machine, std::uint64_t* window) {
  const auto text = format_text(machine, window[0], window[1]);
  if (!text) return text.error();
  return answer_text(machine, window, window[2], *text);
}

// void __format_drop(char *text)
static NativeResult format_drop(Machine& machine, std::uint64_t* window) {
  machine.memory().destroy(window[0], 0);
  return kDone;
}

std::span<const Native> format_natives() {
  static constexpr std::array kNatives{
      Native{"vsprintf", vsprintf},         Native{"vsnprintf", vsnprintf},
      Native{"__format_next", format_next}, Native{"__format_all", format_all},
      Native{"__format_drop", format_drop},
  };
  return kNatives;
}

}  // namespace sim::lang
