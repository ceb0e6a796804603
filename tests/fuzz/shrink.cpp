#include "tests/fuzz/shrink.h"

#include <algorithm>
#include <utility>

namespace fuzz {
namespace {

using Fails = std::function<bool(const Case&)>;

Case without(const Case& whole, std::size_t begin, std::size_t count) {
  Case smaller = whole;
  const auto first = smaller.moves.begin() + static_cast<long>(begin);
  smaller.moves.erase(first, first + static_cast<long>(count));
  return smaller;
}

// Leaves out runs of moves: halves first, single ones at last (Zeller's delta debugging).
bool drop_moves(Case& failing, const Fails& fails) {
  bool dropped = false;
  for (std::size_t length = std::max<std::size_t>(failing.moves.size() / 2, 1); length > 0;
       length /= 2) {
    for (std::size_t begin = 0; begin < failing.moves.size();) {
      const std::size_t count = std::min(length, failing.moves.size() - begin);
      Case smaller = without(failing, begin, count);
      if (!smaller.moves.empty() && fails(smaller)) {
        failing = std::move(smaller);
        dropped = true;
      } else {
        begin += count;
      }
    }
  }
  return dropped;
}

bool halve(Move& move) {
  if (auto* write = std::get_if<sim::abi::WriteRequest>(&move.request)) {
    if (write->bytes.size() < 2) return false;
    write->bytes.resize(write->bytes.size() / 2);
    return true;
  }
  if (auto* read = std::get_if<sim::abi::ReadRequest>(&move.request)) {
    if (read->count < 2) return false;
    read->count /= 2;
    return true;
  }
  return false;
}

void shorten_transfers(Case& failing, const Fails& fails) {
  for (std::size_t i = 0; i < failing.moves.size(); ++i) {
    for (Case smaller = failing; halve(smaller.moves[i]) && fails(smaller);) failing = smaller;
  }
}

// Steps that are made in full are easier to see through.
void prefer_in_full(Case& failing, const Fails& fails) {
  for (const long steps : {kAllInFull, 0L}) {
    Case other = failing;
    other.steps_in_full = steps;
    if (!fails(other)) continue;
    failing = other;
    return;
  }
}

}  // namespace

Case shrink(Case failing, const Fails& fails) {
  prefer_in_full(failing, fails);
  while (drop_moves(failing, fails)) {
  }
  shorten_transfers(failing, fails);
  while (drop_moves(failing, fails)) {
  }
  return failing;
}

}  // namespace fuzz
