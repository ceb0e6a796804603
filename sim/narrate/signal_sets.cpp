// A set is told by its members, or by those that it lacks, whichever are fewer.

#include "sim/narrate/signal_sets.h"

#include <csignal>

#include "sim/narrate/constants.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using abi::set_of;
using abi::SignalSet;

// sigfillset(3) leaves out what glibc keeps for itself, and no mask keeps SIGKILL and SIGSTOP.
static constexpr SignalSet kNeverMissed =
    set_of(SIGKILL) | set_of(SIGSTOP) | set_of(32) | set_of(33);
static constexpr std::size_t kMany = 32;

static SignalSet missing_in(SignalSet set) { return ~(set | kNeverMissed); }
static bool is_large(SignalSet set) { return signals_in(set).size() > kMany; }

std::vector<int> signals_in(SignalSet set) {
  std::vector<int> signals;
  for (int signal = 1; signal <= 64; ++signal) {
    if ((set & set_of(signal)) != 0) signals.push_back(signal);
  }
  return signals;
}

static std::vector<std::string> names_in(SignalSet set) {
  std::vector<std::string> names;
  for (const int signal : signals_in(set)) names.push_back(signal_name(signal));
  return names;
}

static std::string braced(SignalSet set) {
  std::string text;
  for (const std::string& name : names_in(set)) text += (text.empty() ? "" : " ") + name;
  return "{" + text + "}";
}

std::string signal_set_text(SignalSet set) {
  return is_large(set) ? "~" + braced(missing_in(set)) : braced(set);
}

std::string signal_set_in_words(SignalSet set) {
  if (set == 0) return "no signal";
  if (!is_large(set)) return listed(names_in(set));
  const SignalSet missing = missing_in(set);
  return missing == 0 ? "every signal" : "every signal but " + listed(names_in(missing));
}

}  // namespace sim::narrate
