// Watches a branch step by step and notes what lives when.

#include "gui/scene/plan_recorder.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/threads.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/network_sentences.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;

struct KindOf {
  ObjectKind operator()(const kernel::Terminal&) const { return ObjectKind::kTerminal; }
  ObjectKind operator()(const kernel::OutsideFile&) const { return ObjectKind::kOutside; }
  ObjectKind operator()(const kernel::Pipe&) const { return ObjectKind::kPipe; }
  ObjectKind operator()(const kernel::RegularFile&) const { return ObjectKind::kFile; }
  ObjectKind operator()(const kernel::Directory&) const { return ObjectKind::kDirectory; }
  ObjectKind operator()(const kernel::NullDevice&) const { return ObjectKind::kNullDevice; }
  ObjectKind operator()(const kernel::SyncObject&) const { return ObjectKind::kSync; }
  ObjectKind operator()(const kernel::Socket&) const { return ObjectKind::kSocket; }
  ObjectKind operator()(const kernel::SocketFile&) const { return ObjectKind::kSocketFile; }
};

bool names_one_description(const kernel::DescriptorTable& table) {
  const auto at = [&](int fd) {
    const kernel::Descriptor* found = kernel::find(table, sim::abi::Fd{fd});
    return found ? found->description : DescriptionId{};
  };
  return at(0) == at(1) && at(1) == at(2);
}

// Whether it lies there as long as it has a name, even when nobody has it open.
bool is_shown_closed(ObjectKind kind) {
  return kind != ObjectKind::kDirectory && kind != ObjectKind::kNullDevice &&
         kind != ObjectKind::kSocketFile;
}

std::size_t size_of(const kernel::Object& object) {
  const auto* file = std::get_if<kernel::RegularFile>(&object);
  return file ? file->content.size() : 0;
}

template <class Key, class Value>
std::vector<Value> values_of(std::map<Key, Value>& map) {
  std::vector<Value> values;
  for (auto& entry : map) values.push_back(std::move(entry.second));
  return values;
}

}  // namespace

void PlanRecorder::observe(long step, const sim::world::World& world,
                           const sim::world::StepRecord* record) {
  step_ = step;
  if (hosts_.empty()) observe_hosts(world);
  world.kernel.processes.for_each(
      [&](Pid pid, const kernel::Process& process) { observe_process(pid, process); });
  world.kernel.objects.for_each(
      [&](ObjectId id, const kernel::Object& object) { observe_object(world, id, object); });
  world.kernel.descriptions.for_each(
      [&](DescriptionId id, const kernel::OpenFileDescription& description) {
        observe_description(id, description);
      });
  if (!record) return;
  note_call(*record);
  note_writers(*record);
  note_touched(*record);
  note_ends(*record);
}

void PlanRecorder::observe_hosts(const sim::world::World& world) {
  for (const kernel::Host& host : world.kernel.hosts) {
    PlannedHost planned;
    planned.name = host.name;
    planned.address = sim::narrate::ip_text(host.address);
    hosts_.push_back(std::move(planned));
  }
}

void PlanRecorder::observe_process(Pid pid, const kernel::Process& process) {
  ++effort_;
  const auto [entry, is_new] = process_index_.try_emplace(pid, processes_.size());
  const std::size_t index = entry->second;
  if (is_new) {
    PlannedProcess planned;
    planned.pid = pid;
    planned.parent = process.parent;
    planned.name = process.name;
    planned.host = process.host;
    planned.life.first = step_;
    processes_.push_back(std::move(planned));
    tables_.emplace_back();
    open_links_.emplace_back();
  }
  processes_[index].life.last = step_;
  observe_threads(processes_[index], process);
  if (processes_[index].name != process.name) processes_[index].name = process.name;
  if (!is_new && tables_[index] == process.descriptors) return;
  tables_[index] = process.descriptors;
  observe_descriptors(index, process.descriptors);
}

