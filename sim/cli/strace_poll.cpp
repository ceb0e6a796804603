// poll(2) and select(2) in strace's spelling.

#include "sim/cli/strace_poll.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <vector>

#include "sim/cli/strace_words.h"

namespace sim::cli {
namespace {

std::string poll_events_text(int events) {
  std::string text;
  const auto add = [&](int event, const char* name) {
    if ((events & event) != 0) text += (text.empty() ? "" : "|") + std::string(name);
  };
  add(POLLIN, "POLLIN");
  add(POLLPRI, "POLLPRI");
  add(POLLOUT, "POLLOUT");
  add(POLLERR, "POLLERR");
  add(POLLHUP, "POLLHUP");
  add(POLLNVAL, "POLLNVAL");
  return text.empty() ? "0" : text;
}

std::string poll_entries_text(const abi::PollRequest& request) {
  std::string text;
  for (const abi::PollEntry& entry : request.entries) {
    text += fmt::format("{}{{fd={}, events={}}}", text.empty() ? "" : ", ", entry.fd.value,
                        poll_events_text(entry.events));
  }
  return "[" + text + "]";
}

// "[3 5]": the descriptors of select(2) with this event, by what was asked or what was found.
std::string descriptor_set_text(const abi::PollRequest& request, short event,
                                const std::vector<short>* found) {
  std::string text;
  for (std::size_t i = 0; i < request.entries.size(); ++i) {
    const abi::PollEntry& entry = request.entries[i];
    const int events = found ? (i < found->size() ? (*found)[i] : 0) : entry.events;
    if ((events & event) == 0) continue;
    text += (text.empty() ? "" : " ") + std::to_string(entry.fd.value);
  }
  return text.empty() ? "" : "[" + text + "]";
}

std::string or_null(const std::string& text) { return text.empty() ? "NULL" : text; }

std::string select_text(const abi::PollRequest& request) {
  int count = 0;
  for (const abi::PollEntry& entry : request.entries) count = std::max(count, entry.fd.value + 1);
  return fmt::format("pselect6({}, {}, {}, {}, {}, NULL", count,
                     or_null(descriptor_set_text(request, POLLIN, nullptr)),
                     or_null(descriptor_set_text(request, POLLOUT, nullptr)),
                     or_null(descriptor_set_text(request, POLLPRI, nullptr)),
                     request.timeout < 0 ? "NULL" : time_text(request.timeout));
}

}  // namespace

std::string poll_text(const abi::PollRequest& request) {
  if (request.spelling == abi::PollRequest::Spelling::kSelect) return select_text(request);
  const long milliseconds = request.timeout < 0 ? -1 : request.timeout / 1'000'000;
  return fmt::format("poll({}, {}, {}", poll_entries_text(request), request.entries.size(),
                     milliseconds);
}

static std::string ready_entries_text(const abi::PollRequest& request,
                                      const std::vector<short>& found) {
  std::string text;
  for (std::size_t i = 0; i < found.size() && i < request.entries.size(); ++i) {
    if (found[i] == 0) continue;
    text += fmt::format("{}{{fd={}, revents={}}}", text.empty() ? "" : ", ",
                        request.entries[i].fd.value, poll_events_text(found[i]));
  }
  return "[" + text + "]";
}

static std::string ready_sets_text(const abi::PollRequest& request,
                                   const std::vector<short>& found) {
  std::string text;
  const auto add = [&](const char* name, short event) {
    const std::string set = descriptor_set_text(request, event, &found);
    if (!set.empty()) text += (text.empty() ? "" : ", ") + (name + (" " + set));
  };
  add("in", POLLIN);
  add("out", POLLOUT);
  add("except", POLLPRI);
  return text;
}

// " ([{fd=3, revents=POLLIN}])", " (in [3])", " (Timeout)"
std::string poll_result_text(const abi::PollRequest& request, const abi::Returned& returned) {
  if (returned.value == 0) return " (Timeout)";
  const auto* results = std::get_if<abi::PollResults>(&returned.payload);
  if (!results) return {};
  const bool is_poll = request.spelling == abi::PollRequest::Spelling::kPoll;
  return fmt::format(" ({})", is_poll ? ready_entries_text(request, results->events)
                                      : ready_sets_text(request, results->events));
}

}  // namespace sim::cli
