// alarm() and sleep() in sentences. All time is the virtual clock's.

#include <fmt/format.h>

#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

std::string setting_alarm(const Story& story, const abi::AlarmRequest& call) {
  const auto* returned = std::get_if<abi::Returned>(&story.record.outcome);
  const long left = returned ? returned->value : 0;
  if (call.seconds == 0 && left == 0) {
    return story.who + " switches its alarm off, but none was set";
  }
  if (call.seconds == 0) {
    return fmt::format("{} switches its alarm off, {} before it would ring", story.who,
                       duration(left * kSecond));
  }
  const std::string replaced = left == 0 ? ""
                                         : fmt::format(", instead of the alarm in {} that was set",
                                                       duration(left * kSecond));
  return fmt::format("{} sets an alarm: SIGALRM will come in {}{}", story.who,
                     duration(static_cast<long>(call.seconds) * kSecond), replaced);
}

std::string sleeping(const Story& story, const abi::SleepRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const std::string time = duration(call.nanoseconds);
  if (std::holds_alternative<abi::Returned>(story.record.outcome)) {
    return story.again() ? fmt::format("{} has slept for {} and goes on", story.who, time)
                         : fmt::format("{} sleeps for {}, which takes no time", story.who, time);
  }
  if (!story.again()) return fmt::format("{} sleeps for {} of the virtual clock", story.who, time);
  return story.who + " wakes up before the time is over and goes back to sleep";
}

}  // namespace sim::narrate
