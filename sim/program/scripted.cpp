// Runs a script: explicit frames over shared lines, so that a copy costs a few pointers.

#include "sim/program/scripted.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace sim::program {

using Lines = std::shared_ptr<const ScriptLines>;

namespace {

struct Call {
  abi::Request request;
};
struct WriteWhatWasRead {
  abi::Fd fd;
};
struct Fork {
  std::string child_name;
  Lines child;
};
struct Repeat {
  long times;
  Lines body;
};
struct RepeatUntilEndOfFile {
  Lines body;
};
struct Spin {
  long instructions;
};
struct Fault {
  std::string message;
};

constexpr long kForEver = std::numeric_limits<long>::max();

}  // namespace

using ScriptAction =
    std::variant<Call, WriteWhatWasRead, Fork, Repeat, RepeatUntilEndOfFile, Spin, Fault>;

struct ScriptLine {
  int number;
  ScriptAction action;
};

namespace {

Lines shared_lines(const Script& script) {
  return std::make_shared<const ScriptLines>(script.lines());
}

// A list of lines being run. `rounds` is how often it still starts over; the end of a body that
// runs until the end of file is decided by the last read.
struct Frame {
  Lines lines;
  std::size_t next = 0;
  long rounds = 0;
  bool until_end_of_file = false;
};

class Scripted final : public Program {
 public:
  Scripted(Lines lines, std::string file) : file_(std::move(file)) {
    frames_.push_back(Frame{std::move(lines)});
  }

  std::unique_ptr<Program> clone() const override { return std::make_unique<Scripted>(*this); }
  SourcePlace place(abi::ThreadId) const override { return {file_, {line_, 1}}; }

  // A handler of a script does nothing but return.
  void enter_handler(abi::ThreadId, const HandlerEntry&, const abi::Outcome& reply) override {
    handlers_.push_back(reply);
  }

  Turn resume(abi::ThreadId thread, const abi::Outcome& reply, long& budget) override {
    if (returning_) {
      const bool restarts = std::holds_alternative<abi::Restarts>(handlers_.back());
      const abi::Outcome first = restarts ? reply : handlers_.back();
      handlers_.pop_back();
      returning_ = false;
      return resume(thread, first, budget);
    }
    if (!handlers_.empty()) {
      returning_ = true;
      return abi::Request{abi::SigreturnRequest{}};
    }
    if (asked_) take_reply(reply);
    asked_ = false;
    for (;;) {
      if (budget <= 0) return OutOfBudget{};
      if (to_spin_ > 0) {
        spin(budget);
        continue;
      }
      --budget;
      if (auto turn = run_next_line()) return *std::move(turn);
    }
  }

 private:
  void spin(long& budget) {
    const long now = std::min(budget, to_spin_);
    budget -= now;
    if (to_spin_ != kForEver) to_spin_ -= now;
  }

  void take_reply(const abi::Outcome& reply) {
    const auto* returned = std::get_if<abi::Returned>(&reply);
    if (forked_) {
      if (returned && returned->value == 0) frames_ = {Frame{forked_}};
      forked_ = nullptr;
    }
    if (!reading_) return;
    last_read_.clear();
    if (returned) {
      if (const auto* bytes = std::get_if<abi::Bytes>(&returned->payload)) last_read_ = *bytes;
    }
    if (!returned || returned->value == 0) leave_loop_at_end_of_file();
    reading_ = false;
  }

  void leave_loop_at_end_of_file() {
    const auto is_loop = [](const Frame& frame) { return frame.until_end_of_file; };
    const auto loop = std::find_if(frames_.rbegin(), frames_.rend(), is_loop);
    if (loop != frames_.rend()) frames_.erase(std::prev(loop.base()), frames_.end());
  }

  std::optional<Turn> run_next_line() {
    if (frames_.empty()) return ask(abi::ExitRequest{0});
    Frame& frame = frames_.back();
    if (frame.next == frame.lines->size()) {
      end_of_round(frame);
      return std::nullopt;
    }
    const ScriptLine& line = *(*frame.lines)[frame.next++];
    line_ = line.number;
    return std::visit([this](const auto& action) { return run(action); }, line.action);
  }

