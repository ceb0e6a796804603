#include "sim/kernel/program_file.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/file_tree.h"

namespace sim::kernel {

static const std::string kMagic = "\177ELF program ";
static constexpr std::size_t kLongestName = 255;

std::string program_file(const std::string& program) { return kMagic + program + "\n"; }

std::optional<std::string> program_in(const KernelState& state, const FileContent& content) {
  const std::string start = content.read(0, kMagic.size() + kLongestName + 1);
  if (!start.starts_with(kMagic)) return std::nullopt;
  const std::string name = start.substr(kMagic.size(), start.find('\n') - kMagic.size());
  const bool known =
      std::find(state.programs.begin(), state.programs.end(), name) != state.programs.end();
  return known ? std::optional(name) : std::nullopt;
}

void install_program(KernelState& state, ObjectId directory, const std::string& file_name,
                     const std::string& program) {
  state.programs.push_back(program);
  const Inode folder = *inode_of(state.objects.at(directory));
  RegularFile file;
  file.inode.mode = 0755;
  file.inode.owner = folder.owner;
  file.inode.group = folder.group;
  Events unseen;
  const ObjectId made = make_named(state, directory, file_name, std::move(file), unseen);
  write_content(state, made, 0, program_file(program), unseen);
}

void install_program(KernelState& state, const std::string& program) {
  for (const Host& host : std::vector<Host>(state.hosts)) {
    install_program(state, host.home, program, program);
  }
}

}  // namespace sim::kernel
