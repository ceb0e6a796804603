// A socket on the kernel's floor: its address and state, the bytes that have arrived, or the
// connections that wait in its backlog.

#include <fmt/format.h>

#include <algorithm>

#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"
#include "gui/scene/network_view.h"
#include "gui/scene/pipe_contents.h"
#include "sim/kernel/sockets.h"
#include "sim/narrate/socket_constants.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
using sim::world::World;

std::string own_name(const kernel::Socket& socket, const std::string& otherwise) {
  const std::string address = kernel::address_text(socket.name);
  return address.empty() ? otherwise : address;
}

std::string far_name(const World& world, const kernel::Socket& socket) {
  const std::string address = kernel::address_text(socket.peer_name);
  if (!address.empty()) return address;
  const int* number = world.socket_numbers.find(socket.peer);
  return number ? "socket #" + std::to_string(*number) : std::string();
}

std::string whom(const World& world, const kernel::Socket& socket) {
  const std::string far = far_name(world, socket);
  const bool has_peer = socket.peer_name.family != AF_UNSPEC && !far.empty();
  return has_peer ? "\u2194 " + far : std::string();
}

// A row of equal places, the first `filled` of which hold something.
struct PlaceRow {
  Rect area;
  std::size_t places = 1;

  Rect place(std::size_t index) const {
    const float pitch = area.w / static_cast<float>(places);
    const float gap = std::min(pitch * 0.12f, area.h * 0.2f);
    return {area.x + pitch * static_cast<float>(index), area.y, pitch - gap, area.h};
  }
};

class SocketCard {
 public:
  SocketCard(const Stage& stage, const PlannedObject& object)
      : stage_(stage),
        object_(object),
        change_(change_of(stage.beat, object.id)),
        world_(world_for(stage.beat, change_)),
        socket_(std::get<kernel::Socket>(*object_in(world_, object.id))),
        places_(socket_places(stage.places, object.lot)),
        name_(name_of(object.id)),
        canvas_(stage.canvas()) {}

  Picture draw() {
    body();
    words();
    socket_.state == kernel::SocketState::kListen ? backlog() : queues();
    waiting();
    return faded(canvas_.take(), presence(stage_.beat, change_));
  }

 private:
  bool has_two_queues() const {
    return socket_.kind == kernel::SocketKind::kTcp &&
           socket_.state != kernel::SocketState::kListen;
  }
  bool is_kept_by_network() const { return socket_.opens == 0; }

  void body() {
    Box box;
    box.rect = places_.box;
    box.radius = canvas_.px(10);
    box.fill = {Tone::kPanel, 1};
    box.stroke = {is_kept_by_network() ? Tone::kFaint : outline(), 1};
    box.stroke_width = canvas_.px(change_ == Change::kAppears ? 3 : 2);
    canvas_.box({name_, "kernel", Role::kNode}, box);
    canvas_.target({name_,
                    places_.box,
                    std::nullopt,
                    fmt::format("{}: {} {}", object_name(stage_, object_),
                                sim::narrate::state_name(socket_), whom(world_, socket_)),
                    {}});
  }

  // Between machines a socket has the colour of its owner, as what it sends has.
  Tone outline() const {
    const bool is_alone = stage_.places.hosts.size() == 1;
    return is_alone ? Tone::kNeutral : socket_tone(stage_, object_.id);
  }

  float pad() const { return std::min(canvas_.px(12), places_.box.w * 0.06f); }
  Rect line(float from, float height) const {
    const Rect& box = places_.box;
    return {box.x + pad(), box.y + box.h * from, box.w - 2 * pad(), box.h * height};
  }
  float text_size(float design, float line_height) const {
    return std::min(canvas_.px(design), line_height * 0.8f);
  }

  std::string short_name() const {
    return socket_.name.port != 0 ? ":" + std::to_string(socket_.name.port)
                                  : own_name(socket_, object_.name);
  }

