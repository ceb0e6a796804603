#pragma once

namespace sim::kernel {

// What travels between two sockets.
enum class SegmentKind {
  kSyn,
  kSynAck,
  kAck,
  kData,
  kFin,
  kReset,
  kDatagram,
  kUnreachable,  // ICMP: nobody has the datagram's port
};

}  // namespace sim::kernel
