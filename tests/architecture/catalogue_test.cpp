// Every row of the semantics catalogue is shown by a listing or pinned by a test that names its id.

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;
using Ids = std::set<std::string>;

struct Group {
  std::string prefix;
  int rows;
};

// Process, descriptor table, open file description, pipe, signals, threads, stdio, UNIX-domain
// sockets, TCP sockets.
const Group kGroups[] = {{"PR", 26}, {"FD", 20}, {"OF", 25}, {"PI", 33}, {"SG", 13},
                         {"TH", 18}, {"IO", 27}, {"US", 21}, {"TC", 39}};

std::string id_of(const std::string& prefix, int row) {
  return prefix + (row < 10 ? "0" : "") + std::to_string(row);
}

Ids all_ids() {
  Ids ids;
  for (const Group& group : kGroups) {
    for (int row = 1; row <= group.rows; ++row) ids.insert(id_of(group.prefix, row));
  }
  return ids;
}

void add_matches(const std::string& text, Ids& ids) {
  static const std::regex kId("\\b(PR|FD|OF|PI|SG|TH|IO|US|TC)[0-9][0-9]\\b");
  for (std::sregex_iterator match(text.begin(), text.end(), kId), end; match != end; ++match) {
    ids.insert(match->str());
  }
}

// Ids behind `//` on the line of a TEST.
void add_tested(const fs::path& file, Ids& ids) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    const auto comment = line.find("//");
    const bool is_test = line.starts_with("TEST") || line.starts_with("RC_GTEST_PROP");
    if (is_test && comment != std::string::npos) add_matches(line.substr(comment), ids);
  }
}

// A listing says in its first line which rows it shows.
void add_shown(const fs::path& file, Ids& ids) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  add_matches(line, ids);
}

Ids covered_ids() {
  Ids ids;
  for (const auto& entry : fs::recursive_directory_iterator(PROJECT_ROOT "/tests")) {
    if (entry.path().extension() == ".cpp") add_tested(entry.path(), ids);
    if (entry.path().extension() == ".c") add_shown(entry.path(), ids);
  }
  return ids;
}

TEST(TheCatalogue, IsCoveredRowByRow) {
  const Ids covered = covered_ids();
  for (const std::string& id : all_ids()) {
    EXPECT_THAT(covered, testing::Contains(id)) << "no listing shows it and no test names it";
  }
}

TEST(TheCatalogue, HasNoRowThatTestsInvent) {
  const Ids ids = all_ids();
  for (const std::string& id : covered_ids()) EXPECT_THAT(ids, testing::Contains(id));
}

}  // namespace
