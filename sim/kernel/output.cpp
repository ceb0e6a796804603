#include "sim/kernel/output.h"

namespace sim::kernel {

// Pieces stay small enough to be copied when a snapshot shares their page.
static constexpr std::size_t kPieceBytes = 4096;

void append(Output& output, abi::Pid writer, const std::string& bytes) {
  if (bytes.empty()) return;
  output.total += bytes.size();
  if (output.last.value >= 0) {
    const OutputPiece& last = output.pieces.at(output.last);
    if (last.writer == writer && last.bytes.size() + bytes.size() <= kPieceBytes) {
      output.pieces.edit(output.last).bytes += bytes;
      return;
    }
  }
  output.last = output.pieces.add({writer, bytes});
}

std::string text_of(const Output& output) {
  std::string text;
  text.reserve(output.total);
  output.pieces.for_each([&](PieceId, const OutputPiece& piece) { text += piece.bytes; });
  return text;
}

}  // namespace sim::kernel
