# A seeded fault: one place of the model is made wrong, and the differential test must find it.

# fdscope_add_fault(NAME FILE FROM TO): in sim/kernel/FILE, the text FROM, which stands there exactly
# once, becomes TO.
function(fdscope_add_fault name file from to)
  set(original ${PROJECT_SOURCE_DIR}/sim/kernel/${file})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${original})
  file(READ ${original} text)
  string(FIND "${text}" "${from}" first)
  string(FIND "${text}" "${from}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "fault ${name}: '${from}' does not stand exactly once in sim/kernel/${file}")
  endif()
  string(REPLACE "${from}" "${to}" faulty "${text}")
  set(copy ${CMAKE_CURRENT_BINARY_DIR}/faults/${name}.cpp)
  file(CONFIGURE OUTPUT ${copy} CONTENT "${faulty}" @ONLY)
  # The linker takes the faulty object before it looks into the library.
  add_executable(fuzz_fault_${name} $<TARGET_OBJECTS:fuzz_linux_objects> ${copy})
  target_link_libraries(fuzz_fault_${name} PRIVATE sim_host)
  add_test(NAME Fuzz.ASeededFaultIsFound.${name}
    COMMAND fuzz_fault_${name} --calls 60000 ${fault_interest} --expect-difference)
  add_test(NAME Fuzz.ASeededFaultIsFoundInBatches.${name}
    COMMAND fuzz_fault_${name} --calls 60000 ${fault_interest} --in-batches
      --expect-difference)
  set_tests_properties(
    Fuzz.ASeededFaultIsFound.${name} Fuzz.ASeededFaultIsFoundInBatches.${name} PROPERTIES
    SKIP_RETURN_CODE 77 TIMEOUT 300)
endfunction()

fdscope_add_fault(wake_order sleep.cpp
  "wake(state, queue.front(), by, events)" "wake(state, queue.back(), by, events)")
fdscope_add_fault(merge_into_read_bytes pipe.cpp
  "static_cast<std::size_t>(last.consumed) + last.bytes.size()" "last.bytes.size()")
fdscope_add_fault(merge_of_whole_slots pipe.cpp
  "bytes.size() % slot_bytes" "std::min(bytes.size(), slot_bytes)")
fdscope_add_fault(end_of_file calls/read.cpp
  "if (pipe.writers == 0)" "if (pipe.writers <= 1)")
fdscope_add_fault(reader_keeps_its_wake calls/read.cpp
  "if (!attempt.resumed || pipe.slots.empty()) return;" "if (attempt.count > 0) return;")
fdscope_add_fault(writer_wakes_early pipe.cpp
  "was_full && freed_a_slot" "was_full")
fdscope_add_fault(broken_pipe_is_silent calls/write.cpp
  "throw_signal(attempt.caller, SIGPIPE)" "(void)attempt.caller")
fdscope_add_fault(nonblocking_write_is_whole calls/write.cpp
  "stored_or(attempt, EAGAIN)" "fails_with(EAGAIN)")
fdscope_add_fault(last_end_wakes_nobody references.cpp
  "wake_all(state, pipe.readers_waiting, by, events)" "(void)by")
fdscope_add_fault(offset_is_not_shared calls/read.cpp
  "advance(attempt.caller.state, attempt.id, file.kind, taken.size())" "(void)file")
fdscope_add_fault(lowest_descriptor calls/dup.cpp
  "lowest_free(caller)" "lowest_free(caller, Fd{request.fd.value + 1})")
fdscope_add_fault(dup2_keeps_close_on_exec calls/dup.cpp
  "request.to, false" "request.to, request.from.value > 2")
fdscope_add_fault(exit_status calls/exit.cpp "0xff" "0x7f")
fdscope_add_fault(no_child_to_wait_for calls/wait.cpp "fails_with(ECHILD)" "returns(0)")
fdscope_add_fault(ignored_children_stay family.cpp
  "if (ignores_its_children(state.processes.at(parent)))" "if (false)")
fdscope_add_fault(pipe_size_is_exact calls/fcntl.cpp
  "std::bit_ceil(wanted == 0 ? 1UL : wanted)" "(wanted == 0 ? 1UL : wanted)")

# Files.
set(fault_interest --about-files)
fdscope_add_fault(file_read_keeps_its_offset calls/read.cpp
  "edit(attempt.id).offset += moved" "edit(attempt.id).offset += 0")
fdscope_add_fault(pread_ignores_its_place calls/read.cpp
  "read_file_at(*file, attempt, at)" "read_file_at(*file, attempt, at - at)")
fdscope_add_fault(append_at_offset calls/write.cpp
  "return (description.status_flags & O_APPEND) != 0;" "return description.references < 0;")
fdscope_add_fault(open_does_not_truncate calls/open.cpp
  "resize_content(caller.state, end->object, 0, caller.events)" "(void)end")
fdscope_add_fault(umask_is_ignored calls/open.cpp
  "request.mode & 07777 & ~process.umask" "request.mode & 07777")
fdscope_add_fault(exclusive_finds_a_file calls/open.cpp
  "if (is_set(flags, O_EXCL)) return EEXIST;" "")
fdscope_add_fault(lseek_end_counts_from_offset calls/lseek.cpp
  "end_of(object), request.offset" "description.offset, request.offset")
fdscope_add_fault(write_knows_no_limit calls/transfer.cpp
  "if (limit == kUnlimited) return count;" "if (limit > 0) return count;")
fdscope_add_fault(truncate_knows_no_limit calls/truncate.cpp
  "grows && size > caller" "!grows && size > caller")
fdscope_add_fault(truncate_never_grows file_content.cpp
  "size_ = size;" "size_ = std::min(size_, size);")
fdscope_add_fault(truncated_bytes_come_back file_content.cpp
  "pages_.edit(id).resize(kept_of_last)" "(void)id")
fdscope_add_fault(unlink_keeps_the_link_count file_tree.cpp
  "--edit_inode(state, object).links;" "(void)object;")
fdscope_add_fault(unlinked_file_loses_its_bytes file_tree.cpp
  "note<NameRemoved>(events, directory, name, object);"
  "if (auto* file = std::get_if<RegularFile>(&state.objects.edit(object))) file->content = {};")
fdscope_add_fault(rename_keeps_the_old_name file_tree.cpp
  "remove_name(edit_directory(state, from), old_name)" "(void)from")
fdscope_add_fault(directory_is_no_link_of_its_parent file_tree.cpp
  "++edit_inode(state, directory).links" "(void)directory")
fdscope_add_fault(written_program_keeps_its_rights file_tree.cpp
  "int kept = mode & ~S_ISUID;" "int kept = mode;")
fdscope_add_fault(filled_directory_is_removed calls/names.cpp
  "is_filled_directory(caller, end->object)" "false")
fdscope_add_fault(slash_behind_a_file path.cpp
  "end->has_trailing_slash && !directory_at(state, end->object)" "false")
fdscope_add_fault(owner_has_others_rights permission.cpp
  "inode.mode >> 6 & rights" "inode.mode & rights")
fdscope_add_fault(fifo_open_does_not_wait fifo.cpp
  "return WaitingOpen{abi::WaitReason::kFifoWriter, {pipe.fifo->write_opens}};"
  "return std::nullopt;")
fdscope_add_fault(fifo_open_wakes_nobody fifo.cpp
  "if (is_first) wake_all(state, pipe.fifo->openers_waiting, by, events);" "(void)by;")
fdscope_add_fault(fifo_keeps_its_bytes references.cpp "pipe.slots = {};" "")
fdscope_add_fault(fifo_keeps_its_size references.cpp "pipe.size = limits.pipe_size;" "(void)limits;")
fdscope_add_fault(directory_end_is_no_end calls/read_directory.cpp "offset = kEnd;" "(void)kEnd;")

# Signals, groups, exec, poll and time.
set(fault_interest --about-signals)
fdscope_add_fault(handler_masks_nothing signal.cpp "thread.blocked |= action->mask;" "")
fdscope_add_fault(handler_is_entered_twice signal.cpp
  "if ((action->flags & SA_NODEFER) == 0)" "if (false)")
fdscope_add_fault(handler_stays_after_reset signal.cpp
  "if ((action->flags & static_cast<int>(SA_RESETHAND)) != 0) {" "if (false) {")
fdscope_add_fault(mask_stays_after_handler signal.cpp "thread.blocked = frame.mask;" "")
fdscope_add_fault(oldest_signal_first signal.cpp
  "if (!found || each.signal < found->signal) found = &each;" "if (!found) found = &each;")
fdscope_add_fault(continuation_keeps_stops signal.cpp
  "forget_pending(state, pid, kStopSignals);" "(void)kStopSignals;")
fdscope_add_fault(stop_is_not_told signal.cpp
  "tell_parent(state, pid, CLD_STOPPED, signal, by, events);" "(void)by;")
fdscope_add_fault(stopped_sleeper_keeps_its_place signal.cpp
  "for_each_thread(state, pid, [&](ThreadId thread) { stop_waiting(state, thread, events); });" "")
fdscope_add_fault(every_call_begins_anew interruption.cpp "(action->flags & SA_RESTART) != 0" "true")
fdscope_add_fault(pause_begins_anew interruption.cpp
  "std::holds_alternative<abi::PauseRequest>(request)" "false")
fdscope_add_fault(child_has_an_empty_mask calls/fork.cpp "thread.blocked = original.blocked;" "")
fdscope_add_fault(child_is_in_no_handler calls/fork.cpp "thread.handlers = original.handlers;" "")
fdscope_add_fault(left_group_hears_nothing job_control.cpp
  "for (const int signal : {SIGHUP, SIGCONT}) {" "for (const int signal : {SIGCONT}) {")
fdscope_add_fault(program_can_change_its_group calls/process_group.cpp
  "if (is_child && process->has_replaced_program) return fails_with(EACCES);" "")
fdscope_add_fault(new_session_has_no_group calls/process_group.cpp
  "process.group = process.session = caller.pid;" "process.session = caller.pid;")
fdscope_add_fault(exec_keeps_handlers calls/exec.cpp "forget_handlers(caller);" "")
fdscope_add_fault(exec_keeps_descriptors calls/exec.cpp "close_marked_descriptors(caller);" "")
fdscope_add_fault(select_sees_no_end readiness.cpp
  "(ready & (POLLIN | POLLHUP | POLLERR)) != 0" "(ready & POLLIN) != 0")
fdscope_add_fault(poll_sees_no_end readiness.cpp
  "bits(pipe.writers == 0 && had_writer, POLLHUP)" "bits(false && had_writer, POLLHUP)")
fdscope_add_fault(old_alarm_is_forgotten calls/time.cpp
  "return returns((left + kNanosecondsPerSecond - 1) / kNanosecondsPerSecond);"
  "return returns(left - left);")
fdscope_add_fault(limit_is_not_kept calls/limit.cpp
  "edit(caller.pid).limits.set(request.resource, *request.limit)" "edit(caller.pid)")

set(fault_interest --about-threads)
fdscope_add_fault(unlock_wakes_nobody calls/synchronise.cpp
  "wake_first(caller.state, mutex.waiting, caller.thread, caller.events);" "")
fdscope_add_fault(unlock_frees_a_recursive_mutex calls/synchronise.cpp
  "if (mutex.depth > 1) {" "if (false) {")
fdscope_add_fault(wait_keeps_the_mutex calls/synchronise.cpp
  "const int error = unlock(caller, mutex_of(caller, request.mutex, request));"
  "const int error = 0;")
fdscope_add_fault(signal_wakes_the_last calls/synchronise.cpp
  "const ThreadId first = waiting.front();" "const ThreadId first = waiting.back();")
fdscope_add_fault(readers_wait_for_writers calls/synchronise.cpp
  "if (lets_readers_in) {" "if (lets_readers_in && lock.writers_waiting.empty()) {")
fdscope_add_fault(locks_are_free_in_the_child calls/fork.cpp
  "object.process = child;"
  "object.process = child; if (auto* m = std::get_if<Mutex>(&object.state)) m->depth = 0;")
fdscope_add_fault(end_of_a_thread_wakes_nobody threads.cpp
  "wake_all(state, thread.joiners, id, events);" "(void)thread;")

set(fault_interest --about-sockets)
fdscope_add_fault(unread_bytes_are_lost_in_silence unix_socket.cpp
  "is_reset || !find_socket(state, id)->received.empty()" "is_reset")
fdscope_add_fault(sender_wakes_early socket.cpp
  "socket.charged * 4 <= room" "socket.charged < room")
fdscope_add_fault(peek_takes_the_bytes calls/receive.cpp
  "if (receiving.has(MSG_PEEK)) return;\n  const Caller" "const Caller")
fdscope_add_fault(shutdown_is_one_sided unix_socket.cpp
  "shut(edit_socket(state, peer), mirrored(how));" "(void)mirrored;")
fdscope_add_fault(closed_connection_takes_bytes tcp.cpp
  "return waits && socket.receive_shut;" "return false && waits;")
fdscope_add_fault(address_can_be_had_twice ports.cpp
  "return !users || !conflicts(state, socket, address, *users, id);"
  "return !users || conflicts(state, socket, address, *users, id) || true;")
