// Which text goes to which file when drafts are saved.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/panels/draft.h"
#include "sim/abi/expected.h"

namespace gui::panels {

inline constexpr std::size_t kNoDraft = static_cast<std::size_t>(-1);

// A text on its way to a file.
struct Writing {
  std::filesystem::path file;
  std::string text;
  std::size_t draft = kNoDraft;  // that it is of
};
using Writings = std::vector<Writing>;

// The folder of a scenario that has one; empty: it is a listing alone.
std::filesystem::path folder_of(const Editing& editing);

// Drafts that have changed; where none has, the one that is shown.
std::vector<std::size_t> drafts_to_save(const Editing& editing);

// Each of them to its own file.
Writings writings_in_place(const Editing& editing);
// A name that ends in .c is the shown listing's, any other one a folder's for the whole scenario.
sim::abi::Expected<Writings, std::string> writings_to(const Editing& editing,
                                                      const std::filesystem::path& target);

// True where somebody else has changed the draft's own file since it was read.
bool differs_on_disk(const Draft& draft, const std::filesystem::path& file);
// What a person should know before they are overwritten; empty: no such file exists.
std::vector<std::string> overwrite_sentences(const Editing& editing, const Writings& writings);

// Writes them, up to the first that is not possible, and notes in the drafts where they are saved.
sim::abi::Expected<void, std::string> write_all(Editing& editing,
                                                const std::filesystem::path& target,
                                                const Writings& writings);

}  // namespace gui::panels
