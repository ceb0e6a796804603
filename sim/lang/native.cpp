#include "sim/lang/native.h"

#include <map>
#include <vector>

namespace sim::lang {

static std::vector<Native> collect() {
  std::vector<Native> all;
  for (const auto natives : {string_natives(), block_natives(), heap_natives(), math_natives(),
                             format_natives(), system_call_natives(), file_natives(),
                             signal_natives(), thread_natives(), socket_natives()})
    all.insert(all.end(), natives.begin(), natives.end());
  return all;
}

std::span<const Native> natives() {
  static const std::vector<Native> kAll = collect();
  return kAll;
}

std::optional<std::uint16_t> find_native(std::string_view name) {
  static const auto kNumbers = [] {
    std::map<std::string_view, std::uint16_t> numbers;
    for (std::size_t i = 0; i < natives().size(); ++i)
      numbers[natives()[i].name] = static_cast<std::uint16_t>(i);
    return numbers;
  }();
  const auto found = kNumbers.find(name);
  if (found == kNumbers.end()) return std::nullopt;
  return found->second;
}

std::string Machine::native_name(std::uint16_t number) {
  return std::string(natives()[number].name);
}

}  // namespace sim::lang
