// One step: a thread runs user code up to its next request, and the request is attempted; or a
// woken thread attempts its blocked call again. The one place that retries.

#include <algorithm>
#include <cassert>
#include <csignal>
#include <limits>
#include <utility>

#include "sim/kernel/clock.h"
#include "sim/kernel/dispatch.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/threads.h"
#include "sim/kernel/transmission.h"
#include "sim/world/giving_way.h"
#include "sim/world/limits.h"
#include "sim/world/world.h"

namespace sim::world {

using program::OutOfBudget;
using program::Turn;

// The bytes that a call moves. Those of a write lie in the blocked call as well.
static std::size_t bytes_in(const LatestCall& call) {
  const auto* write = std::get_if<abi::WriteRequest>(&call.request);
  if (write) return 2 * write->bytes.size();
  const auto* pwrite = std::get_if<abi::PwriteRequest>(&call.request);
  if (pwrite) return 2 * pwrite->bytes.size();
  const auto* returned = std::get_if<abi::Returned>(&call.outcome);
  const auto* bytes = returned ? std::get_if<abi::Bytes>(&returned->payload) : nullptr;
  return bytes ? bytes->size() : 0;
}

static std::shared_ptr<LatestCall>& latest_of(World& world, ThreadId thread) {
  if (!world.latest_calls.contains(thread)) return world.latest_calls.insert(thread, nullptr);
  return world.latest_calls.edit(thread);
}

static void remember_call(World& world, ThreadId thread, const abi::Request& request,
                          const abi::Outcome& outcome, const program::SourcePlace& place) {
  std::shared_ptr<LatestCall>& latest = latest_of(world, thread);
  if (latest) world.memory_bytes -= bytes_in(*latest);
  if (latest.use_count() == 1) {
    latest->request = request;
    latest->outcome = outcome;
    latest->place = place;
  } else {
    latest = std::make_shared<LatestCall>(LatestCall{request, outcome, place});
  }
  world.memory_bytes += bytes_in(*latest);
}

static program::HandlerEntry entry_of(const kernel::HandlerFrame& frame) {
  const bool wants_information = (frame.flags & SA_SIGINFO) != 0;
  const kernel::PendingSignal& received = frame.received;
  return {received.signal, frame.handler,         wants_information,
          received.code,   received.sender.value, received.status};
}

// What the program is resumed with: nothing, which counts as 0, the outcome of its latest call, or
// that of a quiet one.
using Reply = const abi::Outcome*;
static const abi::Outcome kNothing = abi::returns(0);

static Reply reply_for(const World& world, ThreadId thread) {
  const auto* call = world.latest_calls.find(thread);
  return call ? &(*call)->outcome : &kNothing;
}

// What happens between the kernel and the next instruction of user code: handlers begin, one on top
// of the other, also those of signals that came while the thread was not in the kernel; and an
// interrupted call begins anew.
static std::optional<abi::Request> return_to_user(World& world, ThreadId thread,
                                                  program::Program& program, Reply& reply,
                                                  kernel::Events& events) {
  while (kernel::enter_handler(world.kernel, thread)) {
  }
  while (const auto frame = kernel::begin_handler(world.kernel, thread, events)) {
    program.enter_handler(thread, entry_of(*frame), *std::exchange(reply, &kNothing));
  }
  return kernel::take_interrupted_call(world.kernel, thread);
}

static bool is_stopped(const World& world, ThreadId thread) {
  return kernel::is_stopped(world.kernel.processes.at(world.kernel.threads.at(thread).process));
}

// Runs a program to a visible request, a mistake, or the end of the budget; quiet requests are
// answered on the way. One that stops the process is the step's call, and `record` tells what came
// of it. `spent` counts the instructions of this call.
static Turn run_program(World& world, ThreadId thread, program::Program& program, long budget,
                        long& spent, StepRecord& record) {
  Reply reply = reply_for(world, thread);
  abi::Outcome quiet_reply;
  for (;;) {
    if (auto again = return_to_user(world, thread, program, reply, record.events))
      return *std::move(again);
    // A reply must not be lost to an empty budget, so every resume may run a little.
    const long allowed = std::max(budget - spent, 1L);
    long left = allowed;
    Turn turn = program.resume(thread, *reply, left);
    spent += allowed - left;
    const auto* request = std::get_if<abi::Request>(&turn);
    const bool is_answered =
        request && (abi::is_quiet(*request) || gives_way_in_vain(world, thread, *request));
    if (!is_answered) return turn;
    quiet_reply = kernel::attempt(world.kernel, thread, *request, record.events);
    reply = &quiet_reply;
    if (!world.kernel.threads.contains(thread)) return turn;
    if (is_stopped(world, thread)) {
      record.outcome = std::move(quiet_reply);
      return turn;
    }
  }
}

static Turn run_user_code(World& world, ThreadId thread, long budget, long& spent,
                          StepRecord& record) {
  program::Program& program = *world.programs.edit(world.kernel.threads.at(thread).process);
  world.memory_bytes -= program.memory_bytes();
  Turn turn = run_program(world, thread, program, budget, spent, record);
  world.memory_bytes += program.memory_bytes();
  return turn;
}

// Fills in who takes the step, and where.
static void begin_step(const World& world, ThreadId thread, Pid pid, StepRecord& record) {
  record.thread = thread;
  record.pid = pid;
  record.place = world.programs.at(pid)->place(thread);
}

// Memory is the program's, but its limits are the process's.
static void limit_memory(World& world, Pid pid) {
  const auto* process = world.kernel.processes.find(pid);
  if (!process) return;
  world.programs.edit(pid)->limit_memory(
      {process->limits[RLIMIT_AS].soft, process->limits[RLIMIT_DATA].soft});
}

// Another program takes over the process; nothing of the old one is left.
static void replace_program(World& world, const kernel::ProgramReplaced& replaced) {
  auto started = world.images->start(replaced.program, replaced.arguments, replaced.environment);
  started->name_main_thread(kernel::main_thread(replaced.pid));
  program::ProgramValue& program = world.programs.edit(replaced.pid);
  world.memory_bytes += started->memory_bytes();
  world.memory_bytes -= program->memory_bytes();
  program = program::ProgramValue(std::move(started));
  limit_memory(world, replaced.pid);
}

// The child continues as a copy of the caller, and sees fork() return 0.
static void start_child(World& world, const StepRecord& record, Pid child) {
  const ThreadId main = kernel::main_thread(child);
  program::ProgramValue copy = world.programs.at(record.pid);
  copy->keep_only(record.thread, main);
  world.memory_bytes += copy->memory_bytes();
  world.programs.insert(child, std::move(copy));
  remember_call(world, main, record.request, abi::returns(0), record.place);
}

static void forget_call(World& world, ThreadId thread) {
  const auto* call = world.latest_calls.find(thread);
  if (!call) return;
  world.memory_bytes -= bytes_in(**call);
  world.latest_calls.erase(thread);
}

// Calls change(program), and counts what memory it gains or gives back.
template <class Change>
static void change_program(World& world, Pid pid, Change change) {
  program::Program& program = *world.programs.edit(pid);
  world.memory_bytes -= program.memory_bytes();
  change(program);
  world.memory_bytes += program.memory_bytes();
}

static void note_thread_start(World& world, const kernel::ThreadStarted& started) {
  change_program(world, started.pid, [&](program::Program& program) {
    program.start_thread(started.thread, started.by);
  });
}

static void note_thread_exit(World& world, const kernel::ThreadExited& exited) {
  forget_call(world, exited.thread);
  if (!world.programs.contains(exited.pid)) return;
  change_program(world, exited.pid,
                 [&](program::Program& program) { program.end_thread(exited.thread); });
}

static void note_unfreed(const program::Program& program, Pid pid, StepRecord& record) {
  auto blocks = program.unfreed_blocks();
  if (!blocks.empty()) record.unfreed.push_back({pid, std::move(blocks)});
}

static void note_process_exit(World& world, const kernel::ProcessExited& exited,
                              StepRecord& record) {
  if (const auto* program = world.programs.find(exited.pid)) {
    if (world.tells_unfreed) note_unfreed(**program, exited.pid, record);
    world.memory_bytes -= (*program)->memory_bytes();
    world.programs.erase(exited.pid);
  }
  if (exited.pid == world.first) world.first_status = exited.raw_status;
}

static void note_output(World& world, const kernel::BytesWritten& written) {
  const auto* object = world.kernel.objects.find(written.object);
  const bool is_outside = object && (std::holds_alternative<kernel::Terminal>(*object) ||
                                     std::holds_alternative<kernel::OutsideFile>(*object));
  (is_outside ? world.output_bytes : world.piped_bytes) += written.count;
}

static void note_object(World& world, abi::ObjectId object) {
  const auto* made = world.kernel.objects.find(object);
  const auto* pipe = made ? std::get_if<kernel::Pipe>(made) : nullptr;
  if (pipe && !pipe->fifo) world.pipe_numbers.insert(object, ++world.pipes_made);
  const bool is_socket = made && std::holds_alternative<kernel::Socket>(*made);
  if (is_socket) world.socket_numbers.insert(object, ++world.sockets_made);
}

static void forget_object(World& world, abi::ObjectId object) {
  if (world.pipe_numbers.contains(object)) world.pipe_numbers.erase(object);
  if (world.socket_numbers.contains(object)) world.socket_numbers.erase(object);
}

// Brings programs and counts up to what the kernel did in this step.
static void follow_events(World& world, StepRecord& record) {
  for (const kernel::Event& event : record.events) {
    if (const auto* written = std::get_if<kernel::BytesWritten>(&event)) {
      note_output(world, *written);
    } else if (const auto* forked = std::get_if<kernel::ProcessForked>(&event)) {
      start_child(world, record, forked->child);
    } else if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) {
      note_process_exit(world, *exited, record);
    } else if (const auto* replaced = std::get_if<kernel::ProgramReplaced>(&event)) {
      replace_program(world, *replaced);
    } else if (const auto* limited = std::get_if<kernel::LimitSet>(&event)) {
      limit_memory(world, limited->pid);
    } else if (const auto* reaped = std::get_if<kernel::ProcessReaped>(&event)) {
      forget_call(world, kernel::main_thread(reaped->pid));
    } else if (const auto* begun = std::get_if<kernel::ThreadStarted>(&event)) {
      note_thread_start(world, *begun);
    } else if (const auto* ended = std::get_if<kernel::ThreadExited>(&event)) {
      note_thread_exit(world, *ended);
    } else if (const auto* made = std::get_if<kernel::ObjectCreated>(&event)) {
      note_object(world, made->object);
    } else if (const auto* freed = std::get_if<kernel::ObjectFreed>(&event)) {
      forget_object(world, freed->object);
    }
  }
}

