#include "sim/host/agent/cleanup.h"

#include <linux/fcntl.h>
#include <linux/signal.h>

#include "sim/host/agent/own_calls.h"

namespace agent {
namespace {

// linux/dirent.h, as getdents64(2) fills it.
struct DirectoryEntry {
  uint64_t number;
  int64_t place;
  uint16_t length;
  uint8_t type;
  char name[1];
};
constexpr uint8_t kIsUnknown = 0;
constexpr uint8_t kIsDirectory = 4;

bool is_dots(const char* name) {
  return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
}

// Removes what can be removed from the working directory, and goes down into the first directory
// that is not empty. False: there is none.
bool go_down_to_remove() {
  alignas(8) char bytes[2048];
  const long folder = own_call(__NR_open, address_of("."), O_RDONLY | O_DIRECTORY);
  if (folder < 0) return false;
  bool went_down = false;
  for (long size = 0; !went_down && (size = own_call(__NR_getdents64, folder, address_of(bytes),
                                                     sizeof bytes)) > 0;) {
    for (long at = 0; at < size && !went_down;) {
      const auto* entry = reinterpret_cast<const DirectoryEntry*>(bytes + at);
      at += entry->length;
      const long name = address_of(entry->name);
      if (is_dots(entry->name) || own_call(__NR_unlink, name) == 0) continue;
      if (entry->type != kIsDirectory && entry->type != kIsUnknown) continue;
      own_call(__NR_chmod, name, 0700);
      went_down = own_call(__NR_rmdir, name) != 0 && own_call(__NR_chdir, name) == 0;
    }
  }
  own_call(__NR_close, folder);
  return went_down;
}

// Whatever a program has left in it. Names that come back are no reason to stay here for ever.
void remove_with_all_inside(const char* folder) {
  constexpr int kMostMoves = 100000;
  if (own_call(__NR_chmod, address_of(folder), 0700) != 0) return;
  if (own_call(__NR_chdir, address_of(folder)) != 0) return;
  long depth = 0;
  for (int moves = 0; moves < kMostMoves; ++moves) {
    if (go_down_to_remove()) {
      ++depth;
    } else if (depth-- == 0 || own_call(__NR_chdir, address_of("..")) != 0) {
      break;
    }
  }
  own_call(__NR_rmdir, address_of(folder));
}

void end_everybody(int) {
  for (uint32_t i = 1; i < sim::host::kMailboxes; ++i) {
    if (mailbox(i).pid > 0) own_call(__NR_kill, mailbox(i).pid, SIGKILL);
  }
  if (head().scratch[0] != 0) remove_with_all_inside(head().scratch);
  own_call(__NR_exit_group, 0);
}

void never_returned_to() {}

}  // namespace

void end_everybody_on(long signal) {
  const sim::host::SignalAction action{address_of(end_everybody), sim::host::kRestorer,
                                       address_of(never_returned_to), 0};
  own_call(__NR_rt_sigaction, signal, address_of(&action), 0, sizeof action.mask);
}

}  // namespace agent
