#include "gui/scene/message_history.h"

#include <sys/socket.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "sim/kernel/threads.h"
#include "sim/kernel/transmission.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
using sim::abi::ThreadId;
using sim::world::StepRecord;
using sim::world::World;

constexpr std::size_t kSampleBytes = 32;  // of a message: what a label can show

MessageKind kind_of_segment(kernel::SegmentKind kind) {
  switch (kind) {
    case kernel::SegmentKind::kSyn:
      return MessageKind::kSyn;
    case kernel::SegmentKind::kSynAck:
      return MessageKind::kSynAck;
    case kernel::SegmentKind::kAck:
      return MessageKind::kAck;
    case kernel::SegmentKind::kFin:
      return MessageKind::kFin;
    case kernel::SegmentKind::kReset:
      return MessageKind::kReset;
    case kernel::SegmentKind::kDatagram:
      return MessageKind::kDatagram;
    case kernel::SegmentKind::kUnreachable:
      return MessageKind::kUnreachable;
    case kernel::SegmentKind::kData:
      break;
  }
  return MessageKind::kBytes;
}

std::string sample_of(const kernel::Sample& sample) {
  return static_cast<std::string>(sample).substr(0, kSampleBytes);
}

// The call by its name alone; empty where there is none.
std::string call_name(const StepRecord& record) {
  if (!sim::world::has_thread(record) || record.diagnostic) return {};
  const std::string text = sim::narrate::call_text(record.request, 1);
  return text.substr(0, text.find('('));
}

// What a read has returned is a part of the story, and so is why a call has failed.
std::string word_for(const StepRecord& record) {
  const std::string name = call_name(record);
  if (name.empty()) return name;
  if (const auto* failed = std::get_if<sim::abi::Failed>(&record.outcome)) {
    return name + " = " + sim::narrate::errno_name(failed->errno_code);
  }
  const auto* returned = std::get_if<sim::abi::Returned>(&record.outcome);
  const auto& events = record.events;
  const bool reads = std::any_of(events.begin(), events.end(), [](const kernel::Event& event) {
    return std::holds_alternative<kernel::BytesRead>(event) ||
           std::holds_alternative<kernel::EndOfFileRead>(event);
  });
  return returned && reads ? name + " = " + std::to_string(returned->value) : name;
}

// A process sleeps when all its threads do.
bool sleeps(const World& world, Pid pid) {
  bool has_thread = false, all_asleep = true;
  kernel::for_each_thread(world.kernel, pid, [&](ThreadId id) {
    has_thread = true;
    all_asleep &= world.kernel.threads.at(id).state == kernel::ThreadState::kAsleep;
  });
  return has_thread && all_asleep;
}

Pid process_of_thread(const World& world, ThreadId id) {
  const auto* thread = world.kernel.threads.find(id);
  return thread ? thread->process : Pid{id.value};
}

// The processes whose threads may have fallen asleep or woken in a step.
std::vector<Pid> stirred(const StepRecord& record, const World& after) {
  std::vector<Pid> all{record.pid};
  for (const kernel::Event& event : record.events) {
    if (const auto* blocked = std::get_if<kernel::ThreadBlocked>(&event)) {
      all.push_back(process_of_thread(after, blocked->thread));
    } else if (const auto* woken = std::get_if<kernel::ThreadWoken>(&event)) {
      all.push_back(process_of_thread(after, woken->thread));
    } else if (const auto* moved = std::get_if<kernel::ClockMoved>(&event)) {
      for (const ThreadId id : moved->awakened) all.push_back(process_of_thread(after, id));
    } else if (const auto* sent = std::get_if<kernel::SignalSent>(&event)) {
      all.push_back(sent->pid);
    }
  }
  return all;
}

}  // namespace

bool waits_to_be_read(const Message& message) {
  return message.kind == MessageKind::kBytes || message.kind == MessageKind::kDatagram;
}

bool is_left_over(const Message& message) {
  if (!waits_to_be_read(message) || message.fate != Message::Fate::kStays) return false;
  if (message.kind == MessageKind::kDatagram) return message.ends.empty();
  std::size_t read = 0;
  for (const MessageEnd& end : message.ends) read += end.count;
  return read < message.count;
}

