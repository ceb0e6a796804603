// Calls on sockets as words of a case's text, and back.

#pragma once

#include <functional>
#include <istream>
#include <map>
#include <string>

#include "sim/abi/requests.h"

namespace fuzz {

// The next word of a case's text.
int integer(std::istream& in);
sim::abi::Fd descriptor(std::istream& in);

// "connect 4 01007330"
std::string socket_words(const sim::abi::Request& request);

// What reads the rest of a line that begins with one of these words.
using ReadRequestWords = std::function<sim::abi::Request(std::istream&)>;
const std::map<std::string, ReadRequestWords>& socket_readers();

}  // namespace fuzz