static void observe_thread(PlannedProcess& planned, sim::abi::ThreadId id, long step) {
  const auto known = std::find_if(planned.threads.begin(), planned.threads.end(),
                                  [&](const PlannedThread& each) { return each.id == id; });
  if (known == planned.threads.end()) {
    planned.threads.push_back({id, {step, step}, 0});
  } else {
    known->life.last = step;
  }
}

// The main thread has been there since the process began.
void PlanRecorder::observe_threads(PlannedProcess& planned, const kernel::Process& process) {
  if (process.threads_started == 0) return;
  ++effort_;
  const sim::abi::ThreadId main = kernel::main_thread(planned.pid);
  if (planned.threads.empty()) planned.threads.push_back({main, planned.life, 0});
  observe_thread(planned, main, step_);
  for (const auto& finished : process.finished_threads) {
    observe_thread(planned, finished.thread, step_);
  }
  for (const auto thread : process.other_threads) observe_thread(planned, thread, step_);
}

void PlanRecorder::observe_descriptors(std::size_t index, const kernel::DescriptorTable& table) {
  if (!names_one_description(table)) processes_[index].streams_are_one = false;
  std::erase_if(open_links_[index], [&](const auto& open) {
    const kernel::Descriptor* now = kernel::find(table, sim::abi::Fd{open.first});
    Link& link = links_[open.second];
    const bool goes_on = now && now->description == link.description;
    if (!goes_on) link.life.last = step_ - 1;
    return !goes_on;
  });
  for (const sim::abi::Fd fd : kernel::open_descriptors(table)) {
    observe_descriptor(index, fd.value, kernel::find(table, fd)->description);
  }
}

void PlanRecorder::observe_descriptor(std::size_t index, int fd, DescriptionId description) {
  ++effort_;
  PlannedProcess& process = processes_[index];
  process.highest_fd = std::max(process.highest_fd, fd);
  process.first_open.try_emplace(fd, step_);
  if (open_links_[index].contains(fd) || links_.size() >= kMostLinks) return;
  open_links_[index][fd] = links_.size();
  links_.push_back({index, fd, description, {step_, kForEver}});
  hosts_of_descriptions_.try_emplace(description, process.host);
}

void PlanRecorder::observe_description(DescriptionId id,
                                       const kernel::OpenFileDescription& description) {
  ++effort_;
  PlannedDescription& planned = descriptions_[id];
  if (planned.id != id) {
    planned.id = id;
    planned.object = description.object;
    planned.status_flags = description.status_flags;
    planned.life.first = step_;
  }
  planned.life.last = step_;
  const auto object = objects_.find(description.object);
  if (object == objects_.end() || object->second.kind != ObjectKind::kFile) return;
  object->second.extent =
      std::max(object->second.extent, static_cast<std::size_t>(description.offset));
}

void PlanRecorder::observe_object(const sim::world::World& world, ObjectId id,
                                  const kernel::Object& object) {
  ++effort_;
  const ObjectKind kind = std::visit(KindOf{}, object);
  const kernel::Inode* inode = kernel::inode_of(object);
  if (inode && inode->opens == 0 && !is_shown_closed(kind)) return;
  if (!inode || inode->opens > 0) opened_.insert(id);
  PlannedObject& planned = objects_[id];
  if (planned.id != id) {
    planned.id = id;
    planned.kind = kind;
    planned.has_name = inode != nullptr;
    planned.name = sim::narrate::object_name(world, id);
    planned.life.first = step_;
    if (const auto* socket = std::get_if<kernel::Socket>(&object)) planned.host = socket->host;
  }
  planned.extent = std::max(planned.extent, size_of(object));
  planned.life.last = step_;
}

