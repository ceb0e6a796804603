#include "tests/lang/run_program.h"

#include <algorithm>

#include "sim/abi/requests.h"

namespace sim::lang::testing {

namespace {

// Answers one request after the other; a new kind of request fails with ENOSYS.
class StreamKernel {
 public:
  StreamKernel(const program::Program& program, const Surroundings& surroundings)
      : program_(program), surroundings_(surroundings), input_(surroundings.input) {}

  bool ended() const { return finished.status >= 0; }

  abi::Outcome answer(const abi::Request& request) {
    if (const auto* write = std::get_if<abi::WriteRequest>(&request)) return answer(*write);
    if (const auto* read = std::get_if<abi::ReadRequest>(&request)) return answer(*read);
    if (const auto* exit = std::get_if<abi::ExitRequest>(&request)) {
      finished.status = exit->status & 0xff;
      return abi::ends_with(finished.status << 8);
    }
    if (std::holds_alternative<abi::FileKindRequest>(request))
      return abi::returns(static_cast<long>(surroundings_.output));
    if (std::holds_alternative<abi::PipeRequest>(request))
      return abi::returns(0, abi::PipeEnds{abi::Fd{3}, abi::Fd{4}});
    if (std::holds_alternative<abi::WaitRequest>(request))
      return abi::returns(7, abi::ChildStatus{3 << 8});
    return abi::fails_with(ENOSYS);
  }

  Finished finished;

 private:
  abi::Outcome answer(const abi::WriteRequest& write) {
    const std::string bytes = write.bytes.substr(0, surroundings_.largest_write);
    finished.writes.push_back({write.fd.value, bytes, program_.place(abi::ThreadId{}).at.line});
    if (write.fd.value == 1) finished.output += bytes;
    return abi::returns(static_cast<long>(bytes.size()));
  }

  abi::Outcome answer(const abi::ReadRequest& read) {
    const std::string bytes = input_.substr(0, read.count);
    input_.erase(0, bytes.size());
    return abi::returns(static_cast<long>(bytes.size()), bytes);
  }

  const program::Program& program_;
  const Surroundings& surroundings_;
  std::string input_;
};

}  // namespace

Finished run_to_end(program::Program& program, const Surroundings& surroundings) {
  StreamKernel kernel(program, surroundings);
  abi::Outcome reply = abi::returns(0);
  long budget = 2'000'000'000;
  while (!kernel.ended()) {
    const program::Turn turn = program.resume(abi::ThreadId{}, reply, budget);
    if (const auto* diagnostic = std::get_if<abi::Diagnostic>(&turn)) {
      kernel.finished.mistake = abi::to_text(*diagnostic);
      break;
    }
    if (std::holds_alternative<program::OutOfBudget>(turn)) {
      kernel.finished.mistake = "out of budget";
      break;
    }
    reply = kernel.answer(std::get<abi::Request>(turn));
  }
  return kernel.finished;
}

Finished run_program(const std::string& text, const Surroundings& surroundings) {
  auto compiled = compile({"test.c", text});
  if (!compiled) {
    Finished refused;
    refused.mistake = abi::to_text(compiled.error());
    return refused;
  }
  auto program = start(compiled->code, {"test"}, {}, surroundings.limits);
  return run_to_end(*program, surroundings);
}

std::unique_ptr<program::Program> start_program(const std::string& text,
                                                const MachineLimits& limits) {
  return start(compile({"test.c", text}).value().code, {"test"}, {}, limits);
}

}  // namespace sim::lang::testing
