// What the network does between two machines, in words.

#pragma once

#include <string>

#include "sim/kernel/network.h"
#include "sim/narrate/story.h"

namespace sim::narrate {

// "10.0.0.1", "[::1]"
std::string ip_text(const kernel::IpAddress& ip);

// "SYN", "\"hello\"", "ACK", "FIN": what stands on a segment that travels.
std::string segment_label(const kernel::Segment& segment);

// "; the SYN sets out for server", or nothing.
std::string departures(const Story& story);

// A step in which the network took its turn, as a clause without a full stop.
std::string network_sentence(const Story& story);

}  // namespace sim::narrate
