// ./dev fuzz lang: libFuzzer looks for a listing that fdscope does not survive.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "tests/fuzz/lang/listing_trial.h"
#include "tests/fuzz/lang/mutate.h"

extern "C" {

std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                    unsigned seed);
std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                      const std::uint8_t* other, std::size_t other_size,
                                      std::uint8_t* out, std::size_t most, unsigned seed);

}  // extern "C"

static std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {data, data + size};
}

static std::size_t put(const std::string& text, std::uint8_t* data, std::size_t most) {
  if (text.empty() || text.size() > most) return 0;
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::try_listing(text_of(data, size));
  return 0;
}

// One in eight changes is one of bytes: only those reach into tokens and comments.
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                    unsigned seed) {
  if (seed % 8 != 0) {
    const std::string text = text_of(data, size);
    if (const std::size_t length = put(fuzz::mutated(text, text, seed), data, most)) return length;
  }
  return LLVMFuzzerMutate(data, size, most);
}

std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                      const std::uint8_t* other, std::size_t other_size,
                                      std::uint8_t* out, std::size_t most, unsigned seed) {
  return put(fuzz::mutated(text_of(one, one_size), text_of(other, other_size), seed), out, most);
}
