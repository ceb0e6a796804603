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
    COMMAND fuzz_fault_${name} --calls 60000 --expect-difference)
  add_test(NAME Fuzz.ASeededFaultIsFoundInBatches.${name}
    COMMAND fuzz_fault_${name} --calls 60000 --in-batches --expect-difference)
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
  "attempt.resumed && !pipe.slots.empty()" "false")
fdscope_add_fault(writer_wakes_early pipe.cpp
  "piece == first.size() && was_full" "was_full")
fdscope_add_fault(broken_pipe_is_silent calls/write.cpp
  "throw_signal(attempt.caller, SIGPIPE)" "(void)attempt.caller")
fdscope_add_fault(nonblocking_write_is_whole calls/write.cpp
  "stored_or(attempt, EAGAIN)" "fails_with(EAGAIN)")
fdscope_add_fault(last_end_wakes_nobody references.cpp
  "wake_all(state, pipe.readers_waiting, by, events)" "(void)by")
fdscope_add_fault(offset_is_not_shared calls/read.cpp
  "advance(attempt.caller.state, attempt.id, file.kind, taken.size())" "(void)file")
fdscope_add_fault(lowest_descriptor calls/dup.cpp
  "lowest_free(caller.process().descriptors)"
  "lowest_free(caller.process().descriptors, Fd{request.fd.value + 1})")
fdscope_add_fault(dup2_keeps_close_on_exec calls/dup.cpp
  "request.to, false" "request.to, request.from.value > 2")
fdscope_add_fault(exit_status calls/exit.cpp "0xff" "0x7f")
fdscope_add_fault(no_child_to_wait_for calls/wait.cpp "fails_with(ECHILD)" "returns(0)")
fdscope_add_fault(ignored_children_stay family.cpp
  "if (ignores_its_children(state.processes.at(parent)))" "if (false)")
fdscope_add_fault(pipe_size_is_exact calls/fcntl.cpp
  "std::bit_ceil(wanted == 0 ? 1UL : wanted)" "(wanted == 0 ? 1UL : wanted)")

# Files.
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
fdscope_add_fault(truncate_never_grows file_content.cpp
  "size_ = size;" "size_ = std::min(size_, size);")
fdscope_add_fault(truncated_bytes_come_back file_content.cpp
  "pages_.edit(id).resize(kept_of_last)" "(void)id")
fdscope_add_fault(unlink_keeps_the_link_count file_tree.cpp
  "--edit_inode(state, object).links;" "(void)object;")
fdscope_add_fault(unlinked_file_loses_its_bytes file_tree.cpp
  "events.push_back(NameRemoved{directory, name, object});"
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
