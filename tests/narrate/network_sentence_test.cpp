// What the sentences say of segments that travel between two machines.

#include <gmock/gmock.h>

#include <filesystem>

#include "sim/narrate/narrate.h"
#include "sim/scenario/scenario.h"
#include "sim/world/timeline.h"

namespace sim::narrate {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

// The sentences of all steps of a bundled scenario.
std::vector<std::string> sentences_of(const std::string& name) {
  const auto scenario = scenario::load(std::filesystem::path(PROJECT_ROOT) / "scenarios" / name);
  world::Timeline timeline(scenario::start(*scenario), scenario->schedule);
  timeline.extend(1000, 100'000'000);
  std::vector<std::string> sentences;
  for (long step = 1; step <= timeline.length(); ++step) {
    timeline.seek(step);
    sentences.push_back(
        step_sentence(timeline.world_before(), *timeline.record(), timeline.world()));
  }
  return sentences;
}

TEST(ASentenceOfTheNetwork, FollowsAConnectionFromSynToFin) {
  const auto all = sentences_of("two_machines");
  for (const char* sentence :
       {"the SYN sets out for server",
        "The SYN arrives at server: a connection begins to exist there, and a SYN+ACK goes back.",
        "The SYN+ACK arrives at client: the connection is established on this side, and an ACK "
        "goes back; client wakes up.",
        "The ACK arrives at server: the handshake is done, and the connection waits in the backlog "
        "for accept(); server wakes up.",
        "the bytes \"hello\\n\" set out for server",
        "The bytes \"hello\\n\" arrive at server: the receive queue of TCP socket #3 takes them, "
        "and they are acknowledged",
        "6 bytes have arrived, so the send queue lets go of them", "the FIN sets out for server",
        "The FIN arrives at server: no more bytes will come for TCP socket #3, and the FIN is "
        "acknowledged"}) {
    EXPECT_THAT(all, Contains(HasSubstr(sentence)));
  }
}

TEST(ASentenceOfTheNetwork, SaysWhatIsLostAndWhatIsSentAgain) {
  const auto all = sentences_of("lost_segment");
  EXPECT_THAT(all, Contains(HasSubstr("The network loses the bytes \"one \" on the way from here "
                                      "to there.")));
  EXPECT_THAT(all, Contains(AllOf(HasSubstr("No answer has come, so "),
                                  HasSubstr(" sends the bytes "), HasSubstr(" again"))));
  EXPECT_THAT(all, Contains(HasSubstr("bytes before them are missing, so they are put aside")));
}

TEST(ASentenceOfTheNetwork, SaysThatADatagramIsGone) {
  EXPECT_THAT(sentences_of("lost_datagram"),
              Contains("The network loses the datagram \"two\" on the way from here to there."));
}

}  // namespace
}  // namespace sim::narrate
