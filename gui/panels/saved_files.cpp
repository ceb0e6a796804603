#include "gui/panels/saved_files.h"

#include <algorithm>
#include <utility>

#include "gui/panels/file_writing.h"
#include "sim/scenario/text_file.h"

namespace gui::panels {

namespace fs = std::filesystem;
using sim::abi::Expected;

namespace {

constexpr std::size_t kMostSentences = 3;  // about files that exist
constexpr const char* kChanged =
    " It has changed on disk since it was opened here; that change would be lost.";

// The whole folder, with the drafts instead of its own files.
Expected<Writings, std::string> copy_of_folder(const Editing& editing, const fs::path& from,
                                               const fs::path& to) {
  Writings all;
  std::error_code error;
  for (fs::directory_iterator entry(from, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const auto draft = std::find_if(editing.drafts.begin(), editing.drafts.end(),
                                    [&](const Draft& each) { return each.name == name; });
    if (draft != editing.drafts.end()) {
      all.push_back({to / name, draft->editor.text(),
                     static_cast<std::size_t>(draft - editing.drafts.begin())});
      continue;
    }
    std::error_code ignored;
    if (!entry->is_regular_file(ignored)) continue;
    auto text = sim::scenario::read_text_file(entry->path(), entry->path().string());
    if (!text) return tl::unexpected(entry->path().string() + ": " + text.error().message + ".");
    all.push_back({to / name, std::move(*text), kNoDraft});
  }
  if (error) return tl::unexpected(from.string() + " cannot be read: " + error.message() + ".");
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  return all;
}

Expected<void, std::string> make_folder(const Editing& editing, const fs::path& target) {
  if (target.empty() || target.extension() == ".c" || folder_of(editing).empty()) return {};
  std::error_code error;
  if (fs::is_directory(target, error)) return {};
  if (fs::create_directory(target, error)) return {};
  if (!fs::exists(target.parent_path(), error)) {
    return tl::unexpected("The folder " + target.parent_path().string() + " does not exist.");
  }
  return tl::unexpected("The folder " + target.string() + " cannot be created: " + error.message() +
                        ".");
}

}  // namespace

fs::path folder_of(const Editing& editing) {
  std::error_code ignored;
  if (!editing.original) return {};
  const fs::path& path = editing.original->path;
  if (fs::is_directory(path, ignored)) return path;
  return path.extension() == ".toml" ? path.parent_path() : fs::path();
}

std::vector<std::size_t> drafts_to_save(const Editing& editing) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < editing.drafts.size(); ++i) {
    if (editing.drafts[i].is_changed()) all.push_back(i);
  }
  if (all.empty()) all.push_back(editing.shown);
  return all;
}

Writings writings_in_place(const Editing& editing) {
  Writings all;
  for (const std::size_t i : drafts_to_save(editing)) {
    all.push_back({editing.drafts[i].file, editing.drafts[i].editor.text(), i});
  }
  return all;
}

Expected<Writings, std::string> writings_to(const Editing& editing, const fs::path& target) {
  const fs::path folder = folder_of(editing);
  if (target.extension() == ".c") {
    return Writings{{target, editing.draft().editor.text(), editing.shown}};
  }
  if (folder.empty()) {
    return tl::unexpected("A listing's name ends in .c; type " + target.string() + ".c.");
  }
  return copy_of_folder(editing, folder, target);
}

bool differs_on_disk(const Draft& draft, const fs::path& file) {
  std::error_code ignored;
  if (draft.file.empty() || !fs::equivalent(draft.file, file, ignored)) return false;
  const auto text = sim::scenario::read_text_file(file, file.string());
  return !text || *text != draft.saved;
}

std::vector<std::string> overwrite_sentences(const Editing& editing, const Writings& writings) {
  std::vector<std::string> changed, others;
  for (const Writing& writing : writings) {
    std::error_code ignored;
    if (!fs::exists(writing.file, ignored)) continue;
    const std::string sentence = writing.file.string() + " exists.";
    if (writing.draft != kNoDraft && differs_on_disk(editing.drafts[writing.draft], writing.file)) {
      changed.push_back(sentence + kChanged);
    } else {
      others.push_back(sentence);
    }
  }
  if (others.size() > kMostSentences) {
    const std::size_t more = others.size() - kMostSentences + 1;
    others.resize(kMostSentences - 1);
    others.push_back(std::to_string(more) + " more of its files exist.");
  }
  changed.insert(changed.end(), others.begin(), others.end());
  return changed;
}

Expected<void, std::string> write_all(Editing& editing, const fs::path& target,
                                      const Writings& writings) {
  if (auto made = make_folder(editing, target); !made) return made;
  for (const Writing& writing : writings) {
    if (auto done = write_text_file(writing.file, writing.text); !done) return done;
    if (writing.draft == kNoDraft) continue;
    Draft& draft = editing.drafts[writing.draft];
    draft.file = writing.file;
    draft.saved = writing.text;
  }
  return {};
}

}  // namespace gui::panels
