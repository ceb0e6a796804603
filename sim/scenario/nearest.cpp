// Spelling distance after Damerau and Levenshtein (optimal string alignment).

#include "sim/scenario/nearest.h"

#include <algorithm>
#include <cctype>

namespace sim::scenario {

static constexpr std::size_t kLongestWord = 64;  // bounds the quadratic work on garbage

static bool same_letter(char left, char right) {
  return std::tolower(static_cast<unsigned char>(left)) ==
         std::tolower(static_cast<unsigned char>(right));
}

int edit_distance(std::string_view from, std::string_view to) {
  from = from.substr(0, kLongestWord);
  to = to.substr(0, kLongestWord);
  std::vector<std::vector<int>> cost(from.size() + 1, std::vector<int>(to.size() + 1));
  for (std::size_t i = 0; i <= from.size(); ++i) cost[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= to.size(); ++j) cost[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= from.size(); ++i) {
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const int replaced = cost[i - 1][j - 1] + (same_letter(from[i - 1], to[j - 1]) ? 0 : 1);
      cost[i][j] = std::min({replaced, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && same_letter(from[i - 1], to[j - 2]) &&
                           same_letter(from[i - 2], to[j - 1]);
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[from.size()][to.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  // More is another word, not a slip.
  const auto size = static_cast<int>(std::min(word.size(), kLongestWord));
  int best_distance = std::min(1 + size / 3, size - 1);
  for (const std::string& candidate : candidates) {
    const int distance = edit_distance(word, candidate);
    if (distance > best_distance || (distance == best_distance && !best.empty())) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string suggestion(std::string_view word, std::string_view heading,
                       const std::vector<std::string>& candidates) {
  const std::string near = nearest(word, candidates);
  if (!near.empty()) return "did you mean '" + near + "'?";
  if (candidates.empty()) return {};
  std::string text(heading);
  for (const std::string& candidate : candidates) {
    text += (text.size() == heading.size() ? ": " : ", ") + candidate;
  }
  return text;
}

}  // namespace sim::scenario