  void words() {
    const bool has_two = has_two_queues();
    const Rect title = has_two ? line(0.04f, 0.2f) : line(0.05f, 0.26f);
    const TextStyle bold{Face::kSemibold, text_size(16, title.h), {Tone::kText, 1}};
    canvas_.text({name_ + "/title", name_, Role::kLabel}, title,
                 beginning(stage_.metrics, bold,
                           first_fitting(stage_.metrics, bold, title.w,
                                         {own_name(socket_, object_.name), short_name()}),
                           title.w),
                 bold);
    const Rect below = has_two ? line(0.24f, 0.18f) : line(0.31f, 0.24f);
    const TextStyle muted{Face::kRegular, text_size(14, below.h), {Tone::kMuted, 1}};
    const std::string state = sim::narrate::state_name(socket_);
    const std::string far = whom(world_, socket_);
    canvas_.text({name_ + "/state", name_, Role::kLabel}, below,
                 first_fitting(stage_.metrics, muted, below.w,
                               {state + (far.empty() ? "" : " " + far), state}),
                 muted);
  }

  void place(const std::string& name, const Rect& rect, Tone tone, bool is_filled) {
    Box box;
    box.rect = rect;
    box.radius = std::min(canvas_.px(6), rect.w * 0.2f);
    box.fill = {is_filled ? Tone::kPanel : Tone::kKernelArea, 1};
    box.stroke = {is_filled ? tone : Tone::kPanelLine, 1};
    box.stroke_width = std::min(canvas_.px(2), rect.w * 0.1f);
    canvas_.box({name, name_, Role::kMark}, box);
  }

  // One place for each connection that may wait.
  void backlog() {
    constexpr std::size_t kMostPlaces = 8;
    const auto all = static_cast<std::size_t>(socket_.backlog) + 1;
    const PlaceRow row{line(0.62f, 0.3f), std::min(all, kMostPlaces)};
    for (std::size_t i = 0; i < row.places; ++i) {
      const bool is_taken = i < socket_.pending.size();
      const std::string name = name_ + "/backlog " + std::to_string(i);
      place(name, row.place(i), Tone::kAccent, is_taken);
      if (is_taken) pending_name(name, row.place(i), socket_.pending[i]);
    }
  }

  void pending_name(const std::string& name, const Rect& rect, ObjectId connection) {
    const kernel::Socket* socket = kernel::find_socket(world_.kernel, connection);
    const int port = socket ? socket->peer_name.port : 0;
    const TextStyle style{Face::kMono, std::min(canvas_.px(13), rect.h * 0.5f), {Tone::kText, 1}};
    canvas_.text({name + "/text", name, Role::kLabel}, rect,
                 first_fitting(stage_.metrics, style, rect.w,
                               {port == 0 ? "\u25CF" : ":" + std::to_string(port), "\u25CF"}),
                 style, Align::kCenter);
  }

  // What has arrived and has not been received; of TCP's sockets also what the other side has not
  // taken. The first `travelling` bytes of it are on their way.
  struct Queue {
    std::string name;  // "receive", "send"
    std::string bytes;
    Rect row;
    std::size_t travelling = 0;
  };

  void queues() {
    const std::string received = kernel::received_text(socket_);
    if (!has_two_queues()) {
      return queue({"", received, line(0.62f, 0.3f), 0});
    }
    const auto* flow = world_.kernel.network.flows.find(object_.id);
    queue({"receive", received, line(0.46f, 0.24f), 0});
    queue({"send", socket_.unsent, line(0.73f, 0.24f),
           flow ? static_cast<std::size_t>(flow->in_transit) : 0});
  }

  // The row without the queue's name, where there is room for that.
  Rect label(const Queue& queue) {
    Rect row = queue.row;
    const TextStyle style{Face::kRegular, text_size(14, row.h), {Tone::kMuted, 1}};
    const float width = canvas_.width(style, "receive  ");
    if (queue.name.empty() || width > row.w * 0.3f) return row;
    canvas_.text({name_ + "/" + queue.name, name_, Role::kLabel}, {row.x, row.y, width, row.h},
                 queue.name, style);
    return {row.x + width, row.y, row.w - width, row.h};
  }