static void finish_step(World& world, const StepRecord& record) {
  ++world.steps;
  world.last_thread = record.thread;
  const bool is_call = !record.diagnostic;
  world.gave_way = is_call && std::holds_alternative<abi::YieldRequest>(record.request);
  world.spun = is_call && ends_time_slice(record.request) ? world.spun + spun_in(record) : 0;
  if (record.attempt == StepRecord::Attempt::kFirst) world.last_fresh = record.thread;
  world.unfinished.reset();
}

static void let_time_pass(World& world, kernel::Events& events) {
  while (!can_go_on(world) && !kernel::is_networks_turn(world.kernel) &&
         kernel::pass_time(world.kernel, events)) {
  }
}

// After the kernel has attempted the call.
static void finish_call(World& world, StepRecord& record) {
  let_time_pass(world, record.events);
  if (only_time_can_help(world, record)) kernel::pass_time(world.kernel, record.events);
  remember_call(world, record.thread, record.request, record.outcome, record.place);
  follow_events(world, record);
  finish_step(world, record);
  if (auto limit = broken_limit(world, record)) world.halted = *std::move(limit);
}

static void attempt_again(World& world, ThreadId thread, StepRecord& record) {
  begin_step(world, thread, world.kernel.threads.at(thread).process, record);
  record.attempt = StepRecord::Attempt::kAgain;
  record.request = world.kernel.threads.at(thread).call->request;
  record.outcome = kernel::attempt_again(world.kernel, thread, record.events);
  finish_call(world, record);
}

