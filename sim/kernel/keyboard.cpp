#include "sim/kernel/keyboard.h"

#include <cassert>
#include <optional>
#include <vector>

#include "sim/kernel/job_control.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

static WaitQueue feed(Terminal& terminal, const std::string& bytes, InputEnd end) {
  terminal.input.append(bytes);
  if (end == InputEnd::kEnd) terminal.cuts.push_back(terminal.input.size());
  return terminal.readers_waiting;
}

static WaitQueue feed(OutsideFile& file, const std::string& bytes, InputEnd end) {
  file.input.append(bytes);
  if (end == InputEnd::kEnd) file.at_end_of_input = true;
  return file.readers_waiting;
}

void feed_input(KernelState& state, const std::string& bytes, InputEnd end, Events& events) {
  assert(state.objects.contains(state.input_object));
  Object& object = state.objects.edit(state.input_object);
  auto* terminal = std::get_if<Terminal>(&object);
  const WaitQueue readers =
      terminal ? feed(*terminal, bytes, end) : feed(std::get<OutsideFile>(object), bytes, end);
  wake_all(state, readers, ThreadId{}, events);
}

// There is at most one.
static std::optional<ObjectId> terminal_in(const KernelState& state) {
  std::optional<ObjectId> found;
  state.objects.for_each([&](ObjectId id, const Object& object) {
    if (std::holds_alternative<Terminal>(object)) found = id;
  });
  return found;
}

static Terminal* editable_terminal(KernelState& state) {
  const auto found = terminal_in(state);
  return found ? &std::get<Terminal>(state.objects.edit(*found)) : nullptr;
}

void echo_typed(KernelState& state, const std::string& typed) {
  if (Terminal* terminal = editable_terminal(state)) echo(terminal->output, typed);
}

bool has_keyboard(const KernelState& state, Pid group) {
  const auto found = terminal_in(state);
  if (!found) return false;
  const auto& terminal = std::get<Terminal>(state.objects.at(*found));
  return terminal.foreground == group && !terminal.at_end_of_input;
}

std::vector<Pid> reached_by_keys(const KernelState& state) {
  const auto found = terminal_in(state);
  if (!found) return {};
  return members_of(state, std::get<Terminal>(state.objects.at(*found)).foreground);
}

void press_signal_key(KernelState& state, int signal, Events& events) {
  Terminal* terminal = editable_terminal(state);
  if (!terminal) return;
  terminal->input = Input();
  terminal->cuts.clear();
  for (const Pid member : reached_by_keys(state)) {
    // One death may have reaped another member.
    if (!state.processes.contains(member)) continue;
    send_signal(state, member, {signal, SI_KERNEL, Pid{0}, 0}, ThreadId{}, events);
  }
}

char key_of(int signal) {
  switch (signal) {
    case SIGINT:
      return 'C' & 0x1f;
    case SIGQUIT:
      return '\\' & 0x1f;
    default:
      assert(signal == SIGTSTP);
      return 'Z' & 0x1f;
  }
}

}  // namespace sim::kernel
