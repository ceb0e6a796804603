// The application without a window: what is open, where the cursor stands, what plays; input goes
// in, a picture comes out. The window, the offscreen renderer and the tests drive this same object.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "gui/panels/clipboard.h"
#include "gui/panels/input.h"
#include "gui/scene/shapes.h"
#include "gui/scene/text_metrics.h"
#include "sim/host/timeline_check.h"
#include "sim/scenario/scenario.h"
#include "sim/world/timeline.h"

namespace gui::panels {

struct AppState;

struct ViewSize {
  float width = 1280;       // pixels
  float height = 720;       // pixels
  float content_scale = 1;  // of the monitor
};

class App {
 public:
  // Knows the bundled scenarios of `library_folder`; opens nothing yet. `start_lockstep` is how a
  // comparison with Linux begins.
  explicit App(std::filesystem::path library_folder,
               sim::host::LockstepStart start_lockstep = sim::host::Lockstep::start);
  ~App();
  App(App&&) noexcept;
  App& operator=(App&&) noexcept;

  // Opens a scenario or listing at step 0. What is wrong with it is shown in the window; then the
  // scenario that was open stays.
  void open(const std::filesystem::path& path);

  // Opens what has been loaded already. `scenario` may lack compiled code: it is not run again.
  void show(sim::scenario::Scenario scenario, sim::world::Timeline timeline);

  // Copied text goes there instead of to a clipboard of the application's own.
  void use(std::unique_ptr<Clipboard> clipboard);

  void handle(const Input& input);
  void perform(const scene::Intent& intent);

  // Lets `seconds` pass: playback and animation move, a long run is computed further. True while
  // there is more to come, false when nothing moves until the next input.
  bool advance(double seconds);

  // Lays out the whole window. Also remembers the targets, for handle().
  const scene::Picture& layout(const ViewSize& size, const scene::TextMetrics& metrics);

  // True when the picture may differ from the last one laid out.
  bool is_dirty() const;

  const sim::world::Timeline* timeline() const;  // of what is open
  std::string title() const;                     // of the window
  bool takes_text() const;                       // what is typed goes into a text
  bool wants_full_screen() const;
  bool wants_to_quit() const;

 private:
  std::unique_ptr<AppState> state_;
};

}  // namespace gui::panels
