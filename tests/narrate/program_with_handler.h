// A program whose handlers make calls of their own: lists of requests, run one after the other.

#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "sim/program/program.h"

namespace sim::narrate {

using Requests = std::vector<abi::Request>;

class ProgramWithHandler final : public program::Program {
 public:
  ProgramWithHandler(Requests main, Requests handler) : handler_(std::move(handler)) {
    running_.push_back(std::move(main));
  }

  std::unique_ptr<Program> clone() const override {
    return std::make_unique<ProgramWithHandler>(*this);
  }
  program::SourcePlace place(abi::ThreadId) const override { return {"listing.c", {1, 1}}; }

  void enter_handler(abi::ThreadId, const program::HandlerEntry&, const abi::Outcome&) override {
    running_.push_back(handler_);
  }

  program::Turn resume(abi::ThreadId, const abi::Outcome&, long&) override {
    if (running_.back().empty()) return end_of_list();
    abi::Request next = running_.back().front();
    running_.back().erase(running_.back().begin());
    return next;
  }

 private:
  program::Turn end_of_list() {
    if (running_.size() == 1) return abi::Request{abi::ExitRequest{0}};
    running_.pop_back();
    return abi::Request{abi::SigreturnRequest{}};
  }

  Requests handler_;
  std::vector<Requests> running_;  // the innermost handler last
};

}  // namespace sim::narrate
