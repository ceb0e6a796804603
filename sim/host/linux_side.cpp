#include "sim/host/linux_side.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <iterator>
#include <utility>

#include "sim/host/proc_text.h"

namespace sim::host {
namespace {

using std::chrono::milliseconds;

// The kernel counts from 300 again when it comes to its end, which no run does.
constexpr int kPidOfShell = 30'000;

// Long enough for any call that does not sleep; nothing is decided by it.
constexpr milliseconds kShortWait{20};

}  // namespace

LinuxSide::LinuxSide(Session& session, int descriptors_per_process, const FileTree* files,
                     Programs programs)
    : session_(session),
      init_(session, kInitMailbox, session.init_pid()),
      descriptors_per_process_(descriptors_per_process),
      programs_(programs),
      files_(files) {
  pids_.pair(abi::kInitPid, session.init_pid());
}

// In a pid namespace of ours the kernel counts as we like. pid_namespaces(7).
void LinuxSide::set_next_pid(int pid) {
  if (!session_.has_namespaces()) return;
  const std::string last = std::to_string(pid - 1);
  std::memcpy(init_.area(), "/proc/sys/kernel/ns_last_pid", 29);
  const auto file = init_.run({SYS_open, {init_.area_address(), O_WRONLY}, 0});
  std::memcpy(init_.area(), last.data(), last.size());
  init_.run({SYS_write, {file, init_.area_address(), static_cast<long>(last.size())}, 0});
  init_.run({SYS_close, {file}, 0});
}

// Out of the way of the program's pids, and deaf to signals that are for everybody.
abi::Expected<void, std::string> LinuxSide::start_shell() {
  set_next_pid(kPidOfShell);
  auto forked = fork_from(init_);
  if (!forked) return abi::unexpected(forked.error());
  set_next_pid(2);
  shell_ = std::move(*forked);
  pids_.name(abi::kInitPid, shell_->pid());
  std::memset(shell_->area(), 0xff, sizeof(abi::SignalSet));
  const std::int64_t all = shell_->area_address();
  const bool is_deaf = shell_->run({SYS_rt_sigprocmask, {SIG_BLOCK, all, 0, 8}, 0}) == 0;
  if (is_deaf && shell_->run({SYS_setsid, {}, 0}) > 0) return {};
  return abi::unexpected(std::string("an agent cannot lead a session on this machine"));
}

LinuxSide::~LinuxSide() {
  if (!session_.is_alive()) return;
  for (auto& [pid, process] : processes_) {
    if (process.process != Pid{}) continue;
    init_.run({SYS_kill, {process.agent.pid(), SIGKILL}, 0});
  }
  if (shell_) init_.run({SYS_kill, {shell_->pid(), SIGKILL}, 0});
  while (init_.run({SYS_wait4, {-1, 0, 0, 0}, 0}) > 0) {
  }
  for (auto& [pid, process] : processes_) session_.mailbox(process.agent.mailbox()).pid = 0;
  if (shell_) session_.mailbox(shell_->mailbox()).pid = 0;
}

bool LinuxSide::can_replace_programs() const {
  return programs_ == Programs::kSeveral && session_.head().can_replace_program != 0 &&
         descriptors_per_process_ <= kFirstHiddenDescriptor;
}

std::uint32_t LinuxSide::free_mailbox() {
  std::uint32_t number = next_mailbox_;
  if (free_mailboxes_.empty()) {
    ++next_mailbox_;
  } else {
    number = free_mailboxes_.back();
    free_mailboxes_.pop_back();
  }
  Mailbox& box = session_.mailbox(number);
  box.posted = box.finished = box.count = box.done = 0;
  box.handlers = 0;
  box.mask = 0;
  box.is_at_rest = box.holds_child_signal = box.thread_lives = 0;
  box.burst = 0;
  return number;
}

// Its descriptors are 0, 1 and 2, it leads a process group as a shell's jobs do, and has no more
// rights than a student's program. What exec needs is out of sight.
abi::Expected<void, std::string> LinuxSide::start_process(Pid process) {
  if (auto started = shell_ ? abi::Expected<void, std::string>{} : start_shell(); !started) {
    return started;
  }
  auto forked = fork_from(*shell_);
  if (!forked) return abi::unexpected(forked.error());
  adopt_child(process, forked->pid());
  Agent& agent = this->agent(process);
  processes_.at(process.value).is_of_shell = true;
  if (files_ && !enter_files(agent)) {
    return abi::unexpected(std::string("an agent cannot enter its files on this machine"));
  }
  const rlimit limit{static_cast<rlim_t>(descriptors_per_process_),
                     static_cast<rlim_t>(descriptors_per_process_)};
  const __user_cap_header_struct version{_LINUX_CAPABILITY_VERSION_3, 0};
  char* const area = agent.area();
  std::memset(area, 0, 256);
  std::memcpy(area, &limit, sizeof limit);
  std::memcpy(area + 64, &version, sizeof version);
  const std::int64_t at = agent.area_address();
  const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
  std::memcpy(area + 192, &unlimited, sizeof unlimited);
  agent.run({SYS_prlimit64, {0, RLIMIT_FSIZE, at + 192, 0}, 0});
  // Else root would have its rights back behind exec. Other users cannot, and need not.
  std::vector<SystemCall> drops;
  for (int capability = 0; capability <= CAP_LAST_CAP; ++capability) {
    drops.push_back({SYS_prctl, {PR_CAPBSET_DROP, capability, 0, 0, 0}, 0});
  }
  agent.run(drops);
  const bool is_alone = !can_replace_programs();
  const SystemCall calls[] = {
      {SYS_close_range, {3, is_alone ? ~0u : kFirstHiddenDescriptor - 1, 0}, 0},
      {SYS_setpgid, {0, 0}, 0},
      {SYS_rt_sigaction, {SIGTERM, at + 128, 0, 8}, 0},
      {SYS_rt_sigprocmask, {SIG_SETMASK, at + 128, 0, 8}, 0},
      {SYS_prlimit64, {0, RLIMIT_NOFILE, at, 0}, 0},
      {SYS_capset, {at + 64, at + 128}, 0},
  };
  const auto done = agent.run(calls);
  const bool worked = done.size() == std::size(calls) &&
                      std::all_of(done.begin(), done.end(),
                                  [](const SystemCall& call) { return call.result == 0; });
  if (!worked) return abi::unexpected(std::string("an agent cannot be set up on this machine"));
  return {};
}

bool LinuxSide::enter_files(Agent& agent) const {
  const std::string home = files_->agents_path(files_->home(), 0);
  const std::string& root = files_->folder_path();
  char* const area = agent.area();
  std::memcpy(area, root.c_str(), root.size() + 1);
  std::memcpy(area + 1024, home.c_str(), home.size() + 1);
  const std::int64_t at = agent.area_address();
  if (!files_->has_prefix() && agent.run({SYS_chroot, {at}, 0}) != 0) return false;
  return agent.run({SYS_chdir, {at + 1024}, 0}) == 0;
}

// Of an agent at rest.
int LinuxSide::directory_depth(const Agent& agent) const {
  char bytes[4096];
  const std::string link = std::to_string(agent.pid()) + "/cwd";
  const ssize_t size = ::readlinkat(session_.proc_folder(), link.c_str(), bytes, sizeof bytes);
  const std::string path =
      files_->models_path({bytes, static_cast<std::size_t>(std::max(size, 0l))});
  return path == "/" ? 0 : static_cast<int>(std::count(path.begin(), path.end(), '/'));
}

abi::Expected<void, std::string> LinuxSide::fork_agent(Pid parent, Pid child) {
  auto forked = fork_from(agent(parent));
  if (!forked) return abi::unexpected(forked.error());
  adopt_child(child, forked->pid());
  return {};
}

abi::Expected<Agent, std::string> LinuxSide::fork_from(Agent& parent) {
  childs_mailbox_ = free_mailbox();
  const SystemCall fork{SYS_fork, {}, 0};
  const auto forked = parent.run(std::span(&fork, 1), childs_mailbox_);
  if (forked.empty() || forked[0].result < 0) {
    return abi::unexpected(std::string("fork fails on this machine"));
  }
  return Agent(session_, childs_mailbox_, static_cast<int>(forked[0].result));
}

std::span<const SystemCall> LinuxSide::raw_calls(ThreadId thread, std::size_t index) const {
  const LinuxProcess& process = processes_.at(thread.value);
  const StagedCall& staged = process.staged.at(index);
  return process.agent.calls().subspan(staged.first, staged.count);
}

// No read is asked for more, see to_linux().
static bool brings_too_much(const abi::Outcome& expected) {
  const auto* returned = std::get_if<abi::Returned>(&expected);
  const auto* bytes = returned ? std::get_if<abi::Bytes>(&returned->payload) : nullptr;
  return bytes && bytes->size() > kAreaBytes / 2;
}

Pid LinuxSide::pid_of(ThreadId thread) const {
  const Pid process = processes_.at(thread.value).process;
  return process == Pid{} ? Pid{thread.value} : process;
}

// Every variable has a slot of its own from its first use on.
int LinuxSide::slot_of(ThreadId thread, const abi::SyncVariable& variable) {
  if (variable.address == 0) return 0;
  auto& slots = processes_.at(pid_of(thread).value).slots;
  const auto next = static_cast<int>(slots.size()) + 1;
  return slots.try_emplace(variable.address, next).first->second;
}

// What only this side knows of a call among threads.
void LinuxSide::complete(ThreadId thread, const abi::Request& request, CallContext& context) {
  context.process = processes_.at(pid_of(thread).value).agent.pid();
  if (const auto* sync = std::get_if<abi::SyncRequest>(&request)) {
    context.variable_slot = slot_of(thread, sync->variable);
    context.mutex_slot = slot_of(thread, sync->mutex);
  }
  const auto* join = std::get_if<abi::JoinRequest>(&request);
  const auto* kill = std::get_if<abi::ThreadKillRequest>(&request);
  if (!join && !kill) return;
  const auto target = processes_.find(join ? join->thread.value : kill->thread.value);
  if (target == processes_.end()) return;
  context.joined_mailbox = static_cast<int>(target->second.agent.mailbox());
  const bool has_ended = session_.mailbox(target->second.agent.mailbox()).thread_lives == 0;
  if (!has_ended) context.target_thread = target->second.agent.pid();
}

bool LinuxSide::add(ThreadId thread, const abi::Request& request, CallContext context) {
  LinuxProcess& process = process_of(thread);
  const std::uint64_t needed = (area_bytes_for(request, context.scale) + 63) / 64 * 64;
  if (process.area_used + needed > kAreaBytes || brings_too_much(context.expected)) return false;
  context.pids = &pids_;
  context.head = &session_.head();
  context.caller = process.agent.pid();
  complete(thread, request, context);
  if (std::max(context.variable_slot, context.mutex_slot) >= static_cast<int>(kSyncSlots)) {
    return false;
  }
  context.files = files_;
  if (files_ && files_->has_prefix()) context.directory_depth = directory_depth(process.agent);
  context.area = process.agent.area() + process.area_used;
  context.area_address =
      process.agent.area_address() + static_cast<std::int64_t>(process.area_used);
  const LinuxCall made = to_linux(request, context);
  std::vector<SystemCall> before(static_cast<std::size_t>(context.handlers_left),
                                 SystemCall{kLeaveHandler, {}, 0});
  if (std::exchange(process.has_rung, false)) before.push_back({SYS_alarm, {0}, 0});
  const bool is_not_asked = made.calls.empty() && before.empty();
  if (is_not_asked && context.enters_handlers) before.push_back({SYS_getpid, {}, 0});
  if (process.raw.size() + before.size() + made.calls.size() > kCallsPerCommand) return false;
  process.raw.insert(process.raw.end(), before.begin(), before.end());
  StagedCall staged{request, std::move(context), static_cast<std::uint32_t>(process.raw.size()),
                    static_cast<std::uint32_t>(made.calls.size())};
  if (auto* write = std::get_if<abi::WriteRequest>(&staged.request)) write->bytes.clear();
  if (auto* write = std::get_if<abi::PwriteRequest>(&staged.request)) write->bytes.clear();
  process.raw.insert(process.raw.end(), made.calls.begin(), made.calls.end());
  if (can_change_files(request, staged.context)) ++calls_on_files_;
  process.staged.push_back(std::move(staged));
  process.area_used += needed;
  return true;
}

void LinuxSide::submit(ThreadId thread, std::size_t calls, Starts starts) {
  LinuxProcess& process = process_of(thread);
  const StagedCall& last = process.staged.at(calls - 1);
  const std::size_t already = std::exchange(process.submitted, last.first + last.count);
  const auto added = std::span(process.raw).first(process.submitted).subspan(already);
  process.is_under_way = true;
  if (added.empty()) return;
  process.state = AgentState::kMoving;
  if (already > 0) return process.agent.append(added);
  childs_mailbox_ = starts == Starts::kSomebody ? free_mailbox() : 0;
  process.agent.post(added, childs_mailbox_);
}

void LinuxSide::expect_return(ThreadId thread) {
  process_of(thread).agent.wait_until_finished(kShortWait);
}

std::vector<ThreadId> LinuxSide::under_way() const {
  std::vector<ThreadId> threads;
  for (const auto& [pid, process] : processes_) {
    if (process.is_under_way) threads.push_back(ThreadId{pid});
  }
  return threads;
}

std::vector<ThreadId> LinuxSide::unfinished() const {
  std::vector<ThreadId> threads;
  for (const auto& [pid, process] : processes_) {
    if (process.is_under_way && !process.agent.has_finished()) threads.push_back(ThreadId{pid});
  }
  return threads;
}

// One look at everything that has not come back. `moved` is set when something came back, died, or
// has run since the last look.
bool LinuxSide::scan(const std::vector<ThreadId>& threads, std::map<int, long>& scheduled,
                     bool& moved) {
  for (const ThreadId thread : threads) {
    LinuxProcess& process = process_of(thread);
    Agent& agent = process.agent;
    const AgentState state = process.state = agent.settle();
    if (state == AgentState::kMoving) return false;
    const bool is_off = state == AgentState::kAsleep || state == AgentState::kStopped;
    const long times = is_off ? agent.times_scheduled_when_asleep() : -1;
    const auto seen = scheduled.find(thread.value);
    if (seen == scheduled.end() || seen->second != times) moved = true;
    scheduled[thread.value] = times;
  }
  return true;
}

// Two looks in a row without any change: there was one instant at which everything slept. Where
// all but one had come back before, nobody is left who could wake that one: a single look is
// enough.
bool LinuxSide::settle() {
  std::map<int, long> scheduled;
  for (;;) {
    const std::vector<ThreadId> threads = unfinished();
    bool moved = false;
    if (!scan(threads, scheduled, moved)) return false;
    if (!moved || threads.size() <= 1) return true;
  }
}

std::optional<int> LinuxSide::death_status(const LinuxProcess& process) const {
  const std::string path = std::to_string(process.agent.pid()) + "/stat";
  const ProcessStat stat = parse_stat(proc_text(session_.proc_folder(), path));
  if (stat.state != 'Z') return std::nullopt;
  return stat.exit_status;
}

std::size_t LinuxSide::latest_call(ThreadId thread) const {
  return processes_.at(thread.value).staged.size() - 1;
}

static std::span<const EnteredHandler> handlers_in(const Mailbox& box) {
  return {box.entered, std::min(box.handlers, kMostHandlers)};
}

// The one that was entered first among those that were entered last, all at once.
static int signal_of_latest_burst(std::span<const EnteredHandler> handlers) {
  const auto latest = std::find_if(handlers.begin(), handlers.end(), [&](const auto& each) {
    return each.burst == handlers.back().burst;
  });
  return latest == handlers.end() ? 0 : latest->signal;
}

LinuxAnswer LinuxSide::answer(ThreadId thread, std::size_t index) {
  LinuxProcess& process = process_of(thread);
  StagedCall& staged = process.staged.at(index);
  const Mailbox& box = session_.mailbox(process.agent.mailbox());
  if (__atomic_load_n(&box.done, __ATOMIC_ACQUIRE) >= staged.first + staged.count) {
    staged.context.arguments_digest = box.arguments_digest;
    staged.context.interrupted_by = signal_of_latest_burst(handlers_in(box));
    const auto raw = process.agent.calls().subspan(staged.first, staged.count);
    return from_linux(staged.request, staged.context, raw);
  }
  if (process.state == AgentState::kAsleep) return abi::Blocked{};
  if (process.state == AgentState::kStopped) return abi::Blocked{};
  if (process.state == AgentState::kDead) return abi::Ended{death_status(process).value_or(-1)};
  return std::nullopt;
}

std::span<const EnteredHandler> LinuxSide::handlers(Pid process) const {
  return handlers_in(session_.mailbox(processes_.at(process.value).agent.mailbox()));
}

std::uint64_t LinuxSide::mask_at_rest(Pid process) const {
  return session_.mailbox(processes_.at(process.value).agent.mailbox()).mask;
}

void LinuxSide::press_key(Pid process, int signal) {
  init_.run({SYS_kill, {agent(process).pid(), signal}, 0});
}

void LinuxSide::end_sleep(ThreadId thread) {
  LinuxProcess& process = process_of(thread);
  process.state = AgentState::kMoving;
  const int group = processes_.at(pid_of(thread).value).agent.pid();
  init_.run({SYS_tgkill, {group, process.agent.pid(), kTimeSignal}, 0});
}

void LinuxSide::end_sleep_with_alarm(ThreadId thread) {
  Agent& agent = process_of(thread).agent;
  session_.mailbox(agent.mailbox()).time_is_over = 1;
  ring_alarm(Pid{thread.value});
  if (agent.settle() == AgentState::kAsleep) end_sleep(thread);
}

void LinuxSide::ring_alarm(Pid pid) {
  LinuxProcess& process = processes_.at(pid.value);
  process.has_rung = true;
  init_.run({SYS_kill, {process.agent.pid(), SIGALRM}, 0});
}

bool LinuxSide::is_under_way(ThreadId thread) const {
  const auto found = processes_.find(thread.value);
  return found != processes_.end() && found->second.is_under_way;
}

bool LinuxSide::is_asleep(ThreadId thread) const {
  const auto found = processes_.find(thread.value);
  return found != processes_.end() && found->second.is_under_way &&
         !found->second.agent.has_finished();
}

bool LinuxSide::is_stopped(ThreadId thread) const {
  return is_asleep(thread) && processes_.at(thread.value).state == AgentState::kStopped;
}

bool LinuxSide::is_dead(ThreadId thread) const {
  return is_asleep(thread) && processes_.at(thread.value).state == AgentState::kDead;
}

std::vector<Pid> LinuxSide::processes() const {
  std::vector<Pid> pids;
  for (const auto& [pid, process] : processes_) {
    if (process.process == Pid{}) pids.push_back(Pid{pid});
  }
  return pids;
}

void LinuxSide::collect(ThreadId thread) {
  LinuxProcess& process = process_of(thread);
  process.is_under_way = false;
  process.raw.clear();
  process.staged.clear();
  process.submitted = 0;
  process.area_used = 0;
}

void LinuxSide::adopt_child(Pid child, int linux_pid) {
  pids_.pair(child, linux_pid);
  processes_.emplace(child.value, LinuxProcess(Agent(session_, childs_mailbox_, linux_pid)));
}

// Its main thread's mailbox is the process's own.
void LinuxSide::adopt_thread(ThreadId thread, ThreadId creator, int linux_tid) {
  pids_.pair(Pid{thread.value}, linux_tid);
  LinuxProcess made(Agent(session_, childs_mailbox_, linux_tid));
  made.process = pid_of(creator);
  processes_.emplace(thread.value, std::move(made));
}

void LinuxSide::inherit_variables(Pid parent, Pid child) {
  processes_.at(child.value).slots = processes_.at(parent.value).slots;
}

void LinuxSide::forget_thread(ThreadId thread) {
  const auto found = processes_.find(thread.value);
  if (found != processes_.end() && found->second.process != Pid{}) forget(Pid{thread.value});
}

std::vector<ThreadId> LinuxSide::threads(Pid process) const {
  std::vector<ThreadId> all;
  if (knows(process)) all.push_back(ThreadId{process.value});
  for (const auto& [number, each] : processes_) {
    if (each.process == process) all.push_back(ThreadId{number});
  }
  return all;
}

pid_t LinuxSide::living_thread(Pid process) const {
  for (const ThreadId thread : threads(process)) {
    const pid_t number = processes_.at(thread.value).agent.pid();
    const std::string path = std::to_string(number) + "/task/" + std::to_string(number) + "/stat";
    if (!parse_stat(proc_text(session_.proc_folder(), path)).is_dead()) return number;
  }
  return pids_.linux_pid(process.value);
}

std::optional<int> LinuxSide::reap_by_init(Pid process) {
  const auto pid = pids_.linux_pid(process.value);
  Agent& parent = processes_.at(process.value).is_of_shell ? *shell_ : init_;
  const auto reaped = parent.run({SYS_wait4, {pid, parent.area_address(), 0, 0}, 0});
  if (reaped == -ECHILD) return kReapedByOthers;
  if (reaped != pid) return std::nullopt;
  int status = 0;
  std::memcpy(&status, parent.area(), sizeof status);
  return status;
}

void LinuxSide::reap_orphan(Pid process) {
  init_.run({SYS_wait4, {pids_.linux_pid(process.value), 0, WNOHANG, 0}, 0});
}

bool LinuxSide::is_ours(pid_t linux_pid) const {
  return linux_pid == init_.pid() || (shell_ && linux_pid == shell_->pid());
}

void LinuxSide::forget(Pid process) {
  const auto found = processes_.find(process.value);
  if (found == processes_.end()) return;
  if (found->second.process == Pid{}) {
    for (const ThreadId thread : threads(process)) forget_thread(thread);
  }
  const std::uint32_t mailbox = found->second.agent.mailbox();
  session_.mailbox(mailbox).pid = 0;
  free_mailboxes_.push_back(mailbox);
  processes_.erase(found);
  pids_.forget(process);
}

}  // namespace sim::host