void PlanRecorder::note_call(const sim::world::StepRecord& record) {
  const auto found = process_index_.find(record.pid);
  if (found == process_index_.end() || record.diagnostic) return;
  // A call that sleeps or kills has no result to show; the card's detail line says what happened.
  const bool came_back = std::holds_alternative<sim::abi::Returned>(record.outcome) ||
                         std::holds_alternative<sim::abi::Failed>(record.outcome);
  const auto text = [&](std::size_t limit) {
    return !came_back ? sim::narrate::call_text(record.request, limit)
                      : sim::narrate::call_with_result(record.request, record.outcome, limit);
  };
  processes_[found->second].calls.push_back({step_, text(32), text(6)});
}

void PlanRecorder::note_writers(const sim::world::StepRecord& record) {
  for (const kernel::Event& event : record.events) {
    const auto* written = std::get_if<kernel::BytesWritten>(&event);
    if (!written || !objects_.contains(written->object)) continue;
    std::vector<Pid>& writers = objects_[written->object].writers;
    if (std::find(writers.begin(), writers.end(), record.pid) == writers.end()) {
      writers.push_back(record.pid);
    }
  }
}

void PlanRecorder::touch(ObjectId id, std::size_t from, std::size_t to) {
  const auto found = objects_.find(id);
  if (found == objects_.end() || found->second.kind != ObjectKind::kFile) return;
  std::vector<TouchedBytes>& touched = found->second.touched;
  if (!touched.empty() && touched.back().step == step_) touched.pop_back();
  touched.push_back({step_, from, to});
}

void PlanRecorder::note_touched(const sim::world::StepRecord& record) {
  for (const kernel::Event& event : record.events) {
    if (const auto* written = std::get_if<kernel::BytesWritten>(&event)) {
      touch(written->object, written->at, written->at + written->count);
    } else if (const auto* read = std::get_if<kernel::BytesRead>(&event)) {
      touch(read->object, read->at, read->at + read->count);
    } else if (const auto* resized = std::get_if<kernel::FileResized>(&event)) {
      touch(resized->object, resized->size, resized->size);
    } else if (const auto* moved = std::get_if<kernel::OffsetMoved>(&event)) {
      const auto description = descriptions_.find(moved->description);
      const auto offset = static_cast<std::size_t>(moved->offset);
      if (description != descriptions_.end()) touch(description->second.object, offset, offset);
    }
  }
}

void PlanRecorder::note_ends(const sim::world::StepRecord& record) {
  for (const kernel::Event& event : record.events) {
    const auto* exited = std::get_if<kernel::ProcessExited>(&event);
    const auto found = exited ? process_index_.find(exited->pid) : process_index_.end();
    if (found != process_index_.end()) processes_[found->second].raw_status = exited->raw_status;
  }
}

Lifetime PlanRecorder::lasting(Lifetime life) const {
  return {life.first, life.last == step_ ? kForEver : life.last};
}

std::vector<PlannedProcess> PlanRecorder::processes() && {
  for (PlannedProcess& process : processes_) {
    process.life = lasting(process.life);
    for (PlannedThread& thread : process.threads) thread.life = lasting(thread.life);
  }
  return std::move(processes_);
}

std::vector<PlannedDescription> PlanRecorder::descriptions() && {
  for (auto& entry : descriptions_) entry.second.life = lasting(entry.second.life);
  return values_of(descriptions_);
}

std::vector<PlannedObject> PlanRecorder::objects() && {
  std::erase_if(objects_, [&](const auto& entry) { return !opened_.contains(entry.first); });
  for (auto& entry : objects_) entry.second.life = lasting(entry.second.life);
  for (const auto& [id, description] : descriptions_) {
    const auto object = objects_.find(description.object);
    const auto host = hosts_of_descriptions_.find(id);
    const bool is_known = object != objects_.end() && host != hosts_of_descriptions_.end();
    if (is_known && object->second.kind != ObjectKind::kSocket) {
      object->second.host = host->second;
    }
  }
  return values_of(objects_);
}

std::vector<Link> PlanRecorder::links() const { return links_; }

}  // namespace gui::scene
