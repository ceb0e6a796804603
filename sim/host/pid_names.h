// Which process of the model is which process on Linux. In a pid namespace of our own the numbers
// are the same; without one they are renamed.

#pragma once

#include <sys/types.h>

#include <map>
#include <set>

#include "sim/abi/ids.h"

namespace sim::host {

class PidNames {
 public:
  void pair(abi::Pid model, pid_t linux_pid) {
    to_linux_[model.value] = linux_pid;
    to_model_[linux_pid] = model.value;
  }
  // Another process that stands for `model`: only in what Linux says.
  void name(abi::Pid model, pid_t linux_pid) { to_model_[linux_pid] = model.value; }
  // The process is gone; its number may still name a group or a session.
  void forget(abi::Pid model) { gone_.insert(model.value); }

  bool knows(int model) const { return to_linux_.contains(model) && !gone_.contains(model); }

  // As the other side calls it; a number that names no process of the run stays as it is.
  int linux_pid(int model) const { return renamed(to_linux_, model); }
  int model_pid(int linux_pid) const { return renamed(to_model_, linux_pid); }

 private:
  static int renamed(const std::map<int, int>& names, int number) {
    const auto found = names.find(number);
    return found == names.end() ? number : found->second;
  }

  std::map<int, int> to_linux_;
  std::map<int, int> to_model_;
  std::set<int> gone_;
};

}  // namespace sim::host
