// poll() and select() in sentences: which descriptors are ready, and why others are not.

#include <fmt/format.h>
#include <poll.h>

#include "sim/narrate/blocked.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

static std::vector<std::string> readiness_in_words(short events) {
  std::vector<std::string> words;
  const auto add = [&](short event, const char* text) {
    if ((events & event) != 0) words.emplace_back(text);
  };
  add(POLLIN, "can be read");
  add(POLLOUT, "can be written");
  add(POLLHUP, "has no writer any more");
  add(POLLERR, "has no reader any more");
  add(POLLNVAL, "is not open");
  return words;
}

static std::string ready_descriptors(const abi::PollRequest& call,
                                     const abi::PollResults& results) {
  std::vector<std::string> ready;
  for (std::size_t i = 0; i < results.events.size() && i < call.entries.size(); ++i) {
    const auto words = readiness_in_words(results.events[i]);
    if (words.empty()) continue;
    ready.push_back(fmt::format("descriptor {} {}", call.entries[i].fd.value, listed(words)));
  }
  return with_commas(ready);
}

static std::string reasons_for_sleep(const Story& story, const abi::PollRequest& call) {
  std::vector<std::string> reasons;
  for (const abi::PollEntry& entry : call.entries) {
    const std::string reason = why_not_ready(story.before, story.record.pid, entry);
    if (!reason.empty()) reasons.push_back(reason);
  }
  return reasons.empty() ? "" : " (" + with_commas(reasons) + ")";
}

static std::string asleep(const Story& story, const abi::PollRequest& call) {
  if (story.again()) {
    return story.who + " wakes up, finds no descriptor ready and goes back to sleep";
  }
  const std::string most =
      call.timeout < 0 ? "" : fmt::format(" for {} at most", duration(call.timeout));
  if (call.entries.empty()) {
    return fmt::format("{} watches no descriptor and sleeps{}", story.who, most);
  }
  return fmt::format(
      "None of the descriptors that {} watches is ready{}, so the kernel puts it to "
      "sleep{}",
      story.who, reasons_for_sleep(story, call), most);
}

std::string polling(const Story& story, const abi::PollRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto* returned = std::get_if<abi::Returned>(&story.record.outcome);
  if (!returned) return asleep(story, call);
  const auto* results = std::get_if<abi::PollResults>(&returned->payload);
  if (returned->value > 0 && results) {
    return fmt::format("{} {}: {}", story.who,
                       story.again() ? "is awake again" : "asks which descriptors are ready",
                       ready_descriptors(call, *results));
  }
  const std::string name = short_call(call);
  return story.again()
             ? fmt::format(
                   "{} wakes up because the time is over: no descriptor is ready, and {} "
                   "returns 0",
                   story.who, name)
             : fmt::format("No descriptor is ready for {}, and {} must not wait: it returns 0",
                           story.who, name);
}

}  // namespace sim::narrate
