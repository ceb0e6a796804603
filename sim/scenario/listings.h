// The C files of a scenario: finds, reads and compiles them.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/table_reader.h"

namespace sim::scenario {

// A file on disk, and what messages and the source panel call it.
struct NamedFile {
  std::filesystem::path path;
  std::string shown_name;
};

// Reads and compiles one program: its listing and its other files. Headers of its own lie beside
// the listing.
abi::Expected<ProgramListing, abi::Diagnostics> load_listing(
    const NamedFile& file, const std::vector<NamedFile>& more_sources = {});

// The header beside a listing that #include "name" asks for; nothing: there is none.
std::optional<lang::SourceFile> own_header(const NamedFile& listing, const std::string& name);

// kSome: a listing could not be loaded, so an unknown label is no mistake yet.
enum class LabelsKnown { kAll, kSome };

struct Programs {
  std::vector<ProgramListing> listings;  // those that could be loaded
  LabelsKnown labels_known = LabelsKnown::kSome;
};

// The programs of a scenario file's `[[program]]` tables, whose listings lie in `folder`.
// Mistakes go to `report`; the listings' own mistakes name the listing.
Programs read_programs(TableReader& root, const std::filesystem::path& folder,
                       const std::vector<kernel::Host>& hosts, const Report& report);

// A place in a listing that stops and questions can name.
struct Label {
  std::string name;
  std::string file;
  int line = 0;
};

// Of all listings, in the order of the programs and the lines; a listing used twice counts once.
std::vector<Label> labels_of(const std::vector<ProgramListing>& programs);

}  // namespace sim::scenario
