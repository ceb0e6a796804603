// What every part of the map is drawn from, and the names and words that the parts share.

#pragma once

#include <optional>
#include <string>

#include "gui/scene/beat.h"
#include "gui/scene/canvas.h"
#include "gui/scene/map_places.h"
#include "gui/scene/map_plan.h"

namespace gui::scene {

struct Stage {
  const MapPlan& plan;
  const MapPlaces& places;
  const Beat& beat;
  const TextMetrics& metrics;

  float px(float design) const { return design * places.unit; }
  Canvas canvas() const { return Canvas(metrics, places.unit); }
};

std::string name_of(Pid pid);            // "process 2"
std::string name_of(DescriptionId id);   // "description 4"
std::string name_of(ObjectId id);        // "object 2"
std::string cell_name(Pid pid, int fd);  // "process 2/fd 3"

// What a process is called in this step; exec() gives it the name of its new program.
std::string title_of(const Stage& stage, Pid pid);

// What a thread is called: its process's name where that has only one.
std::string title_of(const Stage& stage, sim::abi::ThreadId thread);
// The process of a thread that is there before or after the step.
Pid process_of(const Stage& stage, sim::abi::ThreadId thread);

// The world whose texts stand on a thing: of one that appears the later, of one that goes the
// earlier.
const sim::world::World& world_for(const Beat& beat, Change change);

// What a description is called on a cell.
struct CellWords {
  std::string kind, role;              // "pipe #1", "write end"; "foo.txt", "read+write"
  std::string short_kind, short_role;  // "#1", "write"; "foo.txt", "r+w"
};
CellWords cell_words(const Stage& stage, const PlannedDescription& description);

// An object that is on the map in this world; nullptr for a directory or null device that is not
// open, and for what does not exist.
const sim::kernel::Object* object_in(const sim::world::World& world, ObjectId id);

// What a thing in the file system is called: the last part of its latest path.
std::string file_name(const Stage& stage, const PlannedObject& object);

// "unlinked file foo.txt", "pipe #1": as the story calls it.
std::string object_name(const Stage& stage, const PlannedObject& object);

// Who holds a description in a world.
struct Holders {
  std::size_t descriptors = 0;
  std::optional<Pid> only;  // the one process, where there is just one
};
Holders holders_of(const sim::world::World& world, DescriptionId id);

// The colour of a description's outline and of its edge to the object.
Tone description_tone(const Stage& stage, const PlannedDescription& description, Change change);

// True for the streams that everybody inherits: they stay in the background. Pipes and files are
// what a listing is about.
bool is_background(const MapPlan& plan, const PlannedDescription& description);

// A small dot at the corner of a thing that is new or has changed in this step.
void add_mark(Canvas& canvas, const std::string& owner, const Rect& box, Tone tone, float alpha);

}  // namespace gui::scene