const std::string& name_after(const Lifeline& lifeline, long step) {
  const std::string* name = &lifeline.name;
  for (const NewName& each : lifeline.new_names) {
    if (each.step <= step) name = &each.name;
  }
  return *name;
}

MessageHistory::MessageHistory(const World& start) {
  start.kernel.threads.for_each([&](ThreadId, const kernel::Thread& thread) {
    if (!find(thread.process)) begin_lifeline(thread.process, start);
  });
}

long MessageHistory::lines() const {
  return rows_.empty() ? 0 : rows_.back().first_line + rows_.back().lines;
}

const Lifeline* MessageHistory::find(Pid pid) const {
  // Numbers ascend in the order of birth.
  const auto at =
      std::lower_bound(lifelines_.begin(), lifelines_.end(), pid,
                       [](const Lifeline& line, Pid wanted) { return line.pid < wanted; });
  return at != lifelines_.end() && at->pid == pid ? &*at : nullptr;
}

Lifeline* MessageHistory::edit(Pid pid) {
  const Lifeline* found = find(pid);
  return found ? &lifelines_[static_cast<std::size_t>(found - lifelines_.data())] : nullptr;
}

std::size_t MessageHistory::first_row_from(long step) const {
  const auto at =
      std::lower_bound(rows_.begin(), rows_.end(), step,
                       [](const MessageRow& row, long wanted) { return row.step < wanted; });
  return static_cast<std::size_t>(at - rows_.begin());
}

// A fresh one, else that of the process which has been gone for the longest time.
int MessageHistory::free_column() const {
  if (columns_ < kColumns) return columns_;
  const auto free_since = [&](std::size_t lifeline) { return lifelines_[lifeline].life.last; };
  const auto longest =
      std::min_element(owners_.begin(), owners_.end(),
                       [&](std::size_t a, std::size_t b) { return free_since(a) < free_since(b); });
  return free_since(*longest) == kForEver ? -1 : static_cast<int>(longest - owners_.begin());
}

void MessageHistory::begin_lifeline(Pid pid, const World& world) {
  const auto* process = world.kernel.processes.find(pid);
  const int column = free_column();
  columns_ = std::max(columns_, column + 1);
  if (column >= 0) owners_[static_cast<std::size_t>(column)] = lifelines_.size();
  lifelines_.push_back({pid, column, {steps_, kForEver}, process ? process->name : "", {}, {}});
}

void MessageHistory::add(const StepRecord& record, const World& after) {
  ++steps_;
  MessageRow row;
  row.step = steps_;
  row.actor = record.pid;
  row.first_line = lines();
  row.first_message = messages_.size();
  row.first_arrival = arrivals_.size();
  News news = News::kNone;
  const auto take = [&](News more) { news = more == News::kRow ? more : news; };
  const MessageStep step{record, after};
  for (const kernel::Event& event : record.events) {
    take(note_life(event, after));
    take(note_traffic(event, step));
  }
  if (!record.events.empty()) take(note_sleepers(record, after));
  const Lifeline* actor = find(record.pid);
  const bool has_slept = actor && !actor->asleep.empty();
  if (has_slept && actor->asleep.back().from == steps_) row.mood = MessageRow::Mood::kFallsAsleep;
  row.messages = messages_.size() - row.first_message;
  row.arrivals = arrivals_.size() - row.first_arrival;
  if (news == News::kNone && row.messages == 0 && row.arrivals == 0) return;
  row.word = word_for(record);
  row.lines = std::max(static_cast<int>(row.messages), 1);
  rows_.push_back(std::move(row));
}

