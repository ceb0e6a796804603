#include "sim/lang/machine.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/lang/machine_frames.h"
#include "sim/lang/replies.h"

namespace sim::lang {

using abi::Diagnostic;
using program::SourcePlace;

static Pointer create_text(Memory& memory, const std::string& text) {
  Object object;
  object.size = text.size() + 1;
  object.kind = ObjectKind::kInternal;
  const Pointer pointer = memory.create(object);
  memory.copy_in(pointer, {text.c_str(), text.size() + 1});
  return pointer;
}

// argv as the kernel lays it out: pointers to the texts and a null pointer.
static Pointer create_arguments(Memory& memory, const std::vector<std::string>& arguments) {
  Object object;
  object.size = 8 * (arguments.size() + 1);
  object.kind = ObjectKind::kInternal;
  const Pointer table = memory.create(object);
  for (std::size_t i = 0; i < arguments.size(); ++i)
    memory.store(table + 8 * i, create_text(memory, arguments[i]));
  return table;
}

// What main is called with, in the registers of _start.
static std::vector<std::uint64_t> arguments_of_main(const Code& code, Memory& memory,
                                                    const std::vector<std::string>& arguments,
                                                    const std::vector<std::string>& environment) {
  const Pointer argv = create_arguments(memory, arguments);
  const Pointer envp = create_arguments(memory, environment);
  Pointer name = 0;
  if (memory.load(argv, name)) memory.store(code.program_name_address, name);
  memory.store(code.environment_address, envp);
  return {arguments.size(), argv, envp};
}

static Execution execution_from(const FunctionCode& function, std::vector<std::uint64_t> arguments,
                                program::SourcePlace place) {
  Execution execution{CallStack(function, std::move(arguments))};
  execution.last_user_place = std::move(place);
  return execution;
}

static Execution main_execution(const Code& code, Memory& memory,
                                const std::vector<std::string>& arguments,
                                const std::vector<std::string>& environment) {
  const FunctionCode& start = *code.functions[code.start];
  return execution_from(start, arguments_of_main(code, memory, arguments, environment),
                        {code.listing, start.places.front()});
}

Machine::Machine(std::shared_ptr<const Code> code, const std::vector<std::string>& arguments,
                 const std::vector<std::string>& environment, const MachineLimits& limits)
    : code_(std::move(code)),
      limits_(limits),
      memory_(code_->image),
      now_(main_execution(*code_, memory_, arguments, environment)) {
  memory_.set_limit(limits.memory_bytes);
}

Machine::Machine(const Machine& other)
    : code_(other.code_),
      limits_(other.limits_),
      memory_(other.memory_),
      address_space_(other.address_space_),
      now_(other.now_),
      others_(other.others_),
      races_(other.races_),
      races_found_(other.races_found_),
      races_told_(other.races_told_),
      paused_(other.paused_) {}

std::unique_ptr<program::Program> Machine::clone() const {
  return std::make_unique<Machine>(*this);
}

void Machine::limit_memory(const program::MemoryLimits& limits) {
  address_space_.limit(limits, memory_.bytes_of(ObjectKind::kGlobal));
}

program::Turn Machine::resume(abi::ThreadId thread, const abi::Outcome& reply, long& budget) {
  memory_.expect_copies();
  switch_to(thread);
  if (auto diagnostic = take_reply(reply)) return *diagnostic;
  budget_ = budget;
  if (!watch_) paused_ = false;
  const Exit exit = watch_ ? run<Pace::kWatched>() : run<Pace::kFree>();
  budget = budget_;
  now_.stack.close_deep();
  if (exit == Exit::kRequest) {
    if (races_) note_request(*request_);
    if (!std::holds_alternative<abi::MemoryAccessRequest>(*request_)) now_.looks = 0;
    return std::move(*request_);
  }
  if (exit == Exit::kMistake) return *std::exchange(mistake_, std::nullopt);
  return program::OutOfBudget{};
}

const Frame* Machine::user_frame(const Execution& execution) {
  const Frame* found = nullptr;
  execution.stack.walk_down([&](const Frame& frame, const std::uint64_t*) {
    if (!frame.function->is_library) found = &frame;
    return found == nullptr;
  });
  return found;
}

SourcePlace Machine::place(abi::ThreadId thread) const { return place_of(execution_of(thread)); }

SourcePlace Machine::place_of(const Execution& execution) const {
  const Frame* frame = user_frame(execution);
  return frame ? place_in(*frame) : execution.last_user_place;
}

std::uint16_t Machine::user_file() const {
  const auto& files = code_->files;
  const auto found = std::find(files.begin(), files.end(), place().file);
  return static_cast<std::uint16_t>(1 + (found == files.end() ? 0 : found - files.begin()));
}

std::vector<program::UnfreedBlocks> Machine::unfreed_blocks() const {
  std::map<std::pair<std::uint16_t, std::uint32_t>, program::UnfreedBlocks> by_line;
  memory_.visit_all(ObjectKind::kHeap, [&](const Object& object) {
    if (object.file == 0) return;
    auto& blocks = by_line[{object.file, object.line}];
    blocks.place = {code_->files[object.file - 1u], {static_cast<int>(object.line), 0}};
    ++blocks.count;
    blocks.bytes += object.size;
  });
  std::vector<program::UnfreedBlocks> all;
  for (const auto& [line, blocks] : by_line) all.push_back(blocks);
  return all;
}

const CallSpelling& Machine::spelling() const {
  static const CallSpelling kNone;
  const Frame& frame = now_.stack.top();
  if (frame.function->is_library) return kNone;
  const auto& spellings = frame.function->spellings;
  const auto found = spellings.find(instruction_of(frame));
  return found == spellings.end() ? kNone : found->second;
}

void Machine::set_errno(int value) { memory_.store(code_->errno_address, value); }

int Machine::current_errno() {
  int value = 0;
  memory_.load(code_->errno_address, value);
  return value;
}

void Machine::await(PendingCall::Delivery delivery, const std::uint64_t* window,
                    Pointer destination) {
  now_.pending = {delivery, static_cast<std::size_t>(window - now_.stack.registers()), destination,
                  0, 0};
}

std::optional<Diagnostic> Machine::take_reply(const abi::Outcome& reply) {
  if (mistake_) return std::exchange(mistake_, std::nullopt);  // no stack for a handler
  if (now_.returning) return leave_handler(reply);
  if (races_) edit_races().note_reply(now_.thread, reply);
  const bool is_alone = races_ && others_.empty() && races_->knows_all(now_.thread);
  if (is_alone) races_ = nullptr;
  return deliver(reply);
}

// The frame of the library's __run_handler is left as it stands; below it lies what was
// interrupted.
std::optional<Diagnostic> Machine::leave_handler(const abi::Outcome& reply) {
  leave();
  now_.stack.open_deep();
  Interruption interruption = std::move(now_.interruptions.back());
  now_.interruptions.pop_back();
  now_.pending = interruption.pending;
  now_.returning = interruption.returning;
  if (races_) edit_races().end_handler(now_.thread);
  const bool restarts = std::holds_alternative<abi::Restarts>(interruption.reply);
  return take_reply(restarts ? reply : interruption.reply);
}

// Above all registers that the interrupted function may use.
void Machine::enter_handler(abi::ThreadId thread, const program::HandlerEntry& entry,
                            const abi::Outcome& reply) {
  switch_to(thread);
  now_.interruptions.push_back(
      {std::exchange(now_.pending, {}), reply, std::exchange(now_.returning, false)});
  if (races_) edit_races().begin_handler(thread);
  const char* const name = entry.wants_information ? "__run_informed_handler" : "__run_handler";
  const FunctionCode& run = *code_->functions[code_->external_functions.at(name)];
  if (!enter(run, now_.stack.top().function->register_count)) {
    mistake_ = stack_overflow();
    return;
  }
  std::uint64_t* registers = now_.stack.registers();
  registers[0] = entry.handler;
  registers[1] = static_cast<std::uint64_t>(static_cast<std::int64_t>(entry.signal));
  if (!entry.wants_information) return;
  registers[2] = static_cast<std::uint64_t>(static_cast<std::int64_t>(entry.code));
  registers[3] = static_cast<std::uint64_t>(static_cast<std::int64_t>(entry.sender));
  registers[4] = static_cast<std::uint64_t>(static_cast<std::int64_t>(entry.status));
}

std::optional<Diagnostic> Machine::deliver(const abi::Outcome& reply) {
  if (now_.pending.delivery == PendingCall::Delivery::kNone) return std::nullopt;
  std::uint64_t& result = now_.stack.registers()[now_.pending.result_register];
  std::optional<Diagnostic> diagnostic;
  const bool returns_error = now_.pending.delivery == PendingCall::Delivery::kErrorNumber ||
                             now_.pending.delivery == PendingCall::Delivery::kThread;
  if (const auto* failed = std::get_if<abi::Failed>(&reply); failed && returns_error) {
    result = static_cast<std::uint64_t>(failed->errno_code);
  } else if (failed) {
    set_errno(failed->errno_code);
    result = ~std::uint64_t{0};
    if (now_.pending.delivery == PendingCall::Delivery::kTimeLeft && now_.pending.destination != 0)
      diagnostic = store_reply(now_.pending.destination, bytes_of(abi::TimeSpan{failed->left}));
  } else if (const auto* returned = std::get_if<abi::Returned>(&reply)) {
    const bool has_number = now_.pending.delivery == PendingCall::Delivery::kThread;
    result = has_number ? 0 : static_cast<std::uint64_t>(returned->value);
    if (has_number) memory_.store(now_.pending.destination, returned->value);
    diagnostic = deliver_payload(*returned);
  }
  now_.pending = {};
  return diagnostic;
}

void Machine::await_name(Pointer place, Pointer length) {
  now_.pending.name_place = place;
  now_.pending.name_length = length;
}

// accept(2), getsockopt(2): what does not fit is cut; the length tells what there was.
std::optional<Diagnostic> Machine::deliver_name(std::string_view name) {
  const PendingCall& pending = now_.pending;
  if (pending.name_place == 0) return std::nullopt;
  std::uint32_t room = 0;
  memory_.load(pending.name_length, room);
  if (auto diagnostic = store_reply(pending.name_place, name.substr(0, room))) return diagnostic;
  memory_.store(pending.name_length, static_cast<std::uint32_t>(name.size()));
  return std::nullopt;
}

std::optional<Diagnostic> Machine::deliver_payload(const abi::Returned& reply) {
  if (const auto* name = std::get_if<abi::SocketName>(&reply.payload)) {
    return deliver_name(name->address);
  }
  if (const auto* option = std::get_if<abi::OptionValue>(&reply.payload)) {
    return deliver_name(option->bytes);
  }
  if (const auto* message = std::get_if<abi::ReceivedMessage>(&reply.payload)) {
    if (auto diagnostic = deliver_name(message->from)) return diagnostic;
  }
  if (now_.pending.destination == 0) return std::nullopt;
  if (const auto* bytes = std::get_if<abi::Bytes>(&reply.payload))
    return store_reply(now_.pending.destination, *bytes);
  const std::string bytes = bytes_of(reply.payload);
  if (!bytes.empty()) return store_reply(now_.pending.destination, bytes);
  return std::nullopt;
}

std::optional<Diagnostic> Machine::store_reply(Pointer to, std::string_view bytes) {
  if (const auto fault = memory_.check(to, bytes.size(), Access::kWrite))
    return mistake_in_call(*fault);
  if (!memory_.copy_in(to, bytes))
    return mistake_in_call({FaultKind::kMemoryLimit, to, bytes.size(), Access::kWrite});
  return std::nullopt;
}

const FunctionCode* Machine::pointed_function(Pointer pointer) const {
  const Object* object = memory_.alive(pointer);
  if (!object || object->kind != ObjectKind::kFunction || offset_of(pointer) != 0) return nullptr;
  return code_->functions[object->name].get();
}

// Gives `slot` a new object for a local; one that is there from an earlier turn of a loop ends.
bool Machine::start_local(const FunctionCode& function, std::uint64_t& slot, std::uint32_t number,
                          std::uint64_t size) {
  const LocalObject& local = function.locals[number];
  if (slot != 0) end_local(slot);
  slot = 0;
  const bool is_dynamic = local.size == 0;
  if (is_dynamic && now_.stack_bytes + size > limits_.stack_bytes) return false;
  Object object;
  object.size = size;
  object.name = local.name;
  object.line = local.line;
  object.kind = ObjectKind::kLocal;
  object.tracked = true;
  slot = memory_.create(object);
  if (slot == 0) return false;
  for (const LocalObject::Gap& gap : local.padding) memory_.fill(slot + gap.offset, 0, gap.size);
  return true;
}

// A _Thread_local variable begins with its first use, as it was before main.
Pointer Machine::own_object(Pointer original) {
  if (now_.has_originals) return original;
  Pointer& own = now_.own_objects[original];
  if (own != 0) return own;
  const Object* first = code_->image.alive(original);
  std::string bytes(first->size, '\0');
  code_->image.copy_out(original, first->size, bytes.data());
  Object object = *first;
  object.chunk = {};
  object.chunks = nullptr;
  own = memory_.create(object);
  if (own != 0) memory_.copy_in(own, bytes);
  return own;
}

void Machine::end_own_objects() {
  for (const auto& [original, own] : now_.own_objects)
    if (own != 0) destroy_object(own, 0);
}

void Machine::end_local(Pointer object) { destroy_object(object, 0); }

void Machine::destroy_object(Pointer object, std::uint32_t freed_line) {
  if (races_) [[unlikely]]
    edit_races().forget(object, memory_.entry(object)->size);
  memory_.destroy(object, freed_line);
}

// 16 bytes for each argument: the value and its ArgumentKind.
bool Machine::pack(const FunctionCode& function, const Instruction& instruction,
                   std::uint64_t* registers) {
  const auto& kinds = function.packs[static_cast<std::size_t>((&instruction)[1].wide())];
  std::uint64_t& slot = registers[instruction.a];
  const Object* old = memory_.alive(slot);
  if (!old || old->size != 16 * kinds.size()) {
    if (slot != 0) end_local(slot);
    Object object;
    object.size = 16 * kinds.size();
    slot = memory_.create(object);
  }
  for (std::size_t i = 0; slot != 0 && i < kinds.size(); ++i) {
    memory_.store(slot + 16 * i, registers[instruction.b + i]);
    memory_.store(slot + 16 * i + 8, static_cast<std::uint64_t>(kinds[i]));
  }
  return slot != 0;
}

static bool is_interchangeable(ArgumentKind given, ArgumentKind wanted) {
  const auto rank = [](ArgumentKind kind) {
    if (kind == ArgumentKind::kUnsignedInt) return ArgumentKind::kInt;
    return kind == ArgumentKind::kUnsignedLong ? ArgumentKind::kLong : kind;
  };
  return rank(given) == rank(wanted);
}

// va_arg: the next packed argument, where there is one of that kind.
bool Machine::fetch_argument(const Instruction& instruction, std::uint64_t* registers) {
  const Pointer list = registers[instruction.b];
  Pointer position = 0;
  std::uint64_t value = 0;
  std::uint64_t kind = 0;
  if (!memory_.load(list, position) || !memory_.load(position, value) ||
      !memory_.load(position + 8, kind))
    return false;
  const auto wanted = static_cast<ArgumentKind>(instruction.c);
  if (!is_interchangeable(static_cast<ArgumentKind>(kind), wanted)) return false;
  if (wanted == ArgumentKind::kInt)
    value = static_cast<std::uint64_t>(std::int64_t{static_cast<std::int32_t>(value)});
  if (wanted == ArgumentKind::kUnsignedInt) value &= 0xffffffffu;
  registers[instruction.a] = value;
  return memory_.store(list, position + 16);
}

// Whether a string has its '\0' in the `size` bytes of its array.
bool Machine::ends_within(Pointer text, std::uint64_t size) const {
  while (size > 0) {
    const std::string_view bytes = memory_.contiguous(text, size);
    if (bytes.empty()) return false;
    if (bytes.find('\0') != std::string_view::npos) return true;
    text += bytes.size();
    size -= bytes.size();
  }
  return false;
}

bool Machine::copy_object(Pointer to, Pointer from, std::uint64_t size) {
  if (memory_.check(from, size, Access::kRead)) return false;
  if (memory_.check(to, size, Access::kWrite)) return false;
  return memory_.move(to, from, size);
}

const Execution& Machine::execution_of(abi::ThreadId thread) const {
  for (const Execution& other : others_) {
    if (other.thread == thread) return other;
  }
  return now_;
}

// errno is one variable of the library; each thread finds its own value there.
void Machine::switch_to(abi::ThreadId thread) {
  if (thread == now_.thread || others_.empty()) return;
  const auto found = std::find_if(others_.begin(), others_.end(),
                                  [&](const Execution& each) { return each.thread == thread; });
  if (found == others_.end()) return;
  now_.error_number = current_errno();
  std::swap(now_, *found);
  set_errno(now_.error_number);
}

std::size_t Machine::memory_bytes() const {
  const std::size_t watched = races_ ? races_->bytes() : 0;
  return memory_.touched_bytes() + stack_bytes_of_all() + watched;
}

std::size_t Machine::stack_bytes_of_all() const {
  std::size_t bytes = now_.stack.bytes();
  for (const Execution& other : others_) bytes += other.stack.bytes();
  return bytes;
}

void Machine::await_start_of_thread(Pointer function, std::uint64_t argument) {
  now_.started_function = function;
  now_.started_argument = argument;
}

void Machine::start_thread(abi::ThreadId thread, abi::ThreadId creator) {
  const Execution& by = execution_of(creator);
  const FunctionCode& run = *code_->functions[code_->external_functions.at("__run_thread")];
  const FunctionCode* body = pointed_function(by.started_function);
  const SourcePlace begins = body ? SourcePlace{body->file, body->places.front()} : place_of(by);
  Execution started = execution_from(run, {by.started_function, by.started_argument}, begins);
  started.thread = thread;
  started.is_main = false;
  started.has_originals = false;
  others_.push_back(std::move(started));
  if (!races_ && others_.size() == 1) races_ = std::make_shared<RaceWatch>(creator);
  const std::string name = body ? body->name : "a thread";
  if (races_ && !edit_races().begin_thread(thread, creator, name)) races_ = nullptr;
}

// The locals of a thread go with it, but for those of main: its stack stays where it is.
void Machine::end_thread(abi::ThreadId thread) {
  if (others_.empty()) return;
  memory_.expect_copies();
  switch_to(thread);
  if (now_.thread != thread) return;
  while (!now_.is_main && !now_.stack.is_at_start()) {
    leave();
    now_.stack.open_deep();
  }
  end_own_objects();
  if (races_) edit_races().end_thread(thread);
  now_ = std::move(others_.back());
  others_.pop_back();
  set_errno(now_.error_number);
}

void Machine::keep_only(abi::ThreadId caller, abi::ThreadId main) {
  memory_.expect_copies();
  switch_to(caller);
  others_.clear();
  races_ = nullptr;
  now_.thread = main;
  now_.is_main = true;
}

std::unique_ptr<program::Program> start(std::shared_ptr<const Code> code,
                                        const std::vector<std::string>& arguments,
                                        const std::vector<std::string>& environment,
                                        const MachineLimits& limits) {
  return std::make_unique<Machine>(std::move(code), arguments, environment, limits);
}

}  // namespace sim::lang
