// The calls in progress of a running program: their frames and registers.

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/lang/code.h"

namespace sim::lang {

struct Frame {
  const FunctionCode* function = nullptr;
  const Instruction* next = nullptr;
  std::size_t base = 0;  // index of its first register, in the layer that holds the frame
};

// A frame and the registers below the window of its callee lie still until that returns, so deep
// ones go into layers that all copies of the stack share: a copy costs the same at any depth.
// Invariant: the open layer holds at least two frames, or there is no other layer.
class CallStack {
 public:
  CallStack(const FunctionCode& start, std::vector<std::uint64_t> arguments);
  CallStack(const CallStack& other);
  CallStack(CallStack&&) noexcept = default;
  CallStack& operator=(CallStack&&) noexcept = default;

  Frame& top() { return frames_.back(); }
  const Frame& top() const { return frames_.back(); }
  const Frame& caller() const { return frames_[frames_.size() - 2]; }
  bool is_at_start() const { return frames_.size() == 1 && !below_; }
  bool is_in_first_call() const { return frames_.size() == 2 && !below_; }
  // The top frame's registers; invalid after push(), close_deep() and open_deep().
  std::uint64_t* registers() { return registers_.data() + frames_.back().base; }

  // A frame whose registers begin at the top frame's register `window`.
  void push(const FunctionCode& function, std::size_t window);
  // The popped frame's registers stay as they are until open_deep(), which must follow.
  void pop() { frames_.pop_back(); }
  void open_deep() {
    if (frames_.size() < 2 && below_) [[unlikely]]
      open_layer();
  }
  // Between two turns of the program.
  void close_deep() {
    if (frames_.size() > 2 * kLayerFrames) [[unlikely]]
      close_layers();
  }

  // Of all frames and registers, as if nothing were shared; the same for every copy.
  std::size_t bytes() const;

  std::size_t depth() const { return frames_.size() + (below_ ? below_->frames_to_here : 0); }

  // Calls visit(frame, its registers) from the top down until it returns false. Of a frame below
  // the top the registers hold up to its callee's window.
  template <class Visit>
  void walk_down(Visit visit) const;

 private:
  static constexpr std::size_t kLayerFrames = 128;

  struct Layer {
    std::vector<Frame> frames;
    std::vector<std::uint64_t> registers;
    std::size_t reach = 0;  // registers above this layer that functions in it or below may use
    std::size_t frames_to_here = 0;
    std::size_t registers_to_here = 0;
    std::shared_ptr<const Layer> below;
  };

  void open_layer();
  void close_layers();
  std::size_t close_layer(std::size_t first, std::size_t start);

  std::vector<Frame> frames_;
  std::vector<std::uint64_t> registers_;
  std::shared_ptr<const Layer> below_;
};

inline void CallStack::push(const FunctionCode& function, std::size_t window) {
  const std::size_t base = frames_.back().base + window;
  if (base + function.register_count > registers_.size()) [[unlikely]]
    registers_.resize(2 * (base + function.register_count));
  frames_.push_back({&function, function.code.data(), base});
  for (const std::uint16_t slot : function.object_registers) registers_[base + slot] = 0;
}

template <class Visit>
void CallStack::walk_down(Visit visit) const {
  const std::vector<Frame>* frames = &frames_;
  const std::vector<std::uint64_t>* registers = &registers_;
  for (const Layer* next = below_.get();; next = next->below.get()) {
    for (auto frame = frames->rbegin(); frame != frames->rend(); ++frame) {
      if (!visit(*frame, registers->data() + frame->base)) return;
    }
    if (!next) return;
    frames = &next->frames;
    registers = &next->registers;
  }
}

}  // namespace sim::lang