  // As many cells as the scenario gives the queue, where that is a number to be drawn; else as many
  // as can be read.
  std::size_t cells(const Rect& row) const {
    constexpr std::size_t kMost = 16;
    const auto given = static_cast<std::size_t>(world_.kernel.limits.tcp_queue);
    if (socket_.kind == kernel::SocketKind::kTcp && given > 0 && given <= kMost) return given;
    return static_cast<std::size_t>(std::clamp(row.w / canvas_.px(17), 3.0f, 12.0f));
  }

  // One cell for each byte where there are few.
  void queue(const Queue& queue) {
    const Rect room = label(queue);
    const std::size_t count = cells(room);
    const PlaceRow row{room, count};
    if (queue.bytes.size() > count) return many_bytes(queue, row.area);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = name_ + "/" + queue.name + "byte " + std::to_string(i);
      const bool is_filled = i < queue.bytes.size();
      place(name, row.place(i), i < queue.travelling ? Tone::kFaint : Tone::kAccent, is_filled);
      if (is_filled) {
        byte(name, row.place(i), queue.bytes[i], i < queue.travelling ? Tone::kFaint : Tone::kText);
      }
    }
  }

  void byte(const std::string& name, const Rect& rect, char byte, Tone tone) {
    const TextStyle style{
        Face::kMonoBold, std::min({canvas_.px(15), rect.h * 0.6f, rect.w * 0.9f}), {tone, 1}};
    canvas_.text({name + "/text", name, Role::kLabel}, rect, byte_glyph(byte), style,
                 Align::kCenter);
  }

  void many_bytes(const Queue& queue, const Rect& area) {
    const std::string& bytes = queue.bytes;
    const std::string name = name_ + "/" + queue.name + "bytes";
    place(name, area, Tone::kAccent, true);
    const Rect inside{area.x + canvas_.px(6), area.y, area.w - canvas_.px(12), area.h};
    const TextStyle style{Face::kMono, std::min(canvas_.px(14), area.h * 0.6f), {Tone::kText, 1}};
    const std::string text = byte_glyphs(bytes, 64);
    const std::string amount = counted(bytes.size(), "byte");
    const float width = canvas_.width(style, amount + "  ");
    canvas_.text({name + "/text", name, Role::kLabel},
                 {inside.x, inside.y, inside.w - width, inside.h},
                 beginning(stage_.metrics, style, text, inside.w - width), style);
    canvas_.text({name + "/amount", name, Role::kLabel}, inside, amount,
                 {Face::kRegular, style.size, {Tone::kMuted, 1}}, Align::kRight);
  }

  static kernel::WaitQueue sleepers_in(const World& world, ObjectId id) {
    const kernel::Socket* socket = kernel::find_socket(world.kernel, id);
    if (!socket) return {};
    kernel::WaitQueue all = socket->waiting;
    all.insert(all.end(), socket->peers_waiting.begin(), socket->peers_waiting.end());
    return all;
  }

  void waiting() {
    const auto before = sleepers_in(stage_.beat.before, object_.id);
    const auto after = sleepers_in(stage_.beat.after, object_.id);
    if (before.empty() && after.empty()) return;
    const std::string owner = name_ + "/waiting";
    const Rect pills{places_.box.x, places_.waiting_pills.y, places_.box.w,
                     places_.waiting_pills.h};
    Box ground;
    ground.rect = pills;
    canvas_.box({owner, "kernel", Role::kGround}, ground);
    canvas_.add(waiting_pills(stage_, owner, pills, before, after));
  }

  const Stage& stage_;
  const PlannedObject& object_;
  Change change_;
  const World& world_;
  const kernel::Socket& socket_;
  NarrowPlaces places_;
  std::string name_;
  Canvas canvas_;
};

}  // namespace

Picture socket_card(const Stage& stage, const PlannedObject& object) {
  return SocketCard(stage, object).draw();
}

}  // namespace gui::scene
