// A scenario in a temporary folder, for tests of the loader.

#include "tests/scenario/scenario_folder.h"

#include <cstdlib>
#include <fstream>

namespace sim::scenario {

namespace fs = std::filesystem;

static constexpr const char* kListing = R"(#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);  //@ open
  write(fd[1], "x", 1);  //@ send
  return 0;
}
)";

static constexpr const char* kHead =
    "format = 1\ntitle = \"A test\"\n[[program]]\nfile = \"pipe.c\"\n";

ScenarioFolder::ScenarioFolder() {
  std::string name = (fs::temp_directory_path() / "fdscope-scenario-XXXXXX").string();
  path_ = mkdtemp(name.data());
}

ScenarioFolder::~ScenarioFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

ScenarioFolder& ScenarioFolder::file(const std::string& name, const std::string& text) {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << text;
  return *this;
}

ScenarioFolder& ScenarioFolder::scenario_with(const std::string& text) {
  return file("pipe.c", kListing).file("scenario.toml", kHead + text);
}

std::string ScenarioFolder::errors(const std::string& name) const {
  const auto scenario = load(name.empty() ? path_ : path_ / name);
  if (scenario) return {};
  std::string text = to_text(scenario.error());
  const std::string prefix = path_.string();
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
    text.erase(at, prefix.size() + (text[at + prefix.size()] == '/' ? 1 : 0));
  }
  return text;
}

}  // namespace sim::scenario
