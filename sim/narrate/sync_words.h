// Mutexes, conditions and their kin in words.

#pragma once

#include <string>

#include "sim/narrate/story.h"

namespace sim::narrate {

// "mutex lock", "condition not_empty".
std::string sync_name(const kernel::SyncObject& sync);

// "pthread_cond_wait(&c, &m)": as C writes the call.
std::string sync_call(const abi::SyncRequest& call);

// What keeps a thread asleep: "worker has locked mutex lock", "its value is 0".
std::string sync_reason(const world::World& world, abi::ThreadId sleeper,
                        const kernel::CallInProgress& call);

// "asleep until worker unlocks it": the line on a card.
std::string sync_detail(const world::World& world, const kernel::CallInProgress& call);

// What has come of a call that has returned.
std::string sync_done(const abi::SyncRequest& call, const abi::Returned& returned);

// Why a call has failed; empty: nothing that it says of itself.
std::string sync_failure(const abi::SyncRequest& call, int errno_code);
std::string thread_failure(const abi::Request& request, int errno_code);

// The sentences for a step, without their full stops.
std::string synchronising(const Story& story, const abi::SyncRequest& call);
std::string starting_thread(const Story& story, const abi::StartThreadRequest& call);
std::string ending_thread(const Story& story, const abi::ExitThreadRequest& call);
std::string joining(const Story& story, const abi::JoinRequest& call);
std::string detaching(const Story& story, const abi::DetachRequest& call);
std::string sending(const Story& story, const abi::ThreadKillRequest& call);

}  // namespace sim::narrate
