// The geometry of a map: where each planned thing stands, whatever the step. Pixels.

#pragma once

#include <optional>
#include <vector>

#include "gui/scene/map_plan.h"

namespace gui::scene {

// How much fits on a card.
enum class CardForm {
  kWide,    // the badge beside the name
  kNarrow,  // the badge below the name
};

// One cell of a descriptor table.
struct CellPlace {
  int fd = 0;
  int count = 1;  // descriptors that share the cell: 3 for "0-2"
  Rect box;
  std::size_t hidden = 0;  // not 0: this cell stands for so many descriptors that have no room
};

// Where a machine is drawn: programs above, its kernel below.
struct HostPlaces {
  Rect frame;
  Rect user_space, kernel;
};

struct MapPlaces {
  Rect area;
  float unit = 1;                 // pixels of one design pixel, for type and small distances
  float stretch = 1;              // of vertical distances: area height / design height
  std::vector<HostPlaces> hosts;  // from the left
  std::vector<Rect> networks;     // between them
  CardForm form = CardForm::kWide;
  bool joins_streams = false;  // 0, 1 and 2 share a cell in every table, so that copies look alike
  std::vector<Rect> cards;     // by column
  std::vector<Rect> lots;  // the floor of each lot: x and width; y and height of the whole kernel
  float descriptions_top = 0, descriptions_bottom = 0;
};

// `ground_below`: pixels that the kernel's ground reaches below the area.
MapPlaces places_for(const MapPlan& plan, Rect area, float unit, float ground_below);

// A length of the 664 pixel high design, in pixels from the top of the area.
float design_y(const MapPlaces& places, float y);

// Whether a table has too little room for cells of their own for 0, 1 and 2.
bool is_crowded(const MapPlaces& places, const PlannedProcess& process);

// The descriptor table of a planned process that has a column, left to right.
std::vector<CellPlace> cell_places(const MapPlaces& places, const PlannedProcess& process);

// The cell in which a descriptor is shown, or nothing.
std::optional<CellPlace> cell_of(const std::vector<CellPlace>& cells, int fd);

Rect description_place(const MapPlan& plan, const MapPlaces& places,
                       const PlannedDescription& description);

// The terminal, outside file or null device of a lot, and below it who waits for input; or the
// larger card of a directory.
struct NarrowPlaces {
  Rect box;
  Rect card;
  Rect waiting_label, waiting_pills;
};
NarrowPlaces narrow_places(const MapPlaces& places, int lot);

// A socket needs more height for its queues, and takes the width of its lot.
NarrowPlaces socket_places(const MapPlaces& places, int lot);

// Those of the two that hold for an object which is drawn as a card.
NarrowPlaces card_places(const MapPlaces& places, const PlannedObject& object);

// What belongs to a pipe on its floor.
struct PipePlaces {
  Rect ring;
  std::vector<Rect> slots;
  Rect caption;
  Rect left_label, left_pills;  // who waits at the end that stands on the left
  Rect right_label, right_pills;
};
PipePlaces pipe_places(const MapPlaces& places, int lot, int slots);

// What belongs to a file on its floor.
struct FilePlaces {
  Rect tray;
  std::vector<Rect> cells;   // one per byte
  bool scrolls = false;      // there are more bytes than cells, now or later
  Rect left_end, right_end;  // of the tray of such a file: where it says that there is more
  Rect ruler;                // and the line with the numbers of its bytes
  Rect caption;
};
// `extent`: as far as the file ever reaches, in bytes.
FilePlaces file_places(const MapPlaces& places, int lot, std::size_t extent);

// Where the edge of a descriptor arrives on top of a description.
Point arrival(const PlannedDescription& description, const Rect& box, Origin origin, float unit);

}  // namespace gui::scene
