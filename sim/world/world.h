// Kernel and programs together: the value that a run moves forward step by step.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/kernel/boot.h"
#include "sim/kernel/events.h"
#include "sim/kernel/keyboard.h"
#include "sim/kernel/state.h"
#include "sim/program/program.h"

namespace sim::world {

using abi::Pid;
using abi::ThreadId;

struct RunLimits {
  long steps = 10'000'000;
  long instructions_per_step = 200'000'000;        // user code between two requests
  long instructions_per_slice = 1'000'000;         // of a thread, while others could run
  std::size_t output_bytes = 64u << 20;            // written to the terminal and outside files
  std::size_t piped_bytes = std::size_t{4} << 30;  // written into pipes and files
  std::size_t memory_bytes = 512u << 20;           // of the data of all living programs together
  int processes = 1024;  // living and zombie at one time: a fork bomb otherwise
};

// Why nothing can go on.
struct AllExited {
  int raw_status = 0;
};  // of the first process
struct Deadlock {
  std::vector<ThreadId> waiting;
};  // all asleep, for ever
struct WaitsForInput {
  std::vector<ThreadId> waiting;
};  // somebody must type
struct LimitReached {
  abi::Diagnostic diagnostic;
};  // which limit, and at which line
struct ProgramFault {
  abi::Diagnostic diagnostic;
  Pid pid;
};  // undefined behaviour
using Ending = std::variant<AllExited, Deadlock, WaitsForInput, LimitReached, ProgramFault>;

// The latest call of a thread and what its latest attempt came to.
struct LatestCall {
  abi::Request request;
  abi::Outcome outcome;  // Returned and Failed are what the program is resumed with
  program::SourcePlace place;
};

// User code of a step that has not come to its request yet.
struct UnfinishedStep {
  ThreadId thread;
  long instructions = 0;
  kernel::Events events;  // handlers that were entered
  long slices = 0;        // of RunLimits::instructions_per_slice: nobody wanted the turn after them
};

// Somebody typed at the terminal, or more arrived from outside at descriptor 0.
struct TypedInput {
  std::string bytes;
  kernel::InputEnd end = kernel::InputEnd::kMoreToCome;
  int signal = 0;  // after the bytes its key was pressed: SIGINT, SIGQUIT or SIGTSTP; 0: none
  bool operator==(const TypedInput&) const = default;
};

// What the scenario types, in order: each as soon as nobody can go on.
using Typing = std::vector<TypedInput>;

// Invariant: `programs` holds exactly the living processes of `kernel`, with all their threads.
// Invariant: `latest_calls` holds those of the threads that have made a call, and of zombies.
struct World {
  kernel::KernelState kernel;
  kernel::Table<Pid, program::ProgramValue> programs;  // of the processes that still live
  std::shared_ptr<const program::Images> images;       // may be empty: then nobody can exec
  std::shared_ptr<const Typing> typing;                // may be empty
  std::size_t typing_done = 0;                         // so many of them have been typed
  RunLimits limits;
  Pid first;                        // whose status is the run's
  std::optional<int> first_status;  // raw; set when that process has ended
  long steps = 0;                   // done so far, those without a thread included
  ThreadId last_fresh;              // the thread that made the last fresh call (not a retry)
  ThreadId last_thread;             // the thread of the last step
  bool gave_way = false;            // it was a YieldRequest: somebody else goes next
  long spun = 0;                    // instructions of the latest time slices without another step
  long unchosen = 0;                // of the steps: those in which no thread ran
  kernel::Table<ThreadId, std::shared_ptr<LatestCall>> latest_calls;  // never changed while shared
  kernel::Table<abi::ObjectId, int> socket_numbers;                   // likewise
  int sockets_made = 0;
  kernel::Table<abi::ObjectId, int> pipe_numbers;  // of the pipes that exist: 1 for the first made
  int pipes_made = 0;
  std::size_t output_bytes = 0;  // written so far to the terminal and outside files
  std::size_t piped_bytes = 0;   // written so far into pipes and files
  std::size_t memory_bytes = 0;  // of the data of all programs and their latest calls
  bool tells_unfreed = false;    // whether StepRecord::unfreed is filled in, which is work
  std::optional<UnfinishedStep> unfinished;
  std::optional<std::variant<LimitReached, ProgramFault>> halted;
};

// The program that a living thread runs, or nullptr.
const program::Program* program_of(const World& world, ThreadId thread);

// What a process has not freed at its end.
struct UnfreedHeap {
  Pid pid;
  std::vector<program::UnfreedBlocks> blocks;  // at least one
};

// Everything about one step that the picture, the trace and the story need.
struct StepRecord {
  enum class Attempt { kFirst, kAgain };  // kAgain: a woken thread tried its blocked call again
  ThreadId thread;
  Pid pid;
  program::SourcePlace place;  // of the call
  abi::Request request;
  Attempt attempt = Attempt::kFirst;
  abi::Outcome outcome;
  kernel::Events events;
  long instructions = 0;                      // user code run before the call
  std::optional<abi::Diagnostic> diagnostic;  // the program's mistake; then there is no call
  abi::Diagnostics races;                     // data races that were come upon; the program goes on
  std::optional<TypedInput> typed;   // somebody typed; then there is neither thread nor call
  bool is_network = false;           // the network took its turn: likewise
  std::vector<UnfreedHeap> unfreed;  // of the processes that ended in it; see World::tells_unfreed
};

// Boots a process that runs `program`; the first one started is World::first.
// kernel::boot has made world.kernel; `host` is one of its machines.
Pid start_program(World& world, const std::string& name, const kernel::StandardStreams& streams,
                  std::unique_ptr<program::Program> program, int host = 0);

// The threads that can take the next step, ascending. Empty: the run is over.
std::vector<ThreadId> choices(const World& world);

// Whether there are any; mostly without looking at all threads.
bool can_go_on(const World& world);

// Lets one of choices() take a step.
StepRecord step(World& world, ThreadId thread);

// The same, but gives up when `instructions` (counted down) are spent in user code. Then the record
// is missing, the kernel is as it was, and the step is finished by further calls for this thread.
std::optional<StepRecord> step_within(World& world, ThreadId thread, long& instructions);

// A step in which somebody types. Only between whole steps, or in one of user code that is
// unfinished: a signal that ends its process ends the step as well.
StepRecord type_input(World& world, const TypedInput& input);

// Whether a thread took the step.
inline bool has_thread(const StepRecord& record) { return !record.typed && !record.is_network; }

// Whether something happens although nobody can go on: a segment arrives from another machine, or
// the scenario types.
bool goes_on_by_itself(const World& world);
StepRecord go_on_by_itself(World& world);

// A step in which a segment arrives, gets lost, or is sent again.
bool is_networks_turn(const World& world);
StepRecord take_network_turn(World& world);

// What the scenario types now: it waits until nobody can go on.
std::optional<TypedInput> next_typing(const World& world);

// Why the run is over, or nothing while it can go on.
std::optional<Ending> ending(const World& world);

}  // namespace sim::world
