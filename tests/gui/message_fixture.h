// Histories of messages for tests: of a scripted world, or of a bundled scenario.

#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gui/scene/kernel_map.h"
#include "gui/scene/message_history.h"
#include "sim/scenario/scenario.h"
#include "sim/world/timeline.h"
#include "tests/support/scripted_world.h"

namespace message_test {

using gui::scene::Lifeline;
using gui::scene::Message;
using gui::scene::MessageEnd;
using gui::scene::MessageHistory;
using gui::scene::MessageKind;
using gui::scene::MessageRow;
using sim::abi::Pid;
using sim::world::Timeline;

// A run to its end, with what it has told.
struct Talk {
  Timeline timeline;
  MessageHistory history;
  std::shared_ptr<const gui::scene::MapPlan> plan;
};

inline Talk talk_of(Timeline timeline) {
  while (!timeline.extend(1000, 10'000'000)) {
  }
  timeline.seek(0);
  MessageHistory history(timeline.world());
  while (history.steps() < timeline.length()) {
    timeline.seek(history.steps() + 1);
    history.add(*timeline.record(), timeline.world());
  }
  auto plan = gui::scene::plan_map(timeline);
  return {std::move(timeline), std::move(history), std::move(plan)};
}

inline Talk talk_of(support::Script script) {
  return talk_of(Timeline(support::world_of(std::move(script)),
                          sim::world::Schedule(sim::world::WokenFirst{})));
}

inline Talk talk_of_scenario(const std::filesystem::path& path) {
  const auto scenario = sim::scenario::load(path);
  return talk_of(Timeline(sim::scenario::start(*scenario), scenario->schedule));
}

inline Talk talk_of_bundled(const std::string& name) {
  return talk_of_scenario(std::filesystem::path(PROJECT_ROOT) / "scenarios" / name);
}

inline std::string name_of_end(const Talk& talk, Pid pid) {
  const Lifeline* lifeline = talk.history.find(pid);
  return lifeline ? lifeline->name : "nobody";
}

inline std::string name_of_kind(MessageKind kind) {
  static const char* const kNames[] = {"SYN", "SYN+ACK", "ACK",         "bytes",      "datagram",
                                       "FIN", "RST",     "port closed", "connection", "fork"};
  return kNames[static_cast<std::size_t>(kind)];
}

// "caller > callee SYN", "callee > caller bytes Hello?".
inline std::vector<std::string> told(const Talk& talk) {
  std::vector<std::string> all;
  for (const Message& message : talk.history.messages()) {
    const Pid to = message.ends.empty() ? message.to : message.ends.front().by;
    std::string line = name_of_end(talk, message.from) + " > " + name_of_end(talk, to) + " " +
                       name_of_kind(message.kind);
    if (!message.sample.empty()) line += " " + message.sample.substr(0, message.sample.find('\n'));
    all.push_back(line);
  }
  return all;
}

// Of the messages whose bytes begin so, where they have come to.
inline std::vector<MessageEnd> ends_of(const Talk& talk, const std::string& beginning) {
  for (const Message& message : talk.history.messages()) {
    if (message.count > 0 && message.sample.starts_with(beginning)) return message.ends;
  }
  ADD_FAILURE() << "nobody says " << beginning;
  return {};
}

}  // namespace message_test
