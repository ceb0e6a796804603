#include "sim/lang/call_stack.h"

#include <algorithm>

namespace sim::lang {

// One past the last register that these functions may use.
static std::size_t end_of_registers(const std::vector<Frame>& frames) {
  std::size_t end = 0;
  for (const Frame& frame : frames) {
    end = std::max(end, frame.base + frame.function->register_count);
  }
  return end;
}

CallStack::CallStack(const FunctionCode& start, std::vector<std::uint64_t> arguments)
    : frames_{{&start, start.code.data(), 0}}, registers_(std::move(arguments)) {
  registers_.resize(start.register_count + 64u);
}

// A caller's registers may reach beyond those of the function it called.
CallStack::CallStack(const CallStack& other) : frames_(other.frames_), below_(other.below_) {
  const std::size_t used = std::max(end_of_registers(frames_), below_ ? below_->reach : 0);
  registers_.assign(other.registers_.begin(),
                    other.registers_.begin() + static_cast<std::ptrdiff_t>(used));
}

// A layer of frames `first` and on; registers below `start` lie in older layers. Returns where its
// own end.
std::size_t CallStack::close_layer(std::size_t first, std::size_t start) {
  const auto frame = frames_.begin() + static_cast<std::ptrdiff_t>(first);
  const std::size_t end = (frame + kLayerFrames)->base;
  auto layer = std::make_shared<Layer>();
  layer->frames.assign(frame, frame + kLayerFrames);
  for (Frame& moved : layer->frames) moved.base -= start;
  const auto registers = registers_.begin();
  layer->registers.assign(registers + static_cast<std::ptrdiff_t>(start),
                          registers + static_cast<std::ptrdiff_t>(end));
  const std::size_t size = end - start;
  const std::size_t used =
      std::max({size, end_of_registers(layer->frames), below_ ? below_->reach : 0});
  layer->reach = used - size;
  layer->frames_to_here = kLayerFrames + (below_ ? below_->frames_to_here : 0);
  layer->registers_to_here = size + (below_ ? below_->registers_to_here : 0);
  layer->below = std::move(below_);
  below_ = std::move(layer);
  return end;
}

void CallStack::close_layers() {
  std::size_t closed = 0;
  std::size_t cut = 0;
  for (; frames_.size() - closed > 2 * kLayerFrames; closed += kLayerFrames) {
    cut = close_layer(closed, cut);
  }
  const auto used =
      static_cast<std::ptrdiff_t>(std::max(cut + below_->reach, end_of_registers(frames_)));
  // New vectors, because those of a deep recursion are large.
  frames_ = {frames_.begin() + static_cast<std::ptrdiff_t>(closed), frames_.end()};
  for (Frame& frame : frames_) frame.base -= cut;
  const auto first = registers_.begin();
  registers_ = {first + static_cast<std::ptrdiff_t>(cut), first + used};
}

void CallStack::open_layer() {
  const std::shared_ptr<const Layer> layer = std::move(below_);
  const std::size_t used = std::max(end_of_registers(frames_), layer->reach);
  registers_.resize(used);
  registers_.insert(registers_.begin(), layer->registers.begin(), layer->registers.end());
  for (Frame& frame : frames_) frame.base += layer->registers.size();
  frames_.insert(frames_.begin(), layer->frames.begin(), layer->frames.end());
  below_ = layer->below;
}

std::size_t CallStack::bytes() const {
  const Frame& last = frames_.back();
  std::size_t frames = frames_.size();
  std::size_t registers = last.base + last.function->register_count;
  if (below_) {
    frames += below_->frames_to_here;
    registers += below_->registers_to_here;
  }
  return frames * sizeof(Frame) + registers * sizeof(std::uint64_t);
}

}  // namespace sim::lang
