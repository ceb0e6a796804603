// Who sent what to whom on a branch, and who took it when: gathered step by step, for the diagram
// of messages.

#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "gui/scene/map_plan.h"
#include "gui/scene/message_routes.h"
#include "sim/world/world.h"

namespace gui::scene {

// kConnect: a connection over a Unix socket, which is made without segments.
enum class MessageKind {
  kSyn,
  kSynAck,
  kAck,
  kBytes,
  kDatagram,
  kFin,
  kReset,
  kUnreachable,  // nobody has the datagram's port
  kConnect,
  kFork
};

// Where a message, or a part of it, has come to: a later step in which it was read; of a FIN the
// one in which a read has returned 0 for it.
struct MessageEnd {
  long step = 0;
  Pid by;
  std::size_t count = 0;  // bytes
  bool operator==(const MessageEnd&) const = default;
};

struct Message {
  MessageKind kind = MessageKind::kBytes;
  long step = 0;  // in which it was sent
  Pid from;
  Pid to;                        // who held the other end then; -1: nobody
  std::size_t count = 0;         // bytes
  std::string sample;            // the first of them
  std::vector<MessageEnd> ends;  // by step; empty: never read, or it was there at once
  // kTravels: to another machine; its end is its arrival. kLost: or the step that lost it.
  enum class Fate { kStays, kTravels, kLost } fate = Fate::kStays;
};

// Bytes wait until they are read. Everything else is there in the step that sent it, but a FIN is
// seen behind the bytes.
bool waits_to_be_read(const Message& message);

// Whether a part of it is left that nobody has read.
bool is_left_over(const Message& message);

// A step that has something to tell. It takes a line for each message that it sends, at least one.
struct MessageRow {
  long step = 0;
  Pid actor;         // -1: somebody typed
  std::string word;  // what it did: "write", "read = 4", "connect = ECONNREFUSED"
  enum class Mood { kGoesOn, kFallsAsleep } mood = Mood::kGoesOn;
  long first_line = 0;
  int lines = 1;
  std::size_t first_message = 0, messages = 0;  // that it sends
  std::size_t first_arrival = 0, arrivals = 0;  // that end in it
};

// An end of a message: which of them.
struct MessageArrival {
  std::size_t message = 0, end = 0;
};

// From the step that put a process to sleep, with all its threads, to the one that woke it.
struct SleepStretch {
  long from = 0;
  long to = kForEver;
  bool operator==(const SleepStretch&) const = default;
};

// exec() gives a process the name of its new program.
struct NewName {
  long step = 0;
  std::string name;
};

// A process, from the step that forked it to the step of its end.
struct Lifeline {
  Pid pid;
  int column = -1;  // from the left, 0..kColumns - 1; -1: there is no room for it
  Lifetime life;
  std::string name;  // at its birth
  std::vector<NewName> new_names;
  std::vector<SleepStretch> asleep;
};

// What it is called after a step.
const std::string& name_after(const Lifeline& lifeline, long step);

// Invariant: everything is in the order of its steps, lifelines in the order of birth.
class MessageHistory {
 public:
  MessageHistory() = default;
  explicit MessageHistory(const sim::world::World& start);

  // Adds the next step; `after` is the world that it led to.
  void add(const sim::world::StepRecord& record, const sim::world::World& after);

  long steps() const { return steps_; }
  const std::vector<Lifeline>& lifelines() const { return lifelines_; }
  const std::vector<Message>& messages() const { return messages_; }
  const std::vector<MessageArrival>& arrivals() const { return arrivals_; }
  const std::vector<MessageRow>& rows() const { return rows_; }
  long lines() const;                           // of all rows
  int columns() const { return columns_; }      // 0..kColumns
  const Lifeline* find(Pid pid) const;          // nullptr: never lived on this branch
  std::size_t first_row_from(long step) const;  // the first row of that step or a later one

 private:
  enum class News { kNone, kRow };

  void begin_lifeline(Pid pid, const sim::world::World& world);
  int free_column() const;
  Lifeline* edit(Pid pid);
  News note_life(const sim::kernel::Event& event, const sim::world::World& after);
  News note_traffic(const sim::kernel::Event& event, const MessageStep& step);
  void note_departure(Message message, long number, const MessageStep& step);
  News note_arrival(const sim::kernel::SegmentArrived& arrived, const MessageStep& step);
  News note_loss(const sim::kernel::SegmentLost& lost);
  void note_segment(const sim::kernel::SegmentSent& sent, const MessageStep& step);
  void note_write(const sim::kernel::BytesWritten& written, const MessageStep& step);
  News note_read(const sim::kernel::BytesRead& read, const MessageStep& step);
  News note_end_of_stream(ObjectId object, const MessageStep& step);
  void end(std::size_t message, Pid by, std::size_t count);
  void note_connection(const sim::kernel::ConnectionQueued& queued, const MessageStep& step);
  void send(Message message);
  void send_bytes(Message message, ObjectId into);
  News note_sleep(Pid pid, const sim::world::World& after);
  News note_sleepers(const sim::world::StepRecord& record, const sim::world::World& after);

  long steps_ = 0;
  int columns_ = 0;
  std::array<std::size_t, kColumns> owners_{};  // the last lifeline of each column
  std::vector<Lifeline> lifelines_;
  std::vector<Message> messages_;
  std::vector<MessageArrival> arrivals_;
  std::vector<MessageRow> rows_;
  MessageRoutes routes_;
  std::map<long, std::size_t> travelling_;  // segment -> message
  ObjectId last_bytes_into_;
};

}  // namespace gui::scene