  void end_of_round(Frame& frame) {
    frame.next = 0;
    if (frame.until_end_of_file) return;
    if (frame.rounds == 0) return frames_.pop_back();
    --frame.rounds;
  }

  std::optional<Turn> ask(abi::Request request) {
    asked_ = true;
    reading_ = std::holds_alternative<abi::ReadRequest>(request);
    return Turn{std::move(request)};
  }

  std::optional<Turn> run(const Call& call) { return ask(call.request); }
  std::optional<Turn> run(const WriteWhatWasRead& echo) {
    return ask(abi::WriteRequest{echo.fd, last_read_});
  }
  std::optional<Turn> run(const Fork& fork) {
    forked_ = fork.child;
    return ask(abi::ForkRequest{fork.child_name});
  }
  std::optional<Turn> run(const Repeat& repeat) {
    if (repeat.times > 0) frames_.push_back(Frame{repeat.body, 0, repeat.times - 1});
    return std::nullopt;
  }
  std::optional<Turn> run(const RepeatUntilEndOfFile& repeat) {
    frames_.push_back(Frame{repeat.body, 0, 0, true});
    return std::nullopt;
  }
  std::optional<Turn> run(const Spin& spin) {
    to_spin_ = spin.instructions;
    return std::nullopt;
  }
  std::optional<Turn> run(const Fault& fault) {
    return Turn{abi::Diagnostic{abi::Severity::kError, file_, {line_, 1}, fault.message, {}}};
  }

  FileName file_;
  std::vector<Frame> frames_;  // innermost last
  int line_ = 0;
  long to_spin_ = 0;
  std::vector<abi::Outcome> handlers_;  // that run, with the replies that they keep back
  bool returning_ = false;              // the innermost has asked to return
  bool asked_ = false;                  // a request is out, its reply comes with the next resume
  bool reading_ = false;                // ... and it is a read
  Lines forked_;                        // ... and it is a fork with this child
  abi::Bytes last_read_;
};

}  // namespace

Script& Script::line(int number) {
  next_line_ = number;
  return *this;
}

Script& Script::add(ScriptLine line) {
  line.number = next_line_++;
  lines_.push_back(std::make_shared<const ScriptLine>(std::move(line)));
  return *this;
}

Script& Script::call(abi::Request request) { return add({0, Call{std::move(request)}}); }
Script& Script::pipe(int flags) { return call(abi::PipeRequest{flags}); }
Script& Script::read(int fd, std::size_t count) {
  return call(abi::ReadRequest{abi::Fd{fd}, count, "buf"});
}
Script& Script::write(int fd, abi::Bytes bytes) {
  return call(abi::WriteRequest{abi::Fd{fd}, std::move(bytes)});
}
Script& Script::write_what_was_read(int fd) { return add({0, WriteWhatWasRead{abi::Fd{fd}}}); }
Script& Script::close(int fd) { return call(abi::CloseRequest{abi::Fd{fd}}); }
Script& Script::wait() { return call(abi::WaitRequest{}); }
Script& Script::exit(int status) { return call(abi::ExitRequest{status}); }
Script& Script::fork(std::string child_name, Script child) {
  return add({0, Fork{std::move(child_name), shared_lines(child)}});
}
Script& Script::repeat(long times, Script body) {
  return add({0, Repeat{times, shared_lines(body)}});
}
Script& Script::repeat_until_end_of_file(Script body) {
  return add({0, RepeatUntilEndOfFile{shared_lines(body)}});
}
Script& Script::spin(long instructions) { return add({0, Spin{instructions}}); }
Script& Script::spin_for_ever() { return spin(kForEver); }
Script& Script::fault(std::string message) { return add({0, Fault{std::move(message)}}); }

std::unique_ptr<Program> scripted(Script script, std::string file) {
  return std::make_unique<Scripted>(shared_lines(script), std::move(file));
}

}  // namespace sim::program
