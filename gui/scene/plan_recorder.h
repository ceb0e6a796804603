// Watches a branch step by step and notes what lives when.

#pragma once

#include <map>
#include <set>
#include <vector>

#include "gui/scene/map_plan.h"

namespace gui::scene {

// A descriptor that named a description for some steps.
struct Link {
  std::size_t process;  // index in MapPlan::processes
  int fd = 0;
  DescriptionId description;
  Lifetime life;
};

class PlanRecorder {
 public:
  // `record` is nullptr at step 0. Steps come in ascending order.
  void observe(long step, const sim::world::World& world, const sim::world::StepRecord* record);

  // What a plan can hold without becoming slow; above it the rest of the run is not observed.
  bool is_full() const { return effort_ > kMostEffort; }

  // Everything seen; what was there at the last step observed lives for ever.
  std::vector<PlannedProcess> processes() &&;
  std::vector<PlannedDescription> descriptions() &&;
  std::vector<PlannedObject> objects() &&;
  std::vector<Link> links() const;
  std::vector<PlannedHost> hosts() const { return hosts_; }

 private:
  static constexpr long kMostEffort = 400'000;  // table entries looked at
  static constexpr std::size_t kMostLinks = 4'000;

  void observe_process(Pid pid, const sim::kernel::Process& process);
  void observe_hosts(const sim::world::World& world);
  void observe_threads(PlannedProcess& planned, const sim::kernel::Process& process);
  void observe_descriptors(std::size_t index, const sim::kernel::DescriptorTable& table);
  void observe_descriptor(std::size_t index, int fd, DescriptionId description);
  void observe_description(DescriptionId id, const sim::kernel::OpenFileDescription& description);
  void observe_object(const sim::world::World& world, ObjectId id,
                      const sim::kernel::Object& object);
  void note_call(const sim::world::StepRecord& record);
  void note_writers(const sim::world::StepRecord& record);
  void note_touched(const sim::world::StepRecord& record);
  void touch(ObjectId file, std::size_t from, std::size_t to);
  void note_ends(const sim::world::StepRecord& record);
  Lifetime lasting(Lifetime life) const;

  std::vector<PlannedHost> hosts_;
  long step_ = 0;
  long effort_ = 0;
  std::map<Pid, std::size_t> process_index_;
  std::vector<PlannedProcess> processes_;
  std::vector<sim::kernel::DescriptorTable> tables_;    // of each process, as last seen
  std::vector<std::map<int, std::size_t>> open_links_;  // fd -> index in links_
  std::map<DescriptionId, PlannedDescription> descriptions_;
  std::map<ObjectId, PlannedObject> objects_;  // what nobody ever opened included
  std::set<ObjectId> opened_;
  std::map<DescriptionId, int> hosts_of_descriptions_;  // of the first process that had them
  std::vector<Link> links_;
};

}  // namespace gui::scene