static void attempt_first(World& world, StepRecord& record) {
  record.outcome = kernel::attempt(world.kernel, record.thread, record.request, record.events);
  finish_call(world, record);
}

// A signal that the end of a handler has unblocked has ended the process.
static void end_quietly(World& world, StepRecord& record) {
  record.request = abi::SigreturnRequest{};
  for (const kernel::Event& event : record.events) {
    const auto* exited = std::get_if<kernel::ProcessExited>(&event);
    if (exited && exited->pid == record.pid) record.outcome = abi::Ended{exited->raw_status};
  }
  finish_call(world, record);
}

static void stop_at_fault(World& world, StepRecord& record, abi::Diagnostic diagnostic) {
  record.diagnostic = diagnostic;
  world.halted = ProgramFault{std::move(diagnostic), record.pid};
  finish_step(world, record);
}

static void stop_at_endless_loop(World& world, StepRecord& record) {
  LimitReached limit = endless_loop(record.place, world.limits);
  record.diagnostic = limit.diagnostic;
  world.halted = std::move(limit);
  finish_step(world, record);
}

// The crash of a child is for its parent to see, and one that is caught is no end: there the
// program goes on as on Linux. Any other ends the run, with the diagnosis.
static bool is_crash_to_be_seen(const World& world, Pid pid, const abi::Diagnostic& fault) {
  if (fault.signal == 0) return false;
  const kernel::Process& process = world.kernel.processes.at(pid);
  const bool caught = process.actions[fault.signal].disposition == abi::Disposition::kHandler;
  return caught || process.parent != abi::kInitPid;
}

