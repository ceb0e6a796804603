// What the machine does around accesses to memory that several threads can reach: races are told,
// and where the scenario wants it each access is a step.

#include <cstring>

#include "sim/lang/machine.h"
#include "sim/lang/memory_access.h"

namespace sim::lang {

using abi::Diagnostic;
using RequestKind = abi::MemoryAccessRequest::Kind;

// What a thread that waits for another one does: accesses that change nothing, one after the other.
// So many of them, and it gives way.
static constexpr int kMostLooks = 32;
// The same mistake is seldom made more often, and a list of all would help nobody.
static constexpr std::size_t kMostRacesTold = 20;

RaceWatch& Machine::edit_races() {
  if (races_.use_count() > 1) races_ = std::make_shared<RaceWatch>(*races_);
  return *races_;
}

// The number that pthread_barrier_init() has left in a barrier.
static long count_of_barrier(Memory& memory, Pointer barrier) {
  long count = 1;
  memory.load(barrier, count);
  return count;
}

void Machine::note_request(const abi::Request& request) {
  const auto* sync = std::get_if<abi::SyncRequest>(&request);
  const Pointer at = sync ? sync->variable.address : 0;
  if (sync && sync->operation == abi::SyncOperation::kBarrierWait)
    edit_races().note_barrier(at, count_of_barrier(memory_, at));
  edit_races().note_request(now_.thread, request);
}

bool Machine::is_own_local(Pointer object, const std::uint64_t* registers) const {
  bool found = false;
  for (const std::uint16_t slot : now_.stack.top().function->object_registers) {
    found = found || index_of(registers[slot]) == index_of(object);
  }
  return found;
}

// Each thread has an errno of its own, though the library has one place for it.
bool Machine::is_shared_object(Pointer at) const {
  const Object* object = memory_.alive(at);
  return object && !object->read_only && object->kind != ObjectKind::kFunction &&
         at != code_->errno_address;
}

// As a number with a sign.
static long number_at(const Memory& memory, Pointer place, std::uint64_t size) {
  char bytes[8] = {};
  memory.copy_out(place, size, bytes);
  std::int64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  const int unused = static_cast<int>(64 - 8 * size);
  return static_cast<long>(static_cast<std::uint64_t>(value) << unused) >> unused;
}

// Before a load or store, which comes next. False: it is a race that ends the program. Steps are
// those to globals, the heap, and locals of other functions.
bool Machine::note_access(const Instruction& instruction, const std::uint64_t* registers) {
  if (instruction.op == Op::kCopyBytes) return note_copy(instruction, registers);
  const MemoryAccess access = access_of(instruction, registers);
  if (!is_shared_object(access.at)) return true;
  const bool writes = access.kind == Access::kWrite;
  const auto kind = writes ? AccessKind::kWrite : AccessKind::kRead;
  if (!may_access(access.at, access.size, kind)) return false;
  if (writes) now_.looks = 0;
  const bool is_step =
      limits_.stops_at_accesses && !is_last_thread() && !is_own_local(access.at, registers);
  if (is_step)
    reached_ = Reached{access.at, access.size, writes ? RequestKind::kWrite : RequestKind::kRead,
                       false, 0};
  return true;
}

bool Machine::note_copy(const Instruction& instruction, const std::uint64_t* registers) {
  const auto size = static_cast<std::uint32_t>((&instruction)[1].wide());
  const Pointer to = registers[instruction.a];
  const Pointer from = registers[instruction.b];
  return (!is_shared_object(from) || may_access(from, size, AccessKind::kRead)) &&
         (!is_shared_object(to) || may_access(to, size, AccessKind::kWrite));
}

bool Machine::note_atomic(const Instruction& instruction, const std::uint64_t* registers) {
  static constexpr RequestKind kKinds[] = {RequestKind::kRead, RequestKind::kWrite,
                                           RequestKind::kUpdate};
  const Pointer at = registers[instruction.a];
  const auto size = static_cast<std::uint64_t>((&instruction)[1].wide());
  const auto kind = static_cast<AtomicKind>(instruction.b);
  if (memory_.check(at, size, Access::kRead)) return true;  // the access itself says why
  const bool reads = kind == AtomicKind::kLoad;
  if (!may_access(at, size, reads ? AccessKind::kAtomicRead : AccessKind::kAtomicWrite))
    return false;
  if (races_)
    edit_races().synchronise(now_.thread, at, kind, static_cast<MemoryOrder>(instruction.c));
  if (!is_last_thread())
    reached_ = Reached{at, size, kKinds[instruction.b], true, number_at(memory_, at, size)};
  return true;
}

// Whether a thread only waits for another one to change something.
bool Machine::looks_in_vain(const Reached& reached, long value) {
  const bool changes = reached.kind != RequestKind::kRead && value != reached.before;
  const bool looks_on = reached.is_atomic || reached.at == now_.looked_at;
  now_.looked_at = reached.at;
  if (changes || (!reached.is_atomic && reached.kind == RequestKind::kWrite))
    now_.looks = 0;
  else
    now_.looks = looks_on ? now_.looks + 1 : 1;
  if (now_.looks < kMostLooks) return false;
  now_.looks = 0;
  return true;
}

std::optional<abi::Request> Machine::finish_access() {
  const Reached reached = *std::exchange(reached_, std::nullopt);
  const long value = number_at(memory_, reached.at, reached.size);
  if (looks_in_vain(reached, value)) return abi::YieldRequest{abi::YieldRequest::Cause::kTimeSlice};
  if (!limits_.stops_at_accesses) return std::nullopt;
  const std::string name = name_at(reached.at);
  return abi::MemoryAccessRequest{name.empty() ? "memory" : name, reached.kind, value};
}

// Tells a race. False: it ends the program, and mistake_ is why.
bool Machine::may_access(Pointer at, std::uint64_t size, AccessKind kind) {
  mistake_ = race_at(at, size, kind);
  return !mistake_;
}

// The diagnosis where the program shall end with it.
std::optional<Diagnostic> Machine::race_at(Pointer at, std::uint64_t size, AccessKind kind) {
  if (!races_) return std::nullopt;
  Accessor by;
  by.kind = kind;
  const program::SourcePlace here = place();
  by.line = static_cast<std::uint32_t>(here.at.line);
  by.file = code_->files.size() > 1 ? user_file() : std::uint16_t{1};
  const auto other = edit_races().access(now_.thread, at, size, by);
  if (!other || !is_new_race(at, *other)) return std::nullopt;
  Diagnostic found = race(at, size, kind, *other);
  if (limits_.stops_at_races) return found;
  found.severity = abi::Severity::kWarning;
  races_found_.push_back(std::move(found));
  return std::nullopt;
}

// Once for each object, and once for each pair of lines.
bool Machine::is_new_race(Pointer at, const Accessor& other) {
  constexpr std::uint64_t kPair = std::uint64_t{1} << 63;
  const auto here = static_cast<std::uint64_t>(place().at.line);
  const std::uint64_t lines = kPair | std::min<std::uint64_t>(here, other.line) << 24 |
                              std::max<std::uint64_t>(here, other.line);
  const bool is_new = races_told_.size() < 2 * kMostRacesTold &&
                      !races_told_.contains(at >> kOffsetBits) && !races_told_.contains(lines);
  races_told_.insert(at >> kOffsetBits);
  races_told_.insert(lines);
  return is_new;
}

// "'counter' (4 bytes)"; "byte 8 of the block allocated on line 3 (24 bytes)"
static std::string subject_of(const Machine& machine, const Object& object, Pointer at,
                              std::uint64_t size) {
  const std::string bytes = " (" + std::to_string(size) + (size == 1 ? " byte)" : " bytes)");
  const std::string name = machine.name_at(at);
  if (!name.empty()) return "'" + name + "'" + bytes;
  const std::int64_t offset = offset_of(at);
  const std::string where = offset == 0 ? "" : "byte " + std::to_string(offset) + " of ";
  return where + machine.describe(object) + bytes;
}

Diagnostic Machine::race(Pointer at, std::uint64_t size, AccessKind kind,
                         const Accessor& other) const {
  const program::SourcePlace here = place();
  const std::string file = code_->files.size() > 1 && code_->files[other.file - 1u] != here.file
                               ? " of " + code_->files[other.file - 1u].text()
                               : "";
  const std::string name = name_at(at);
  const std::string subject = name.empty() ? "it" : "'" + name + "'";
  return mistake("data race: " + races_->name_of(now_.thread.value) +
                     (is_write(kind) ? " writes " : " reads ") +
                     subject_of(*this, *memory_.alive(at), at, size) + " here, " +
                     races_->name_of(other.thread) +
                     (is_write(other.kind) ? " wrote it on line " : " read it on line ") +
                     std::to_string(other.line) + file + ", and nothing orders the two",
                 "lock one mutex around both, or make " + subject + " atomic (<stdatomic.h>)");
}

std::optional<Diagnostic> Machine::note_block(Pointer at, std::uint64_t size, Access access) {
  const bool is_own_code = !now_.stack.top().function->is_library;
  if (!races_ || !is_own_code || size == 0 || !is_shared_object(at)) return std::nullopt;
  return race_at(at, size, access == Access::kWrite ? AccessKind::kWrite : AccessKind::kRead);
}

void Machine::release(Pointer place) {
  if (races_) edit_races().release(now_.thread, place);
}

void Machine::acquire(Pointer place) {
  if (races_) edit_races().acquire(now_.thread, place);
}

void Machine::fence(MemoryOrder order) {
  if (races_) edit_races().fence(now_.thread, order);
}

}  // namespace sim::lang
