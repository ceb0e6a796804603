// TCP between two machines: segments are on their way for a while, in order unless one is lost;
// they are acknowledged, and sent again when that takes too long. RFC 9293, 6298 and 896. There is
// no congestion window: what the receiver has room for is sent.

#pragma once

#include "sim/kernel/tcp_side.h"
#include "sim/kernel/transmission.h"

namespace sim::kernel {

// The sender's side. `side` has a flow from begin_flow() on.
void begin_flow(const Side& client);  // sends the SYN
void push_flow(const Side& side);     // sends what there is room for, then the FIN that waits
void reset_flow(const Side& side);    // sends a RST
void tell_window(const Side& side);   // the program has read: the other side may go on
void ring_flow(const Side& side);     // its time has come: something is sent again

void receive_tcp(KernelState& state, const Segment& segment, Events& events);

}  // namespace sim::kernel
