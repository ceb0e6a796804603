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
  "signal_kills(attempt.caller, SIGPIPE)" "false")
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
  "request.to, {description}, caller.events"
  "request.to, {description, request.from.value > 2}, caller.events")
fdscope_add_fault(exit_status calls/exit.cpp "0xff" "0x7f")
fdscope_add_fault(no_child_to_wait_for calls/wait.cpp "fails_with(ECHILD)" "returns(0)")
fdscope_add_fault(ignored_children_stay family.cpp
  "if (ignores_its_children(state.processes.at(parent)))" "if (false)")
fdscope_add_fault(pipe_size_is_exact calls/fcntl.cpp
  "std::bit_ceil(wanted == 0 ? 1UL : wanted)" "(wanted == 0 ? 1UL : wanted)")
