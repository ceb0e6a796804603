// Sentences for signals: who sends, blocks and handles them, and what they do to calls.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <csignal>

#include "tests/narrate/program_with_handler.h"
#include "tests/narrate/stories.h"

namespace sim::narrate {
namespace {

using abi::Disposition;
using abi::Fd;
using abi::set_of;
using abi::SignalAction;
using support::Machine;
using support::Script;
using support::world_of;
using testing::ElementsAre;
using world::World;

abi::Request on(int signal, Disposition disposition) {
  return abi::SignalRequest{signal, disposition, 1};
}
abi::Request handled(int signal, int flags = 0, abi::SignalSet mask = 0) {
  return abi::SigactionRequest{signal, SignalAction{Disposition::kHandler, 1, mask, flags}};
}
abi::Request block(abi::SignalSet set) { return abi::SigprocmaskRequest{SIG_BLOCK, set}; }
abi::Request unblock(abi::SignalSet set) { return abi::SigprocmaskRequest{SIG_UNBLOCK, set}; }

// A parent that begins with a call, forks a child that pauses, and then makes another call.
Script with_pausing_child(const abi::Request& first,
                          const abi::Request& in_child = abi::PauseRequest{}) {
  return Script().call(first).fork("child", Script().call(in_child).exit(0));
}

Script with_pausing_child() { return with_pausing_child(abi::GetpidRequest{}); }

// What the parent's call does to the child that pauses.
std::string to_pausing_child(const abi::Request& request) {
  return story_of(world_of(with_pausing_child().call(request).exit(0)), turns({2, 2, 3, 2})).at(3);
}

World world_with_handler(Requests main, Requests handler) {
  World world;
  world.kernel = kernel::boot({});
  world::start_program(world, "parent", {},
                       std::make_unique<ProgramWithHandler>(std::move(main), std::move(handler)));
  return world;
}

TEST(ASentenceForKill, ThatEndsAChild) {
  EXPECT_EQ(to_pausing_child(abi::KillRequest{3, SIGTERM}),
            "parent sends SIGTERM to child: its default action ends child, which stays a zombie "
            "until parent reaps it.");
  EXPECT_EQ(to_pausing_child(abi::KillRequest{3, SIGKILL}),
            "parent sends SIGKILL to child: nothing keeps it from ending child, which stays a "
            "zombie until parent reaps it.");
}

TEST(ASentenceForKill, ThatStopsAChildAndLetsItGoOn) {
  Script script = with_pausing_child();
  script.call(abi::KillRequest{3, SIGSTOP}).call(abi::KillRequest{3, SIGTERM});
  script.call(abi::KillRequest{3, SIGCONT}).exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2, 2, 2}));
  EXPECT_EQ(story[3], "parent sends SIGSTOP to child: it stops child until SIGCONT comes.");
  EXPECT_EQ(story[4],
            "parent sends SIGTERM to child: child is stopped, so the signal has to wait for "
            "SIGCONT.");
  EXPECT_EQ(story[5],
            "parent sends SIGCONT to child: child goes on; SIGTERM was pending and ends child, "
            "which stays a zombie until parent reaps it.");
}

TEST(ASentenceForKill, ThatLetsAStoppedChildGoOn) {
  Script script = with_pausing_child();
  script.call(abi::KillRequest{3, SIGSTOP}).call(abi::KillRequest{3, SIGCONT}).exit(0);
  EXPECT_EQ(story_of(world_of(script), turns({2, 2, 3, 2, 2})).at(4),
            "parent sends SIGCONT to child: child goes on.");
}

TEST(ASentenceForKill, ThatDoesNothing) {
  EXPECT_EQ(to_pausing_child(abi::KillRequest{3, SIGCONT}),
            "parent sends SIGCONT to child: child is not stopped, so nothing changes.");
  EXPECT_EQ(to_pausing_child(abi::KillRequest{3, SIGWINCH}),
            "parent sends SIGWINCH to child: its default action does nothing.");
  EXPECT_EQ(to_pausing_child(abi::KillRequest{3, 0}),
            "parent asks whether it could send a signal to child: yes.");
}

TEST(ASentenceForKill, OfAZombie) {
  Script script;
  script.fork("child", Script().exit(0)).call(abi::KillRequest{3, SIGTERM}).exit(0);
  EXPECT_EQ(story_of(world_of(script), turns({2, 3, 2})).at(2),
            "parent sends SIGTERM to child: child has ended already, so nothing happens.");
}

TEST(ASentenceForKill, OfAChildThatIgnoresIt) {
  Script script = with_pausing_child(on(SIGUSR1, Disposition::kIgnore));
  script.call(abi::KillRequest{3, SIGUSR1}).exit(0);
  EXPECT_EQ(story_of(world_of(script), turns({2, 2, 3, 2})).at(3),
            "parent sends SIGUSR1 to child: child ignores it.");
}

