// Who stands at the ends of pipes and sockets, and which messages wait there to be read.

#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "sim/world/world.h"

namespace gui::scene {

// A step and the world that it led to.
struct MessageStep {
  const sim::world::StepRecord& record;
  const sim::world::World& after;
};

// A part of a message that somebody reads.
struct TakenPart {
  std::size_t message = 0;
  std::size_t count = 0;  // bytes
};

class MessageRoutes {
 public:
  // A process has done something with its end.
  void use(sim::abi::ObjectId object, sim::abi::Pid by) { users_[object] = by; }

  // Who has sent from a socket in this step: the socket may be closed by now, or have several
  // users.
  sim::abi::Pid sender(const MessageStep& step, sim::abi::ObjectId from) const;

  // Who would read what is sent there: the one who read last, or another one who could. -1: nobody.
  sim::abi::Pid receiver(const sim::world::World& world, sim::abi::ObjectId to,
                         sim::abi::Pid sender) const;

  // A message, or more bytes of the last one, waits there from now on.
  void put(sim::abi::ObjectId to, TakenPart part);

  // Datagrams that have not found room, or are lost, do not wait any more.
  void drop_lost_datagrams(const sim::world::World& after, sim::abi::ObjectId to);

  // The oldest bytes that wait there leave; of datagrams a whole one.
  std::vector<TakenPart> take(const sim::world::World& after, sim::abi::ObjectId from,
                              std::size_t count);

  // A FIN waits behind the bytes until a read has returned 0 for it.
  void put_fin(sim::abi::ObjectId to, std::size_t message) { fins_[to] = message; }
  std::optional<std::size_t> take_fin(sim::abi::ObjectId from);

  void forget(sim::abi::ObjectId object);

 private:
  std::map<sim::abi::ObjectId, sim::abi::Pid> users_;  // the last ones
  std::map<sim::abi::ObjectId, std::deque<TakenPart>> waiting_;
  std::map<sim::abi::ObjectId, std::size_t> fins_;
};

}  // namespace gui::scene
