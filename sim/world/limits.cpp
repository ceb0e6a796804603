// Which limit a step broke, and what the person can do about it.

#include "sim/world/limits.h"

#include <string>

namespace sim::world {

static LimitReached limit_at(const program::SourcePlace& place, std::string message,
                             std::string hint) {
  return {{abi::Severity::kError, place.file, place.at, std::move(message), std::move(hint)}};
}

// 200000000 -> "200,000,000"
static std::string with_commas(long number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

static std::string as_size(std::size_t bytes) {
  constexpr std::size_t kMebibyte = 1u << 20;
  constexpr std::size_t kGibibyte = 1u << 30;
  if (bytes >= kGibibyte && bytes % kGibibyte == 0) {
    return std::to_string(bytes / kGibibyte) + " GiB";
  }
  if (bytes >= kMebibyte && bytes % kMebibyte == 0) {
    return std::to_string(bytes / kMebibyte) + " MiB";
  }
  return with_commas(static_cast<long>(bytes)) + " bytes";
}

LimitReached endless_loop(const program::SourcePlace& place, const RunLimits& limits) {
  return limit_at(place,
                  "endless loop: " + with_commas(limits.instructions_per_step) +
                      " instructions have run here without a system call",
                  "check the condition that should end the loop");
}

static LimitReached fork_bomb(const program::SourcePlace& place, const RunLimits& limits) {
  return limit_at(
      place,
      "fork bomb: more than " + with_commas(limits.processes) + " processes exist at the same time",
      "let each child leave the loop with exit(), and wait() for it in the parent");
}

static LimitReached too_much_output(const program::SourcePlace& place, const RunLimits& limits) {
  return limit_at(
      place, "too much output: more than " + as_size(limits.output_bytes) + " have been written",
      "check the condition that should end the loop around this write");
}

static LimitReached too_much_piped(const program::SourcePlace& place, const RunLimits& limits) {
  return limit_at(place,
                  "endless writing: more than " + as_size(limits.piped_bytes) +
                      " have been written into pipes and files",
                  "check the condition that should end the loop around this call");
}

static LimitReached too_much_memory(const program::SourcePlace& place, const RunLimits& limits) {
  return limit_at(place,
                  "all processes together use more than " + as_size(limits.memory_bytes) +
                      " of memory, what a fork copies included",
                  "use smaller buffers, or let fewer processes exist at the same time");
}

static LimitReached too_many_steps(const program::SourcePlace& place, const RunLimits& limits) {
  return limit_at(place,
                  "the run is stopped after " + with_commas(limits.steps) +
                      (limits.steps == 1 ? " system call" : " system calls"),
                  "if the program is right and only long, allow more steps");
}

std::optional<LimitReached> broken_limit(const World& world, const StepRecord& record) {
  const RunLimits& limits = world.limits;
  if (world.kernel.processes.size() > static_cast<std::size_t>(limits.processes)) {
    return fork_bomb(record.place, limits);
  }
  if (world.memory_bytes > limits.memory_bytes) return too_much_memory(record.place, limits);
  if (world.output_bytes > limits.output_bytes) return too_much_output(record.place, limits);
  if (world.piped_bytes > limits.piped_bytes) return too_much_piped(record.place, limits);
  if (world.steps >= limits.steps && can_go_on(world)) {
    return too_many_steps(record.place, limits);
  }
  return std::nullopt;
}

}  // namespace sim::world