// What follows from why the program has left user code.
static void end_turn(World& world, Turn turn, StepRecord& record) {
  if (!world.kernel.threads.contains(record.thread)) return end_quietly(world, record);
  if (auto* request = std::get_if<abi::Request>(&turn)) {
    record.request = std::move(*request);
    const bool is_answered = abi::is_quiet(record.request);
    return is_answered ? finish_call(world, record) : attempt_first(world, record);
  }
  auto* fault = std::get_if<abi::Diagnostic>(&turn);
  if (!fault) return stop_at_endless_loop(world, record);
  if (!is_crash_to_be_seen(world, record.pid, *fault)) {
    return stop_at_fault(world, record, std::move(*fault));
  }
  record.request = abi::FaultRequest{fault->signal, std::move(fault->message)};
  attempt_first(world, record);
}

// How far user code may run before it is asked whether others want the turn, or has run too long.
static long next_stop(const World& world, const UnfinishedStep& so_far) {
  const long longest = world.limits.instructions_per_step - world.spun;
  return std::min((so_far.slices + 1) * world.limits.instructions_per_slice, longest);
}

// Runs user code up to why it is left; OutOfBudget: it is an endless loop. Nothing: the
// instructions are spent before that.
static std::optional<Turn> run_to_stop(World& world, long& instructions, UnfinishedStep& so_far,
                                       StepRecord& record) {
  for (;;) {
    const long left = next_stop(world, so_far) - so_far.instructions;
    const long budget = std::min(instructions, left);
    long spent = 0;
    Turn turn = run_user_code(world, so_far.thread, budget, spent, record);
    so_far.instructions += spent;
    instructions -= spent;
    const bool comes_to_stop = budget == left && spent > left - program::kMostForOne;
    if (!std::holds_alternative<OutOfBudget>(turn)) return turn;
    if (!comes_to_stop) return std::nullopt;
    if (gives_way(world, so_far)) return abi::YieldRequest{abi::YieldRequest::Cause::kTimeSlice};
    if (is_used_up(world, so_far)) return turn;
    ++so_far.slices;
  }
}

// Runs user code. False: the budget was spent before its end.
static bool take_turn(World& world, ThreadId thread, long& instructions, StepRecord& record) {
  UnfinishedStep so_far =
      world.unfinished ? *std::move(world.unfinished) : UnfinishedStep{thread, 0, {}, 0};
  record.events = std::move(so_far.events);
  const Pid pid = world.kernel.threads.at(thread).process;
  std::optional<Turn> turn = run_to_stop(world, instructions, so_far, record);
  if (!turn) {
    so_far.events = std::move(record.events);
    world.unfinished = std::move(so_far);
    return false;
  }
  begin_step(world, thread, pid, record);
  record.races = world.programs.edit(pid)->take_races();
  record.instructions = so_far.instructions;
  end_turn(world, *std::move(turn), record);
  return true;
}

std::optional<StepRecord> step_within(World& world, ThreadId thread, long& instructions) {
  assert(!world.unfinished || world.unfinished->thread == thread);
  std::optional<StepRecord> record(std::in_place);
  if (world.kernel.threads.at(thread).state == kernel::ThreadState::kWoken) {
    attempt_again(world, thread, *record);
  } else if (!take_turn(world, thread, instructions, *record)) {
    record.reset();
  }
  return record;
}

StepRecord step(World& world, ThreadId thread) {
  for (;;) {
    long instructions = std::numeric_limits<long>::max();
    if (auto record = step_within(world, thread, instructions)) return *std::move(record);
  }
}

// What the terminal echoes: the line, and behind it the key of a signal.
static std::string echo_of(const TypedInput& input) {
  return input.signal == 0 ? input.bytes : input.bytes + kernel::key_of(input.signal);
}

static bool is_typed_at_a_terminal(const World& world) {
  const kernel::Object& object = world.kernel.objects.at(world.kernel.input_object);
  return std::holds_alternative<kernel::Terminal>(object);
}

// What a step without a thread leaves behind.
static void finish_unchosen(World& world, StepRecord& record) {
  let_time_pass(world, record.events);
  follow_events(world, record);
  ++world.steps;
  ++world.unchosen;
}

StepRecord take_network_turn(World& world) {
  StepRecord record;
  record.is_network = true;
  kernel::take_network_turn(world.kernel, record.events);
  finish_unchosen(world, record);
  return record;
}

StepRecord type_input(World& world, const TypedInput& input) {
  StepRecord record;
  record.typed = input;
  if (next_typing(world) == input) ++world.typing_done;
  if (input.signal != 0 || is_typed_at_a_terminal(world)) {
    kernel::echo_typed(world.kernel, echo_of(input));
  }
  if (input.signal != 0) {
    kernel::press_signal_key(world.kernel, input.signal, record.events);
  } else {
    kernel::feed_input(world.kernel, input.bytes, input.end, record.events);
  }
  finish_unchosen(world, record);
  if (world.unfinished && !world.kernel.threads.contains(world.unfinished->thread)) {
    world.unfinished.reset();
  }
  return record;
}

}  // namespace sim::world
