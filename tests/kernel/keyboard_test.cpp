// What is typed at the terminal: its echo, and the keys that send signals.

#include "sim/kernel/keyboard.h"

#include <gtest/gtest.h>

#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using kernel::InputEnd;

class Keyboard : public testing::Test {
 protected:
  static kernel::StandardStreams idle_terminal() {
    kernel::StandardStreams streams;
    streams.input_is_complete = false;
    return streams;
  }

  void press(int signal) {
    machine.events.clear();
    kernel::press_signal_key(machine.state, signal, machine.events);
    EXPECT_EQ(kernel::broken_invariant(machine.state), std::nullopt);
  }
  kernel::Terminal& terminal() {
    return std::get<kernel::Terminal>(machine.state.objects.edit(machine.state.input_object));
  }
  bool has_ended(Pid pid) const { return kernel::is_zombie(machine.process(pid)); }

  TestKernel machine{{}, idle_terminal()};
};

TEST_F(Keyboard, TheFirstProcesssGroupIsInTheForeground) {
  EXPECT_EQ(terminal().foreground, machine.process(machine.first).group);
}

TEST_F(Keyboard, ASignalKeyReachesEveryProcessOfTheForegroundGroup) {
  const Pid child = machine.fork(machine.first);
  machine.ignore(machine.first, SIGINT);
  press(SIGINT);
  EXPECT_EQ(
      machine.events[0],
      (kernel::Event{kernel::SignalSent{machine.first, SIGINT, kernel::SignalEffect::kIgnored}}));
  EXPECT_EQ(machine.process(child).exit_status, SIGINT);
}

TEST_F(Keyboard, AChildInAGroupOfItsOwnIsSpared) {
  machine.ignore(machine.first, SIGINT);
  const Pid child = machine.fork(machine.first);
  machine.call(machine.first, abi::SignalRequest{SIGINT, abi::Disposition::kDefault});
  machine.call(child, abi::SetpgidRequest{0, 0});
  press(SIGINT);
  EXPECT_FALSE(machine.state.processes.contains(machine.first));
  EXPECT_FALSE(has_ended(child));
}

TEST_F(Keyboard, ASignalKeyWakesAReaderThatHasAHandler) {
  machine.call(machine.first, abi::SigactionRequest{
                                  SIGINT, abi::SignalAction{abi::Disposition::kHandler, 64, 0, 0}});
  EXPECT_TRUE(is_blocked(machine.read(machine.first, Fd{0}, 10)));
  press(SIGINT);
  EXPECT_EQ(machine.again(machine.first), abi::fails_with(EINTR));
}

TEST_F(Keyboard, ASignalKeyDiscardsWhatWasTypedAndNotRead) {
  machine.ignore(machine.first, SIGINT);
  kernel::feed_input(machine.state, "one\ntw", InputEnd::kMoreToCome, machine.events);
  press(SIGINT);
  EXPECT_TRUE(is_blocked(machine.read(machine.first, Fd{0}, 10)));
}

// termios(3), VEOF; measured.
TEST_F(Keyboard, CtrlDEndsTheInputForOneRead) {
  kernel::feed_input(machine.state, "", InputEnd::kEnd, machine.events);
  EXPECT_EQ(machine.read(machine.first, Fd{0}, 10), bytes(""));
  EXPECT_TRUE(is_blocked(machine.read(machine.first, Fd{0}, 10)));
}

TEST_F(Keyboard, CtrlDBehindSomeBytesHandsThemOver) {
  kernel::feed_input(machine.state, "one\ntw", InputEnd::kEnd, machine.events);
  EXPECT_EQ(machine.read(machine.first, Fd{0}, 10), bytes("one\n"));
  EXPECT_EQ(machine.read(machine.first, Fd{0}, 1), bytes("t"));
  EXPECT_EQ(machine.read(machine.first, Fd{0}, 1), bytes("w"));
  EXPECT_TRUE(is_blocked(machine.read(machine.first, Fd{0}, 10)));
}

TEST_F(Keyboard, CtrlDBehindALineIsAnEndOfItsOwn) {
  kernel::feed_input(machine.state, "one\n", InputEnd::kEnd, machine.events);
  EXPECT_EQ(machine.read(machine.first, Fd{0}, 10), bytes("one\n"));
  EXPECT_EQ(machine.read(machine.first, Fd{0}, 10), bytes(""));
}

TEST_F(Keyboard, TheEchoShowsControlCharactersAndCountsForNoProgram) {
  machine.write(machine.first, Fd{1}, std::string("? "));
  kernel::echo_typed(machine.state, "a\tb\x03\x7f\n");
  EXPECT_EQ(kernel::text_on_screen(terminal().output), "? a\tb^C^?\n");
  EXPECT_EQ(kernel::text_of(terminal().output), "? ");
  EXPECT_EQ(terminal().output.total, 2u);
}

TEST_F(Keyboard, ItsKeysAreThoseOfTermios) {
  EXPECT_EQ(kernel::key_of(SIGINT), 3);
  EXPECT_EQ(kernel::key_of(SIGQUIT), 28);
  EXPECT_EQ(kernel::key_of(SIGTSTP), 26);
}

TEST_F(Keyboard, WithoutATerminalASignalKeyReachesNobody) {
  kernel::StandardStreams files;
  files.kinds.fill(abi::FileKind::kFile);
  TestKernel other({}, files);
  kernel::Events events;
  kernel::press_signal_key(other.state, SIGINT, events);
  EXPECT_TRUE(events.empty());
  EXPECT_FALSE(kernel::has_keyboard(other.state, other.process(other.first).group));
}

}  // namespace
}  // namespace fdscope::test
