// Names and words that the parts of the map share.

#include "gui/scene/stage.h"

#include <fcntl.h>

#include <algorithm>
#include <set>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/sockets.h"
#include "sim/narrate/narrate.h"

namespace gui::scene {

std::string name_of(Pid pid) { return "process " + std::to_string(pid.value); }
std::string name_of(DescriptionId id) { return "description " + std::to_string(id.value); }
std::string name_of(ObjectId id) { return "object " + std::to_string(id.value); }

std::string title_of(const Stage& stage, Pid pid) {
  for (const sim::world::World* world : {&stage.beat.after, &stage.beat.before}) {
    if (const auto* process = world->kernel.processes.find(pid)) return process->name;
  }
  const PlannedProcess* planned = stage.plan.find(pid);
  return planned ? planned->name : "pid " + std::to_string(pid.value);
}

Pid process_of(const Stage& stage, sim::abi::ThreadId thread) {
  for (const sim::world::World* world : {&stage.beat.after, &stage.beat.before}) {
    if (const auto* found = world->kernel.threads.find(thread)) return found->process;
  }
  return Pid{thread.value};
}

std::string title_of(const Stage& stage, sim::abi::ThreadId thread) {
  for (const sim::world::World* world : {&stage.beat.after, &stage.beat.before}) {
    const auto* found = world->kernel.threads.find(thread);
    if (!found) continue;
    if (!found->name.empty()) return found->name;
    const auto& process = world->kernel.processes.at(found->process);
    if (process.threads_started > 0) return "main";
  }
  return title_of(stage, process_of(stage, thread));
}

std::string cell_name(Pid pid, int fd) { return name_of(pid) + "/fd " + std::to_string(fd); }

const sim::world::World& world_for(const Beat& beat, Change change) {
  if (change == Change::kAppears) return beat.after;
  if (change == Change::kVanishes) return beat.before;
  return shown_world(beat);
}

namespace {

// A thing as it is, was or will be at this moment of the beat.
template <class Find>
auto at_this_moment(const Beat& beat, Find find) -> decltype(find(beat.after)) {
  const auto shown = find(shown_world(beat));
  if (shown) return shown;
  const auto after = find(beat.after);
  return after ? after : find(beat.before);
}

// Descriptions can be given O_APPEND and O_NONBLOCK later.
int flags_of(const Stage& stage, const PlannedDescription& description) {
  const auto* now = at_this_moment(stage.beat, [&](const sim::world::World& world) {
    return world.kernel.descriptions.find(description.id);
  });
  return now ? now->status_flags : description.status_flags;
}

CellWords file_words(const Stage& stage, const PlannedObject& file, int flags) {
  const std::string name = file_name(stage, file);
  const bool appends = (flags & O_APPEND) != 0;
  switch (flags & O_ACCMODE) {
    case O_RDONLY:
      return {name, "read", name, "read"};
    case O_WRONLY:
      return {name, appends ? "append" : "write", name, appends ? "append" : "write"};
    default:
      return {name, appends ? "read+append" : "read+write", name, appends ? "r+a" : "r+w"};
  }
}

CellWords pipe_words(const Stage& stage, const PlannedObject& pipe, int flags) {
  const int mode = flags & O_ACCMODE;
  const std::string role = mode == O_RDWR     ? "both ends"
                           : mode == O_WRONLY ? "write end"
                                              : "read end";
  const std::string brief = mode == O_RDWR ? "both" : mode == O_WRONLY ? "write" : "read";
  if (pipe.has_name) {
    const std::string name = file_name(stage, pipe);
    return {name, role, name, brief};
  }
  const auto& objects = stage.plan.objects;
  const auto pipes = std::count_if(objects.begin(), objects.end(), [](const auto& other) {
    return other.kind == ObjectKind::kPipe && !other.has_name;
  });
  const std::string number = pipe.name.substr(pipe.name.find('#') + 1);
  return {pipes > 1 ? pipe.name : "pipe", role, pipes > 1 ? "#" + number : "pipe", brief};
}

CellWords socket_words(const Stage& stage, const PlannedObject& object) {
  const auto* socket = at_this_moment(stage.beat, [&](const sim::world::World& world) {
    return sim::kernel::find_socket(world.kernel, object.id);
  });
  const bool listens = socket && socket->state == sim::kernel::SocketState::kListen;
  return listens ? CellWords{"listening", "socket", "listen", "sock"}
                 : CellWords{"socket", "", "sock", ""};
}

}  // namespace

const sim::kernel::Object* object_in(const sim::world::World& world, ObjectId id) {
  const sim::kernel::Object* object = world.kernel.objects.find(id);
  if (!object) return nullptr;
  const bool counts = std::holds_alternative<sim::kernel::Directory>(*object) ||
                      std::holds_alternative<sim::kernel::NullDevice>(*object) ||
                      std::holds_alternative<sim::kernel::SocketFile>(*object);
  return counts && sim::kernel::inode_of(*object)->opens == 0 ? nullptr : object;
}

std::string file_name(const Stage& stage, const PlannedObject& object) {
  const auto* inode = at_this_moment(stage.beat, [&](const sim::world::World& world) {
    const sim::kernel::Object* found = world.kernel.objects.find(object.id);
    return found ? sim::kernel::inode_of(*found) : nullptr;
  });
  if (!inode) return object.name;
  return inode->name.empty() ? "/" : inode->name;
}

std::string object_name(const Stage& stage, const PlannedObject& object) {
  const sim::world::World& world = shown_world(stage.beat);
  const bool is_there = world.kernel.objects.contains(object.id);
  return is_there ? sim::narrate::object_name(world, object.id) : object.name;
}

CellWords cell_words(const Stage& stage, const PlannedDescription& description) {
  const PlannedObject* object = stage.plan.find(description.object);
  if (!object) return {"terminal", "", "tty", ""};
  const int flags = flags_of(stage, description);
  switch (object->kind) {
    case ObjectKind::kTerminal:
      return {"terminal", "", "tty", ""};
    case ObjectKind::kOutside:
      return {object->name, "", object->name, ""};
    case ObjectKind::kPipe:
      return pipe_words(stage, *object, flags);
    case ObjectKind::kFile:
      return file_words(stage, *object, flags);
    case ObjectKind::kDirectory:
      return {file_name(stage, *object), "directory", file_name(stage, *object), "dir"};
    case ObjectKind::kNullDevice:
      return {"null", "device", "null", ""};
    case ObjectKind::kSocket:
      return socket_words(stage, *object);
    case ObjectKind::kSync:
    case ObjectKind::kSocketFile:
      break;  // no description leads there
  }
  return {};
}

Holders holders_of(const sim::world::World& world, DescriptionId id) {
  Holders holders;
  std::size_t processes = 0;
  world.kernel.processes.for_each([&](Pid pid, const sim::kernel::Process& process) {
    const auto& entries = process.descriptors.entries;
    const auto own = std::count_if(entries.begin(), entries.end(), [&](const auto& entry) {
      return entry && entry->description == id;
    });
    if (own == 0) return;
    holders.descriptors += static_cast<std::size_t>(own);
    ++processes;
    holders.only = pid;
  });
  if (processes != 1) holders.only.reset();
  return holders;
}

Tone description_tone(const Stage& stage, const PlannedDescription& description, Change change) {
  if (is_background(stage.plan, description)) return Tone::kNeutral;
  if (description.tint >= 0) {
    return static_cast<Tone>(static_cast<int>(Tone::kDescription0) + description.tint);
  }
  const Holders holders = holders_of(world_for(stage.beat, change), description.id);
  return holders.only ? process_tone(stage.plan, *holders.only) : Tone::kNeutral;
}

bool is_background(const MapPlan& plan, const PlannedDescription& description) {
  const PlannedObject* object = plan.find(description.object);
  return !object || object->kind == ObjectKind::kTerminal || object->kind == ObjectKind::kOutside;
}

void add_mark(Canvas& canvas, const std::string& owner, const Rect& box, Tone tone, float alpha) {
  if (alpha <= 0) return;
  Dot dot;
  dot.radius = canvas.px(5);
  dot.center = {box.right() - canvas.px(9), box.y + canvas.px(9)};
  dot.fill = {tone, alpha};
  canvas.dot({owner + "/new", owner, Role::kMark}, dot);
}

}  // namespace gui::scene
