// A program's processes on the real kernel: one agent for each, told what calls to make.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/abi/outcome.h"
#include "sim/host/agent.h"
#include "sim/host/pid_names.h"
#include "sim/host/session.h"
#include "sim/host/system_calls.h"

namespace sim::host {

using abi::Pid;
using abi::ThreadId;

// What Linux made of a call: Returned, Failed, Blocked (proved; reason and object are the model's
// business) or Ended (status -1 where nobody could be asked). Empty: no certain answer in 10 s.
using LinuxAnswer = std::optional<abi::Outcome>;

// Whether a process may come to run another program, by exec.
enum class Programs { kOne, kSeveral };

class LinuxSide {
 public:
  // The agents of an earlier run in this session must be gone: see the destructor. Processes begin
  // in the home directory of `files`, when there are any.
  LinuxSide(Session& session, int descriptors_per_process, const FileTree* files = nullptr,
            Programs programs = Programs::kOne);
  ~LinuxSide();  // ends every agent
  LinuxSide(const LinuxSide&) = delete;
  LinuxSide& operator=(const LinuxSide&) = delete;

  // A process that a shell of ours starts, with descriptors 0, 1 and 2. The shell leads their
  // session, and to the model it is the same as init. The error is a sentence.
  abi::Expected<void, std::string> start_process(Pid process);

  // A child of a process that is in no call. The error is a sentence.
  abi::Expected<void, std::string> fork_agent(Pid parent, Pid child);

  // Puts a call at the end of the thread's command; false: no room before collect().
  // `context.pids`, area and address are filled in here.
  bool add(ThreadId thread, const abi::Request& request, CallContext context);
  // Hands over the first `calls` of those added, behind a call that is still under way if there is
  // one. The last of them may start a process or a thread.
  enum class Starts { kNothing, kSomebody };
  void submit(ThreadId thread, std::size_t calls, Starts starts = Starts::kNothing);

  // Looks until every command under way is done, asleep or dead, and none of them can move any
  // more without a new command. False: something did not come to rest within 10 s.
  bool settle();

  // Waits for a command that is expected to come back soon, without looking at it.
  void expect_return(ThreadId thread);

  // What came of call `index` of the thread's command, as settle() has found it. Blocked also for
  // those behind one that sleeps.
  LinuxAnswer answer(ThreadId thread, std::size_t index);
  LinuxAnswer answer(ThreadId thread) { return answer(thread, latest_call(thread)); }
  std::size_t latest_call(ThreadId thread) const;  // index of the one that was added last
  void collect(ThreadId thread);             // its command is done: the next can be put together
  bool is_under_way(ThreadId thread) const;  // a command that has not come back, as far as known
  // Ascending; what has come back included until collect().
  std::vector<ThreadId> under_way() const;
  std::vector<ThreadId> unfinished() const;
  bool is_asleep(ThreadId thread) const;  // in its call, as settle() has found it, or stopped there
  bool is_stopped(ThreadId thread) const;  // by a signal, on its way out of a call or in it
  bool is_dead(ThreadId thread) const;     // in its call
  // The handlers that a process is in, the outermost first, and its signal mask where it is in no
  // call.
  std::span<const EnteredHandler> handlers(Pid process) const;
  std::uint64_t mask_at_rest(Pid process) const;

  // A terminal's key sends a signal; here init does, because the agents have no terminal of their
  // own.
  void press_key(Pid process, int signal);

  // The model's clock has come to a time that this thread's call waits for.
  void end_sleep(ThreadId thread);
  // Both at the same moment: the sleep ends in time, and the alarm is there before its thread is.
  void end_sleep_with_alarm(ThreadId thread);
  // The same for alarm(): the signal comes from init, the kernel's own timer is put out later.
  void ring_alarm(Pid process);
  std::vector<Pid> processes() const;  // living and zombie, ascending

  void adopt_child(Pid child, int linux_pid);  // the child of a fork has begun to live
  void adopt_thread(ThreadId thread, ThreadId creator, int linux_tid);  // the same
  void inherit_variables(Pid parent, Pid child);  // what threads synchronise by, after a fork
  void forget_thread(ThreadId thread);            // it has ended, and nobody will join it any more
  // The threads of a process that live on Linux as far as known, the main one first.
  std::vector<ThreadId> threads(Pid process) const;
  // Init, or the shell, waits for it: the raw status.
  std::optional<int> reap_by_init(Pid process);
  void reap_orphan(Pid process);              // init waits for it if it is there to be waited for
  static constexpr int kReapedByOthers = -1;  // nobody is there to be waited for
  // The raw calls of call `index` of the thread's command; their results once it is done.
  std::span<const SystemCall> raw_calls(ThreadId thread, std::size_t index) const;
  void forget(Pid process);  // somebody has waited for it

  Agent& agent(Pid process) { return processes_.at(process.value).agent; }
  Agent& init() { return init_; }
  bool is_ours(pid_t linux_pid) const;  // init or the shell
  bool knows(Pid process) const { return processes_.contains(process.value); }
  bool knows(ThreadId thread) const { return processes_.contains(thread.value); }
  // A thread of the process that has not ended, to be asked about what all of them share.
  pid_t living_thread(Pid process) const;
  const PidNames& pids() const { return pids_; }
  bool has_namespaces() const { return session_.has_namespaces(); }
  bool can_replace_programs() const;  // by exec
  const FileTree* files() const { return files_; }
  long calls_on_files() const { return calls_on_files_; }  // that can have changed them
  Session& session() { return session_; }

 private:
  struct StagedCall {
    abi::Request request;
    CallContext context;
    std::uint32_t first = 0;  // of the raw calls
    std::uint32_t count = 0;
  };
  struct LinuxProcess {
    explicit LinuxProcess(Agent its_agent) : agent(std::move(its_agent)) {}
    Agent agent;
    bool is_of_shell = false;            // which has started it
    Pid process;                         // of another thread than the main one; else -1
    std::map<std::uint64_t, int> slots;  // of the variables that threads synchronise by
    std::vector<SystemCall> raw;
    std::vector<StagedCall> staged;
    std::size_t submitted = 0;  // of `raw`
    std::uint64_t area_used = 0;
    bool is_under_way = false;
    bool has_rung = false;  // its alarm is over, and the kernel's timer still runs
    AgentState state = AgentState::kFinished;  // as settle() has seen it last
  };

  abi::Expected<void, std::string> start_shell();
  void set_next_pid(int pid);
  std::uint32_t free_mailbox();
  abi::Expected<Agent, std::string> fork_from(Agent& parent);
  LinuxProcess& process_of(ThreadId thread) { return processes_.at(thread.value); }
  Pid pid_of(ThreadId thread) const;
  int slot_of(ThreadId thread, const abi::SyncVariable& variable);
  void complete(ThreadId thread, const abi::Request& request, CallContext& context);
  std::optional<int> death_status(const LinuxProcess& process) const;
  bool scan(const std::vector<ThreadId>& threads, std::map<int, long>& scheduled, bool& moved);
  bool enter_files(Agent& agent) const;
  int directory_depth(const Agent& agent) const;

  Session& session_;
  Agent init_;
  std::optional<Agent> shell_;
  PidNames pids_;
  std::map<int, LinuxProcess> processes_;  // and their other threads, by the model's numbers
  std::vector<std::uint32_t> free_mailboxes_;
  std::uint32_t next_mailbox_ = kInitMailbox + 1;
  std::uint32_t childs_mailbox_ = 0;  // promised to the child of the fork under way
  int descriptors_per_process_;
  Programs programs_;
  const FileTree* files_;
  long calls_on_files_ = 0;
};

}  // namespace sim::host