TEST(ASentenceForKill, OfAChildThatHasAHandler) {
  Script script = with_pausing_child(handled(SIGUSR1));
  script.call(abi::KillRequest{3, SIGUSR1}).call(abi::KillRequest{3, SIGUSR1}).exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2, 2}));
  EXPECT_EQ(story[3],
            "parent sends SIGUSR1 to child: its handler in child will run; child wakes up.");
  EXPECT_EQ(story[4],
            "parent sends SIGUSR1 to child: child has one pending already, so this one is lost.");
}

TEST(ASentenceForKill, OfAChildThatBlocksIt) {
  Script script = with_pausing_child(block(set_of(SIGTERM)));
  script.call(abi::KillRequest{3, SIGTERM}).exit(0);
  EXPECT_EQ(story_of(world_of(script), turns({2, 2, 3, 2})).at(3),
            "parent sends SIGTERM to child: child blocks it, so it stays pending.");
}

TEST(ASentenceForKill, OfAWholeGroup) {
  Script script;
  script.call(on(SIGTERM, Disposition::kIgnore)).fork("a", Script().call(abi::PauseRequest{}));
  script.fork("b", Script().call(on(SIGTERM, Disposition::kDefault)).call(abi::PauseRequest{}));
  script.call(abi::KillRequest{0, SIGTERM}).exit(0);
  EXPECT_EQ(story_of(world_of(script), turns({2, 2, 2, 3, 4, 4, 2})).at(6),
            "parent sends SIGTERM to every process of its group: it does nothing to a and parent, "
            "it ends b.");
}

TEST(ASentenceForKill, OfItself) {
  EXPECT_EQ(last_of(Script().call(abi::KillRequest{2, SIGTERM})),
            "parent sends SIGTERM to itself: its default action ends parent, which init reaps at "
            "once.");
  EXPECT_EQ(sentence_for(Script().call(handled(SIGUSR1)).call(abi::RaiseRequest{SIGUSR1})),
            "parent sends SIGUSR1 to itself: its handler runs next.");
}

TEST(ASentenceForKill, ThatFails) {
  EXPECT_EQ(sentence_for(Script().call(abi::KillRequest{99, SIGTERM})),
            "kill(99, SIGTERM) fails: ESRCH, there is no process 99.");
  EXPECT_EQ(sentence_for(Script().call(abi::KillRequest{-99, SIGTERM})),
            "kill(-99, SIGTERM) fails: ESRCH, no process is in group 99.");
  EXPECT_EQ(sentence_for(Script().call(abi::KillRequest{1, SIGTERM})),
            "kill(1, SIGTERM) fails: EPERM, it must not send signals to init.");
  EXPECT_EQ(sentence_for(Script().call(abi::KillRequest{2, 70})),
            "kill(2, 70) fails: EINVAL, there is no signal 70.");
}

TEST(ASentenceForAMachineFault, NamesTheMistakeAndTheSignal) {
  EXPECT_EQ(last_of(Script().call(abi::FaultRequest{SIGSEGV, "the pointer is null"})),
            "parent makes a mistake, the pointer is null, so the kernel sends SIGSEGV: its default "
            "action ends parent, which init reaps at once.");
  EXPECT_EQ(last_of(Script().call(abi::FaultRequest{SIGSEGV, {}})),
            "The processor refuses what parent does, so the kernel sends SIGSEGV: its default "
            "action ends parent, which init reaps at once.");
}

TEST(ASentenceForSigaction, SaysWhatTheFlagsMean) {
  EXPECT_EQ(sentence_for(Script().call(handled(SIGINT))),
            "parent sets a handler for SIGINT: a call that it interrupts fails with EINTR (no "
            "SA_RESTART).");
  EXPECT_EQ(sentence_for(Script().call(handled(SIGCHLD, SA_RESTART | SA_NOCLDSTOP))),
            "parent sets a handler for SIGCHLD: a call that it interrupts begins anew "
            "(SA_RESTART); a child that only stops does not count (SA_NOCLDSTOP).");
  EXPECT_EQ(sentence_for(Script().call(handled(SIGINT, SA_RESTART, set_of(SIGTERM)))),
            "parent sets a handler for SIGINT: a call that it interrupts begins anew (SA_RESTART); "
            "SIGTERM is blocked meanwhile.");
}

TEST(ASentenceForSigaction, ThatOnlyAsks) {
  EXPECT_EQ(sentence_for(Script().call(abi::SigactionRequest{SIGINT, {}})),
            "parent asks what SIGINT does: its default action.");
}