MessageHistory::News MessageHistory::note_life(const kernel::Event& event, const World& after) {
  if (const auto* forked = std::get_if<kernel::ProcessForked>(&event)) {
    begin_lifeline(forked->child, after);
    send({MessageKind::kFork, steps_, forked->parent, forked->child, 0, {}, {}, {}});
  } else if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) {
    Lifeline* line = edit(exited->pid);
    if (!line) return News::kNone;
    line->life.last = steps_;
    if (!line->asleep.empty()) line->asleep.back().to = std::min(line->asleep.back().to, steps_);
  } else if (const auto* replaced = std::get_if<kernel::ProgramReplaced>(&event)) {
    Lifeline* line = edit(replaced->pid);
    const auto* process = after.kernel.processes.find(replaced->pid);
    if (!line || !process) return News::kNone;
    line->new_names.push_back({steps_, process->name});
  } else {
    return News::kNone;
  }
  return News::kRow;
}

MessageHistory::News MessageHistory::note_traffic(const kernel::Event& event,
                                                  const MessageStep& step) {
  if (const auto* sent = std::get_if<kernel::SegmentSent>(&event)) {
    note_segment(*sent, step);
  } else if (const auto* arrived = std::get_if<kernel::SegmentArrived>(&event)) {
    return note_arrival(*arrived, step);
  } else if (const auto* lost = std::get_if<kernel::SegmentLost>(&event)) {
    return note_loss(*lost);
  } else if (const auto* written = std::get_if<kernel::BytesWritten>(&event)) {
    note_write(*written, step);
  } else if (const auto* read = std::get_if<kernel::BytesRead>(&event)) {
    return note_read(*read, step);
  } else if (const auto* end = std::get_if<kernel::EndOfFileRead>(&event)) {
    return note_end_of_stream(end->object, step);
  } else if (const auto* queued = std::get_if<kernel::ConnectionQueued>(&event)) {
    note_connection(*queued, step);
  } else if (const auto* accepted = std::get_if<kernel::ConnectionAccepted>(&event)) {
    routes_.use(accepted->listener, step.record.pid);
    routes_.use(accepted->connection, step.record.pid);
    return News::kRow;
  } else if (const auto* freed = std::get_if<kernel::ObjectFreed>(&event)) {
    routes_.forget(freed->object);
  }
  return News::kNone;
}

void MessageHistory::note_segment(const kernel::SegmentSent& sent, const MessageStep& step) {
  const Pid from = routes_.sender(step, sent.from);
  const Pid to = sent.to.value < 0 ? Pid{} : routes_.receiver(step.after, sent.to, from);
  routes_.use(sent.from, from);
  Message message{kind_of_segment(sent.kind), steps_, from, to, sent.count,
                  sample_of(sent.sample),     {},     {}};
  if (sent.number > 0) return note_departure(std::move(message), sent.number, step);
  if (message.kind == MessageKind::kFin) routes_.put_fin(sent.to, messages_.size());
  if (!waits_to_be_read(message)) return send(std::move(message));
  send_bytes(std::move(message), sent.to);
  routes_.drop_lost_datagrams(step.after, sent.to);
}

// To another machine: it is meant for whoever would get it if it arrived now.
void MessageHistory::note_departure(Message message, long number, const MessageStep& step) {
  if (const kernel::Segment* segment = kernel::find_segment(step.after.kernel, number)) {
    const ObjectId reached = kernel::whom_it_reaches(step.after.kernel, *segment);
    if (reached.value >= 0) message.to = routes_.receiver(step.after, reached, message.from);
  }
  message.fate = Message::Fate::kTravels;
  travelling_[number] = messages_.size();
  send(std::move(message));
}

MessageHistory::News MessageHistory::note_arrival(const kernel::SegmentArrived& arrived,
                                                  const MessageStep& step) {
  const auto found = travelling_.find(arrived.number);
  if (found == travelling_.end()) return News::kNone;
  Message& message = messages_[found->second];
  if (arrived.to.value >= 0) {
    message.to = routes_.receiver(step.after, arrived.to, message.from);
  }
  end(found->second, message.to, message.count);
  travelling_.erase(found);
  return News::kRow;
}

MessageHistory::News MessageHistory::note_loss(const kernel::SegmentLost& lost) {
  const auto found = travelling_.find(lost.number);
  if (found == travelling_.end()) return News::kNone;
  messages_[found->second].fate = Message::Fate::kLost;
  end(found->second, messages_[found->second].to, 0);
  travelling_.erase(found);
  return News::kRow;
}

