// What programs have written to a place outside the model, in order, with the writer of each piece.
// Copies share all but the last piece's page.

#pragma once

#include <cstddef>
#include <string>

#include "sim/abi/ids.h"
#include "sim/kernel/table.h"

namespace sim::kernel {

struct OutputPiece {
  abi::Pid writer;
  std::string bytes;
  bool operator==(const OutputPiece&) const = default;
};

using PieceId = abi::Id<struct PieceTag>;

// Invariant: total is the sum of the pieces' sizes; neighbouring pieces may have the same writer.
struct Output {
  Table<PieceId, OutputPiece> pieces;
  PieceId last;
  std::size_t total = 0;  // bytes
  bool operator==(const Output&) const = default;
};

void append(Output& output, abi::Pid writer, const std::string& bytes);

// All bytes in order.
std::string text_of(const Output& output);

}  // namespace sim::kernel