TEST(ASentenceForSigaction, OfASignalThatCannotBeCaught) {
  EXPECT_EQ(sentence_for(Script().call(handled(SIGKILL))),
            "sigaction(SIGKILL, &action, NULL) fails: EINVAL, SIGKILL can be neither caught nor "
            "ignored.");
}

TEST(ASentenceForSignal, NamesTheAction) {
  EXPECT_EQ(sentence_for(Script().call(on(SIGINT, Disposition::kHandler))),
            "parent sets a handler for SIGINT: it stays set, and a call that it interrupts begins "
            "anew.");
  EXPECT_EQ(sentence_for(Script().call(on(SIGCHLD, Disposition::kIgnore))),
            "parent ignores SIGCHLD from now on: its children leave no zombies.");
  EXPECT_EQ(sentence_for(Script().call(on(SIGINT, Disposition::kDefault))),
            "parent lets SIGINT have its default effect.");
}

TEST(ASentenceForSigprocmask, NamesTheSignals) {
  EXPECT_EQ(sentence_for(Script().call(block(set_of(SIGINT)))),
            "parent blocks SIGINT: it stays pending until it is unblocked.");
  EXPECT_EQ(sentence_for(Script().call(block(set_of(SIGINT) | set_of(SIGTERM)))),
            "parent blocks SIGINT and SIGTERM: each stays pending until it is unblocked.");
  EXPECT_EQ(sentence_for(Script().call(abi::SigprocmaskRequest{SIG_SETMASK, ~abi::SignalSet{0}})),
            "parent blocks every signal from now on, and no other.");
  EXPECT_EQ(sentence_for(Script().call(abi::SigprocmaskRequest{SIG_SETMASK, 0})),
            "parent blocks no signal from now on.");
  EXPECT_EQ(sentence_for(Script().call(abi::SigprocmaskRequest{SIG_BLOCK, {}})),
            "parent asks which signals it blocks: no signal.");
}

TEST(ASentenceForSigprocmask, ThatLetsAPendingSignalThrough) {
  Script with_handler;
  with_handler.call(handled(SIGUSR1)).call(block(set_of(SIGUSR1))).call(abi::RaiseRequest{SIGUSR1});
  with_handler.call(abi::SigpendingRequest{}).call(unblock(set_of(SIGUSR1))).exit(0);
  const Sentences story = story_of(world_of(with_handler));
  EXPECT_EQ(story[2], "parent sends SIGUSR1 to itself: parent blocks it, so it stays pending.");
  EXPECT_EQ(story[3], "parent asks which signals are pending because it blocks them: SIGUSR1.");
  EXPECT_EQ(story[4], "parent unblocks SIGUSR1; SIGUSR1 was pending, and its handler runs next.");
  Script without;
  without.call(block(set_of(SIGUSR1))).call(abi::RaiseRequest{SIGUSR1});
  EXPECT_EQ(last_of(without.call(unblock(set_of(SIGUSR1)))),
            "parent unblocks SIGUSR1; SIGUSR1 was pending and ends parent, which init reaps at "
            "once.");
}

TEST(ASentenceForPause, ThatASignalEnds) {
  Script script = with_pausing_child(handled(SIGUSR1));
  script.call(abi::KillRequest{3, SIGUSR1}).exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2, 3, 3}));
  EXPECT_EQ(story[2], "child sleeps until a signal comes.");
  EXPECT_EQ(story[4],
            "SIGUSR1 (sent by parent) wakes child inside pause(): its handler runs, then pause() "
            "fails with EINTR, as it always does.");
  EXPECT_EQ(story[5],
            "The handler for SIGUSR1 (sent by parent) runs: child exits with status 0 and stays a "
            "zombie until parent reaps it.");
}

TEST(ASentenceForSigsuspend, NamesWhatItBlocks) {
  EXPECT_EQ(last_of(Script().call(abi::SigsuspendRequest{set_of(SIGINT)})),
            "parent sleeps until a signal comes; meanwhile it blocks SIGINT.");
}

Script with_interrupted_read(int flags) {
  Script script;
  script.pipe().call(handled(SIGUSR1, flags)).fork("child", Script().read(3, 4).exit(0));
  return script.call(abi::KillRequest{3, SIGUSR1}).write(4, "data").exit(0);
}

TEST(ASentenceForRead, ThatBeginsAnewAfterAHandler) {
  const Sentences story =
      story_of(world_of(with_interrupted_read(SA_RESTART)), turns({2, 2, 2, 3, 2, 3, 3, 2, 3}));
  EXPECT_EQ(story[5],
            "SIGUSR1 (sent by parent) wakes child inside read(3): its handler runs first, then "
            "read() begins anew.");
  EXPECT_EQ(story[6],
            "After the handler for SIGUSR1 (sent by parent) has run, child begins read(3) anew: "
            "pipe #1 is empty, so the kernel puts child to sleep.");
  EXPECT_EQ(story[8], "child is awake again and reads 4 bytes from pipe #1.");
}

