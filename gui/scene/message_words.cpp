#include "gui/scene/message_words.h"

#include <fmt/format.h>

#include "gui/scene/glyphs.h"
#include "sim/narrate/words.h"

namespace gui::scene {
namespace {

constexpr std::size_t kLongSample = 24, kMediumSample = 10, kShortSample = 4;  // characters

std::string segment_word(MessageKind kind) {
  switch (kind) {
    case MessageKind::kSyn:
      return "SYN";
    case MessageKind::kSynAck:
      return "SYN+ACK";
    case MessageKind::kAck:
      return "ACK";
    case MessageKind::kFin:
      return "FIN";
    case MessageKind::kReset:
      return "RST";
    case MessageKind::kUnreachable:
      return "port closed";
    case MessageKind::kConnect:
      return "connection";
    case MessageKind::kBytes:
    case MessageKind::kDatagram:
    case MessageKind::kFork:
      break;
  }
  return {};
}

std::string called(const MessageHistory& history, Pid pid, long step) {
  const Lifeline* lifeline = history.find(pid);
  return lifeline ? name_after(*lifeline, step) : "nobody";
}

std::string with_size(const Message& message, std::size_t limit) {
  return sim::narrate::c_literal(message.sample, limit) + " " + counted(message.count, "byte");
}

// Where the bytes of a message have come to.
std::string end_words(const Message& message) {
  const bool waits = waits_to_be_read(message);
  if (message.fate == Message::Fate::kLost) return ", lost on the way";
  if (message.fate == Message::Fate::kTravels) {
    return message.ends.empty()
               ? ", on its way"
               : ", there at step " + grouped(static_cast<std::size_t>(message.ends.back().step));
  }
  if (message.ends.empty()) return waits ? ", never read" : "";
  const auto last = grouped(static_cast<std::size_t>(message.ends.back().step));
  if (message.ends.size() == 1) return (waits ? ", read at step " : ", seen at step ") + last;
  return ", read in " + counted(message.ends.size(), "part") + " until step " + last;
}

}  // namespace

std::vector<std::string> message_labels(const MessageHistory& history, const Message& message) {
  if (message.kind == MessageKind::kFork) return {called(history, message.to, message.step)};
  if (!waits_to_be_read(message)) return {segment_word(message.kind)};
  return {with_size(message, kLongSample),  with_size(message, kMediumSample),
          with_size(message, kShortSample), sim::narrate::c_literal(message.sample, kShortSample),
          counted(message.count, "byte"),   grouped(message.count) + " B"};
}

std::string message_sentence(const MessageHistory& history, const Message& message) {
  const std::string from = called(history, message.from, message.step);
  if (message.kind == MessageKind::kFork) {
    return fmt::format("{} forks {}", from, called(history, message.to, message.step));
  }
  const Pid reader = message.ends.empty() ? message.to : message.ends.back().by;
  return fmt::format("{} \u2192 {}: {}{}", from, called(history, reader, message.step),
                     message_labels(history, message).front(), end_words(message));
}

std::string row_sentence(const MessageHistory& history, const MessageRow& row) {
  const auto step = grouped(static_cast<std::size_t>(row.step));
  if (!history.find(row.actor)) return fmt::format("Step {}", step);
  const std::string who = called(history, row.actor, row.step);
  return row.word.empty() ? fmt::format("Step {}: {}", step, who)
                          : fmt::format("Step {}: {}, {}", step, who, row.word);
}

}  // namespace gui::scene