// What is written to a socket is told by its segments.
void MessageHistory::note_write(const kernel::BytesWritten& written, const MessageStep& step) {
  const auto* object = step.after.kernel.objects.find(written.object);
  if (!object || !std::holds_alternative<kernel::Pipe>(*object)) return;
  const Pid from = step.record.pid;
  const Pid to = routes_.receiver(step.after, written.object, from);
  send_bytes(
      {MessageKind::kBytes, steps_, from, to, written.count, sample_of(written.sample), {}, {}},
      written.object);
}

MessageHistory::News MessageHistory::note_read(const kernel::BytesRead& read,
                                               const MessageStep& step) {
  const auto* receive = std::get_if<sim::abi::ReceiveRequest>(&step.record.request);
  if (receive && (receive->flags & MSG_PEEK) != 0) return News::kNone;
  const auto taken = routes_.take(step.after, read.object, read.count);
  const bool is_far = step.after.kernel.network.flows.contains(read.object);
  if (taken.empty() && !is_far) return News::kNone;
  routes_.use(read.object, step.record.pid);
  for (const TakenPart& part : taken) {
    end(part.message, step.record.pid, part.count);
  }
  return News::kRow;
}

MessageHistory::News MessageHistory::note_end_of_stream(ObjectId object, const MessageStep& step) {
  const auto* found = step.after.kernel.objects.find(object);
  const bool is_link = found && (std::holds_alternative<kernel::Pipe>(*found) ||
                                 std::holds_alternative<kernel::Socket>(*found));
  if (!is_link) return News::kNone;
  routes_.use(object, step.record.pid);
  if (const auto fin = routes_.take_fin(object)) end(*fin, step.record.pid, 0);
  return News::kRow;
}

void MessageHistory::end(std::size_t message, Pid by, std::size_t count) {
  auto& ends = messages_[message].ends;
  arrivals_.push_back({message, ends.size()});
  ends.push_back({steps_, by, count});
}

// TCP's segments have told it already.
void MessageHistory::note_connection(const kernel::ConnectionQueued& queued,
                                     const MessageStep& step) {
  const Pid server = routes_.receiver(step.after, queued.listener, step.record.pid);
  routes_.use(queued.connection, server);
  const bool is_told = !messages_.empty() && messages_.back().step == steps_;
  if (!is_told) send({MessageKind::kConnect, steps_, step.record.pid, server, 0, {}, {}, {}});
}

void MessageHistory::send(Message message) { messages_.push_back(std::move(message)); }

// What one step writes into one thing is one message, however many pieces it goes in.
void MessageHistory::send_bytes(Message message, ObjectId into) {
  const std::size_t count = message.count;
  const bool joins = message.kind == MessageKind::kBytes && last_bytes_into_ == into &&
                     !messages_.empty() && messages_.back().step == steps_ &&
                     messages_.back().kind == MessageKind::kBytes &&
                     messages_.back().from == message.from;
  if (joins) {
    Message& last = messages_.back();
    last.count += count;
    last.sample = (last.sample + message.sample).substr(0, kSampleBytes);
  } else {
    send(std::move(message));
  }
  last_bytes_into_ = into;
  routes_.put(into, {messages_.size() - 1, count});
}

MessageHistory::News MessageHistory::note_sleepers(const StepRecord& record, const World& after) {
  News news = News::kNone;
  for (const Pid pid : stirred(record, after)) {
    if (note_sleep(pid, after) == News::kRow) news = News::kRow;
  }
  return news;
}

// Both are news: what wakes a process may be no message, but a close() or a child's end.
MessageHistory::News MessageHistory::note_sleep(Pid pid, const World& after) {
  Lifeline* line = edit(pid);
  if (!line) return News::kNone;
  const bool slept = !line->asleep.empty() && line->asleep.back().to == kForEver;
  const bool is_asleep = sleeps(after, pid);
  if (slept == is_asleep) return News::kNone;
  if (slept) {
    line->asleep.back().to = steps_;
  } else {
    line->asleep.push_back({steps_, kForEver});
  }
  return News::kRow;
}

}  // namespace gui::scene