TEST(ASentenceForRead, ThatFailsAfterAHandler) {
  EXPECT_EQ(story_of(world_of(with_interrupted_read(0)), turns({2, 2, 2, 3, 2, 3})).at(5),
            "SIGUSR1 (sent by parent) wakes child inside read(3): its handler runs, then read() "
            "fails with EINTR, because SA_RESTART is not set.");
}

TEST(ASentenceForWrite, ThatAHandlerCutsShort) {
  Script script;
  script.pipe().call(handled(SIGUSR1)).fork("child", Script().write(4, "0123456789").exit(0));
  script.call(abi::KillRequest{3, SIGUSR1}).exit(0);
  EXPECT_EQ(story_of(world_of(script), turns({2, 2, 2, 3, 2, 3})).at(5),
            "SIGUSR1 wakes child inside write(): its handler runs, then write() returns 8, for so "
            "many of 10 bytes are written.");
}

TEST(ASentence, InsideAHandlerSaysSo) {
  World world =
      world_with_handler({handled(SIGUSR1), abi::RaiseRequest{SIGUSR1}, abi::GetpidRequest{}},
                         {abi::WriteRequest{Fd{1}, "signal\n"}, abi::CloseRequest{Fd{9}}});
  EXPECT_THAT(story_of(world),
              ElementsAre("parent sets a handler for SIGUSR1: a call that it interrupts fails with "
                          "EINTR (no SA_RESTART).",
                          "parent sends SIGUSR1 to itself: its handler runs next.",
                          "Inside the handler for SIGUSR1 (sent by itself), parent writes "
                          "\"signal\\n\" to the terminal.",
                          "Inside the handler for SIGUSR1: close(9) fails: EBADF, descriptor 9 is "
                          "not open.",
                          "Back from the handler for SIGUSR1, parent asks for its own process "
                          "number: 2.",
                          "parent exits with status 0; init reaps it at once."));
}

TEST(ASentence, InsideAHandlerOnTopOfAnother) {
  World world =
      world_with_handler({handled(SIGUSR1), handled(SIGUSR2),
                          block(set_of(SIGUSR1) | set_of(SIGUSR2)), abi::RaiseRequest{SIGUSR1},
                          abi::RaiseRequest{SIGUSR2}, unblock(set_of(SIGUSR1) | set_of(SIGUSR2))},
                         {abi::GetpidRequest{}});
  const Sentences story = story_of(world);
  EXPECT_EQ(story[6],
            "Inside the handler for SIGUSR2 (sent by itself), on top of that for SIGUSR1, parent "
            "asks for its own process number: 2.");
}

TEST(ASentence, OfACallThatAHandlerEndsTheProcessIn) {
  World world =
      world_with_handler({handled(SIGUSR1), abi::RaiseRequest{SIGUSR1}}, {abi::ExitRequest{3}});
  EXPECT_EQ(story_of(world).back(),
            "The handler for SIGUSR1 (sent by itself) runs: parent exits with status 3; init reaps "
            "it at once.");
}

TEST(ASentenceForExit, TellsTheParentsHandler) {
  Script script;
  script.call(handled(SIGCHLD)).fork("child", Script().exit(0)).wait().exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2}));
  EXPECT_EQ(story[2],
            "child exits with status 0 and stays a zombie until parent reaps it; parent gets "
            "SIGCHLD, and its handler will run.");
  EXPECT_EQ(story[3],
            "After the handler for SIGCHLD (child has ended) has run, parent reaps child (pid 3), "
            "which exited with status 0.");
}

TEST(ASentenceForExit, OfAChildThatNobodyWantsAZombieOf) {
  Script script;
  script.call(on(SIGCHLD, Disposition::kIgnore)).fork("child", Script().exit(0)).exit(0);
  EXPECT_EQ(story_of(world_of(script), turns({2, 2, 3})).at(2),
            "child exits with status 0; no zombie stays, because parent wants none.");
}

TEST(ASentenceForWait, OfAChildThatWasStopped) {
  Script script = with_pausing_child();
  script.call(abi::KillRequest{3, SIGSTOP}).call(abi::WaitRequest{3, WUNTRACED, {}});
  script.call(abi::KillRequest{3, SIGCONT}).call(abi::WaitRequest{3, WCONTINUED, {}}).exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2, 2, 2, 2}));
  EXPECT_EQ(story[4], "parent learns that child (pid 3) was stopped by SIGSTOP.");
  EXPECT_EQ(story[6], "parent learns that child (pid 3) goes on after SIGCONT.");
}

}  // namespace
}  // namespace sim::narrate
