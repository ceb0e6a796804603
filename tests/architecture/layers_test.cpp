// Includes may only point downward. The table below is the architecture;
// sim/README.md draws the same arrows.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"sim/abi", {}},
    {"sim/kernel", {"sim/abi"}},
    {"sim/program", {"sim/abi"}},
    {"sim/lang", {"sim/abi", "sim/program"}},
    {"sim/world", {"sim/abi", "sim/kernel", "sim/program"}},
    {"sim/narrate", {"sim/abi", "sim/kernel", "sim/program", "sim/world"}},
    {"sim/host", {"sim/abi", "sim/kernel", "sim/program", "sim/world", "sim/narrate"}},
    {"sim/scenario", {"sim/abi", "sim/kernel", "sim/program", "sim/lang", "sim/world"}},
    {"sim/cli",
     {"sim/abi", "sim/kernel", "sim/program", "sim/lang", "sim/world", "sim/narrate",
      "sim/scenario", "sim/host"}},
    {"gui/edit", {}},
    {"gui/scene", {"gui/edit", "sim/abi", "sim/kernel", "sim/program", "sim/world", "sim/narrate"}},
    {"gui/paint", {"gui/scene"}},
    {"gui/panels",
     {"gui/edit", "gui/scene", "sim/abi", "sim/kernel", "sim/program", "sim/lang", "sim/world",
      "sim/narrate", "sim/scenario", "sim/host"}},
    {"gui/shell", {"gui/scene", "gui/paint", "gui/panels", "sim/abi", "sim/scenario", "sim/cli"}},
    {"gui", {"gui/shell", "gui/panels", "sim/cli", "sim/scenario"}},
};

// The only folders that may know Dear ImGui.
const std::set<std::string> kMayIncludeImGui = {"gui/paint", "gui/shell"};

// "sim/kernel" for sim/kernel/calls/read.h, "gui" for gui/main.cpp.
std::string layer_of(const fs::path& relative) {
  const fs::path folder = relative.parent_path();
  auto part = folder.begin();
  fs::path layer = *part;
  if (++part != folder.end()) layer /= *part;
  return layer.generic_string();
}

// What is wrong with one line of a file of this layer, or nothing.
std::optional<std::string> fault_in(const std::string& layer, const std::string& line) {
  static const std::regex own(R"re(^\s*#include "((sim|gui)/[^"]+)")re");
  static const std::regex imgui(R"re(^\s*#include [<"]imgui)re");
  std::smatch match;
  if (std::regex_search(line, match, imgui) && !kMayIncludeImGui.contains(layer)) {
    return layer + " must not know ImGui";
  }
  if (!std::regex_search(line, match, own)) return std::nullopt;
  const std::string to = layer_of(fs::path(match[1].str()));
  const auto allowed = kMayInclude.find(layer);
  if (allowed == kMayInclude.end()) return layer + " is not in the table";
  if (to == layer || allowed->second.contains(to)) return std::nullopt;
  return layer + " must not include " + match[1].str();
}

std::vector<std::string> faults_in(std::istream& source, const fs::path& relative) {
  std::vector<std::string> faults;
  for (std::string line; std::getline(source, line);) {
    if (auto fault = fault_in(layer_of(relative), line)) {
      faults.push_back(relative.generic_string() + ": " + *fault);
    }
  }
  return faults;
}

TEST(Architecture, IncludesOnlyPointDownward) {
  const fs::path root = PROJECT_ROOT;
  int files = 0;
  for (const char* tree : {"sim", "gui"}) {
    for (const auto& file : fs::recursive_directory_iterator(root / tree)) {
      const auto extension = file.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      ++files;
      std::ifstream source(file.path());
      for (const auto& fault : faults_in(source, fs::relative(file.path(), root))) {
        ADD_FAILURE() << fault;
      }
    }
  }
  EXPECT_GT(files, 50);
}

TEST(Architecture, ASeededUpwardIncludeIsFound) {
  std::istringstream upward("#include \"sim/world/world.h\"\n#include <vector>\n");
  EXPECT_EQ(faults_in(upward, "sim/kernel/pipe.cpp").size(), 1u);
  std::istringstream sideways("#include \"sim/lang/compile.h\"\n");
  EXPECT_EQ(faults_in(sideways, "sim/kernel/calls/read.cpp").size(), 1u);
  std::istringstream interface("  #include \"gui/scene/shapes.h\"\n");
  EXPECT_EQ(faults_in(interface, "sim/narrate/narrate.cpp").size(), 1u);
  std::istringstream imgui("#include <imgui.h>\n");
  EXPECT_EQ(faults_in(imgui, "gui/scene/kernel_map.cpp").size(), 1u);
  std::istringstream downward("#include \"sim/abi/ids.h\"\n");
  EXPECT_TRUE(faults_in(downward, "sim/kernel/pipe.cpp").empty());
}

}  // namespace
