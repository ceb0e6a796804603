#include "sim/kernel/output.h"

#include <string_view>

namespace sim::kernel {

// Pieces stay small enough to be copied when a snapshot shares their page.
static constexpr std::size_t kPieceBytes = 4096;

static void append_piece(Output& output, abi::Pid writer, std::string_view bytes) {
  if (output.last.value >= 0) {
    const OutputPiece& last = output.pieces.at(output.last);
    if (last.writer == writer && last.bytes.size() + bytes.size() <= kPieceBytes) {
      output.pieces.edit(output.last).bytes += bytes;
      return;
    }
  }
  output.last = output.pieces.add({writer, std::string(bytes)});
}

void append(Output& output, abi::Pid writer, const std::string& bytes) {
  output.total += bytes.size();
  for (std::size_t at = 0; at < bytes.size(); at += kPieceBytes) {
    append_piece(output, writer, std::string_view(bytes).substr(at, kPieceBytes));
  }
}

std::string text_of(const Output& output) {
  std::string text;
  text.reserve(output.total);
  output.pieces.for_each([&](PieceId, const OutputPiece& piece) { text += piece.bytes; });
  return text;
}

}  // namespace sim::kernel
