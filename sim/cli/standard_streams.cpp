#include "sim/cli/standard_streams.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <string_view>

#include "sim/cli/interrupt_key.h"

namespace sim::cli {

using abi::FileKind;

static FileKind kind_of(int fd) {
  if (isatty(fd)) return FileKind::kTerminal;
  struct stat status {};
  if (fstat(fd, &status) != 0) return FileKind::kFile;
  if (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode)) return FileKind::kPipe;
  return FileKind::kFile;
}

static bool are_one_file(int left, int right) {
  struct stat a {
  }, b{};
  if (fstat(left, &a) != 0 || fstat(right, &b) != 0) return false;
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

std::string read_whole_input() {
  constexpr std::size_t kLimit = 64u << 20;
  std::string all;
  std::array<char, 65536> chunk{};
  while (all.size() < kLimit) {
    const ssize_t got = read(STDIN_FILENO, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    all.append(chunk.data(), static_cast<std::size_t>(got));
  }
  return all;
}

kernel::StandardStreams own_streams(const RunOptions& options) {
  kernel::StandardStreams streams;
  for (int fd = 0; fd < 3; ++fd) streams.kinds[static_cast<std::size_t>(fd)] = kind_of(fd);
  if (options.stdout_kind) streams.kinds[1] = *options.stdout_kind;
  if (are_one_file(STDOUT_FILENO, STDERR_FILENO)) {
    streams.output = kernel::StandardStreams::Output::kShared;
  }
  streams.input_is_complete = streams.kinds[0] == FileKind::kFile;
  if (streams.input_is_complete) streams.input = read_whole_input();
  return streams;
}

static const kernel::Output* output_of(const kernel::Object& object) {
  if (const auto* terminal = std::get_if<kernel::Terminal>(&object)) return &terminal->output;
  if (const auto* file = std::get_if<kernel::OutsideFile>(&object)) return &file->output;
  return nullptr;
}

OutputCopier::OutputCopier(const world::World& world) {
  const auto& process = world.kernel.processes.at(world.first);
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    const auto* descriptor = kernel::find(process.descriptors, abi::Fd{fd});
    if (!descriptor) continue;
    const auto object = world.kernel.descriptions.at(descriptor->description).object;
    const bool known = !channels_.empty() && channels_.front().object == object;
    if (!known) channels_.push_back({object, fd});
  }
}

// What programs wrote after the first `skip` bytes.
static std::string text_after(const kernel::Output& output, std::size_t skip) {
  std::string text;
  std::size_t start = output.total;
  for (kernel::PieceId id = output.last; start > skip; --id.value) {
    const auto& [writer, bytes] = output.pieces.at(id);
    if (writer == kernel::kEcho) continue;
    start -= bytes.size();
    text.insert(0, std::string_view(bytes).substr(start < skip ? skip - start : 0));
  }
  return text;
}

static bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool OutputCopier::copy_new(const world::World& world) {
  for (Channel& channel : channels_) {
    const auto* object = world.kernel.objects.find(channel.object);
    const auto* output = object ? output_of(*object) : nullptr;
    if (!output || output->total == channel.copied) continue;
    if (!write_all(channel.host_fd, text_after(*output, channel.copied))) return false;
    channel.copied = output->total;
  }
  return true;
}

namespace {

// Between the look at the key and the wait no press may get lost: only the wait lets it through.
class HeldInterrupts {
 public:
  HeldInterrupts() {
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &mask_before_);
  }
  ~HeldInterrupts() { pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr); }
  HeldInterrupts(const HeldInterrupts&) = delete;
  HeldInterrupts& operator=(const HeldInterrupts&) = delete;

  const sigset_t& mask_before() const { return mask_before_; }

 private:
  sigset_t mask_before_{};
};

}  // namespace

InputWait wait_for_stdin(std::optional<long> timeout_ms) {
  const HeldInterrupts held;
  if (InterruptKey::was_pressed()) return InputWait::kInterrupted;
  pollfd input{STDIN_FILENO, POLLIN, 0};
  timespec left{};
  if (timeout_ms)
    left = {std::max(*timeout_ms, 0L) / 1000, std::max(*timeout_ms, 0L) % 1000 * 1'000'000};
  const int ready = ppoll(&input, 1, timeout_ms ? &left : nullptr, &held.mask_before());
  if (ready < 0 && errno == EINTR) return InputWait::kInterrupted;
  return ready == 0 ? InputWait::kTimeIsOver : InputWait::kReady;
}

void feed_from_stdin(world::World& world) {
  std::array<char, 65536> chunk{};
  ssize_t got = -1;
  do {
    got = read(STDIN_FILENO, chunk.data(), chunk.size());
  } while (got < 0 && errno == EINTR);
  const std::string bytes(chunk.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  kernel::Events events;
  const auto end = bytes.empty() ? kernel::InputEnd::kEnd : kernel::InputEnd::kMoreToCome;
  kernel::feed_input(world.kernel, bytes, end, events);
}

}  // namespace sim::cli
