// A scenario in a temporary folder, for tests of the loader.

#pragma once

#include <filesystem>
#include <string>

#include "sim/scenario/scenario.h"

namespace sim::scenario {

class ScenarioFolder {
 public:
  ScenarioFolder();
  ~ScenarioFolder();
  ScenarioFolder(const ScenarioFolder&) = delete;
  ScenarioFolder& operator=(const ScenarioFolder&) = delete;

  ScenarioFolder& file(const std::string& name, const std::string& text);
  // A scenario.toml with format, title and one program, followed by `text`, which starts on line 5;
  // and a listing with the labels "open" (line 5) and "send" (line 6).
  ScenarioFolder& scenario_with(const std::string& text);

  const std::filesystem::path& path() const { return path_; }

  // What load() says about the folder or a file in it, with the temporary path left out.
  std::string errors(const std::string& name = {}) const;

 private:
  std::filesystem::path path_;
};

}  // namespace sim::scenario
