// Which bytes fly in a step, and when.

#include "gui/scene/flight.h"

#include <algorithm>

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

int descriptor_of(const sim::abi::Request& request) {
  if (const auto* read = std::get_if<sim::abi::ReadRequest>(&request)) return read->fd.value;
  if (const auto* write = std::get_if<sim::abi::WriteRequest>(&request)) return write->fd.value;
  if (const auto* send = std::get_if<sim::abi::SendRequest>(&request)) return send->fd.value;
  if (const auto* receive = std::get_if<sim::abi::ReceiveRequest>(&request)) {
    return receive->fd.value;
  }
  if (const auto* read = std::get_if<sim::abi::PreadRequest>(&request)) return read->fd.value;
  if (const auto* write = std::get_if<sim::abi::PwriteRequest>(&request)) return write->fd.value;
  return -1;
}

// The description behind a descriptor while the step ran.
DescriptionId description_behind(const Beat& beat, Pid pid, int fd) {
  const kernel::Process* process = beat.before.kernel.processes.find(pid);
  const auto* found = process ? kernel::find(process->descriptors, sim::abi::Fd{fd}) : nullptr;
  return found ? found->description : DescriptionId{};
}

}  // namespace

std::optional<Flight> flight_of(const Beat& beat) {
  if (!beat.record) return std::nullopt;
  Flight flight;
  flight.pid = beat.record->pid;
  flight.fd = descriptor_of(beat.record->request);
  if (flight.fd < 0) return std::nullopt;
  for (const kernel::Event& event : beat.record->events) {
    if (const auto* in = std::get_if<kernel::BytesWritten>(&event)) {
      flight.way = Flight::Way::kIn;
      flight.description = in->description;
      flight.object = in->object;
      flight.at = in->at;
      flight.bytes = in->sample;
      flight.count = in->count;
      return flight;
    }
    if (const auto* out = std::get_if<kernel::BytesRead>(&event)) {
      flight.way = Flight::Way::kOut;
      flight.description = out->description;
      flight.object = out->object;
      flight.at = out->at;
      flight.bytes = out->sample;
      flight.count = out->count;
      return flight;
    }
    if (const auto* end = std::get_if<kernel::EndOfFileRead>(&event)) {
      flight.way = Flight::Way::kOut;
      flight.description = description_behind(beat, flight.pid, flight.fd);
      flight.object = end->object;
      const auto* description = beat.before.kernel.descriptions.find(flight.description);
      if (description) flight.at = static_cast<std::size_t>(description->offset);
      return flight;
    }
  }
  return std::nullopt;
}

std::size_t pieces_of(const Flight& flight) {
  const bool one_by_one = flight.count <= kMostBytes && flight.bytes.size() >= flight.count;
  return one_by_one ? std::max<std::size_t>(1, flight.count) : 1;
}

Span span_of(const Flight& flight, std::size_t piece) {
  const float gap = std::min(0.045f, 0.34f / static_cast<float>(pieces_of(flight)));
  const float travel = kTravel.to - kTravel.from - gap * static_cast<float>(pieces_of(flight) - 1);
  const float from = kTravel.from + gap * static_cast<float>(piece);
  return {from, from + travel};
}

}  // namespace gui::scene
