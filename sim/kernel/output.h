// What programs have written to a place outside the model, in order, with the writer of each piece;
// on a terminal also what it has echoed.
// Copies share all but the last piece's page.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/abi/ids.h"
#include "sim/kernel/table.h"

namespace sim::kernel {

inline constexpr abi::Pid kEcho{};  // the writer of what was typed

struct OutputPiece {
  abi::Pid writer;
  std::string bytes;
  bool operator==(const OutputPiece&) const = default;
};

using PieceId = abi::Id<struct PieceTag>;

// Invariant: total + echoed is the sum of the pieces' sizes; neighbouring pieces may have the same
// writer.
struct Output {
  Table<PieceId, OutputPiece> pieces;
  PieceId last;
  std::size_t total = 0;   // bytes that programs wrote
  std::size_t echoed = 0;  // bytes
  bool operator==(const Output&) const = default;
};

void append(Output& output, abi::Pid writer, std::string_view bytes);

// Shows typed text as a terminal does: a control character as ^C. termios(3), ECHOCTL.
void echo(Output& output, const std::string& typed);

// All bytes that programs wrote, in order.
std::string text_of(const Output& output);

// All bytes, with the echo between them.
std::string text_on_screen(const Output& output);

}  // namespace sim::kernel
