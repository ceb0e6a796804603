// Looks up names, and who holds the ends of a pipe.

#include "sim/narrate/names.h"

#include "sim/narrate/narrate.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/sync_words.h"

namespace sim::narrate {

using world::World;

std::string process_name(const World& world, abi::Pid pid) {
  if (pid == abi::kInitPid) return "init";
  const auto* process = world.kernel.processes.find(pid);
  return process ? process->name : "process " + std::to_string(pid.value);
}

// The other processes that live, zombies not counted.
static bool is_only_process(const World& world, abi::Pid pid) {
  bool only = true;
  world.kernel.processes.for_each([&](abi::Pid other, const kernel::Process& process) {
    only = only && (other == pid || kernel::is_zombie(process));
  });
  return only;
}

static std::string with_process(const World& world, const std::string& name, abi::Pid pid) {
  return is_only_process(world, pid) ? name : name + " of " + process_name(world, pid);
}

// One that has ended and that nobody has joined.
static std::optional<std::string> name_of_finished(const World& world, abi::ThreadId thread) {
  std::optional<std::string> found;
  world.kernel.processes.for_each([&](abi::Pid pid, const kernel::Process& process) {
    for (const kernel::FinishedThread& each : process.finished_threads) {
      if (each.thread != thread) continue;
      found = with_process(world, each.name.empty() ? "main" : each.name, pid);
    }
  });
  return found;
}

std::string name_of_thread(const World& world, abi::ThreadId thread) {
  const auto* found = world.kernel.threads.find(thread);
  if (!found) {
    const abi::Pid pid{thread.value};
    if (world.kernel.processes.contains(pid)) return process_name(world, pid);
    return name_of_finished(world, thread).value_or(process_name(world, pid));
  }
  if (!found->name.empty()) return with_process(world, found->name, found->process);
  const auto& process = world.kernel.processes.at(found->process);
  if (process.threads_started == 0) return process.name;
  return with_process(world, "main", found->process);
}

const kernel::Pipe* pipe_in(const World& world, abi::ObjectId object) {
  const auto* found = world.kernel.objects.find(object);
  return found ? std::get_if<kernel::Pipe>(found) : nullptr;
}

static std::string pipe_name(const World& world, abi::ObjectId object) {
  const int* number = world.pipe_numbers.find(object);
  return "pipe #" + std::to_string(number ? *number : object.value);
}

// Outside files are numbered only where there are several.
static std::string outside_name(const World& world, abi::ObjectId object,
                                const kernel::OutsideFile& file) {
  const std::string kind = file.kind == abi::FileKind::kPipe ? "outside pipe" : "outside file";
  int all = 0;
  int number = 0;
  world.kernel.objects.for_each([&](abi::ObjectId id, const kernel::Object& other) {
    const auto* outside = std::get_if<kernel::OutsideFile>(&other);
    if (!outside || outside->kind != file.kind) return;
    ++all;
    if (id <= object) ++number;
  });
  return all == 1 ? kind : kind + " #" + std::to_string(number);
}

static std::string file_name(const kernel::Inode& inode, const std::string& kind) {
  return (inode.links == 0 ? "unlinked " : "") + kind + " " + inode.name;
}

namespace {

struct ObjectName {
  const World& world;
  abi::ObjectId object;

  std::string operator()(const kernel::Terminal&) const { return "terminal"; }
  std::string operator()(const kernel::OutsideFile& file) const {
    return outside_name(world, object, file);
  }
  std::string operator()(const kernel::Pipe& pipe) const {
    return pipe.fifo ? file_name(pipe.fifo->inode, "FIFO") : pipe_name(world, object);
  }
  std::string operator()(const kernel::RegularFile& file) const {
    return file_name(file.inode, "file");
  }
  std::string operator()(const kernel::Directory& directory) const {
    if (directory.parent == object) return "directory /";
    return file_name(directory.inode, "directory");
  }
  std::string operator()(const kernel::NullDevice&) const { return "null device"; }
  std::string operator()(const kernel::SyncObject& sync) const { return sync_name(sync); }
  std::string operator()(const kernel::Socket&) const { return socket_name(world, object); }
  std::string operator()(const kernel::SocketFile& file) const {
    return file_name(file.inode, "socket file");
  }
};

}  // namespace

std::string object_name(const World& world, abi::ObjectId object) {
  const auto* found = world.kernel.objects.find(object);
  return found ? std::visit(ObjectName{world, object}, *found) : pipe_name(world, object);
}

std::string object_phrase(const World& world, abi::ObjectId object) {
  const std::string name = object_name(world, object);
  return name.find('#') == std::string::npos ? "the " + name : name;
}

std::string target_phrase(const World& world, abi::DescriptionId description) {
  const auto* found = world.kernel.descriptions.find(description);
  if (!found) return "nothing";
  const std::string object = object_phrase(world, found->object);
  if (!pipe_in(world, found->object)) return object;
  if (kernel::is_readable(*found) && kernel::is_writable(*found)) return "both ends of " + object;
  return (kernel::is_readable(*found) ? "the read end of " : "the write end of ") + object;
}

std::optional<abi::DescriptionId> description_of(const World& world, abi::Pid pid, abi::Fd fd) {
  const auto* process = world.kernel.processes.find(pid);
  const auto* descriptor = process ? kernel::find(process->descriptors, fd) : nullptr;
  if (!descriptor) return std::nullopt;
  return descriptor->description;
}

static bool is_side(const kernel::OpenFileDescription& description, PipeSide side) {
  return side == PipeSide::kRead ? kernel::is_readable(description)
                                 : kernel::is_writable(description);
}

template <class Wanted>
static std::vector<Holder> holders_if(const World& world, Wanted wanted) {
  std::vector<Holder> found;
  world.kernel.processes.for_each([&](abi::Pid pid, const kernel::Process& process) {
    for (const abi::Fd fd : kernel::open_descriptors(process.descriptors)) {
      if (wanted(kernel::find(process.descriptors, fd)->description)) found.push_back({pid, fd});
    }
  });
  return found;
}

std::vector<Holder> holders(const World& world, abi::ObjectId pipe, PipeSide side) {
  return holders_if(world, [&](abi::DescriptionId description) {
    const auto& target = world.kernel.descriptions.at(description);
    return target.object == pipe && is_side(target, side);
  });
}

std::vector<Holder> holders(const World& world, abi::DescriptionId description) {
  return holders_if(world, [&](abi::DescriptionId other) { return other == description; });
}

std::string possessive(const std::string& name) {
  return name + (name.ends_with('s') ? "'" : "'s");
}

}  // namespace sim::narrate
