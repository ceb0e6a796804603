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

static void append_pieces(Output& output, abi::Pid writer, std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += kPieceBytes) {
    append_piece(output, writer, bytes.substr(at, kPieceBytes));
  }
}

void append(Output& output, abi::Pid writer, std::string_view bytes) {
  output.total += bytes.size();
  append_pieces(output, writer, bytes);
}

static bool is_echoed_with_a_caret(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 || byte == 0x7f) && c != '\n' && c != '\t';
}

void echo(Output& output, const std::string& typed) {
  std::string shown;
  for (const char c : typed) {
    if (is_echoed_with_a_caret(c)) {
      shown += {'^', static_cast<char>(c ^ 0x40)};
    } else {
      shown += c;
    }
  }
  output.echoed += shown.size();
  append_pieces(output, kEcho, shown);
}

std::string text_of(const Output& output) {
  std::string text;
  text.reserve(output.total);
  output.pieces.for_each([&](PieceId, const OutputPiece& piece) {
    if (piece.writer != kEcho) text += piece.bytes;
  });
  return text;
}

std::string text_on_screen(const Output& output) {
  std::string text;
  output.pieces.for_each([&](PieceId, const OutputPiece& piece) { text += piece.bytes; });
  return text;
}

}  // namespace sim::kernel
