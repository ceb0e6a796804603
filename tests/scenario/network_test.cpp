// Machines and links of a scenario: what is read, and what is wrong with it.

#include <gtest/gtest.h>

#include "tests/scenario/scenario_folder.h"

namespace sim::scenario {
namespace {

std::string network_errors(const std::string& text) {
  return ScenarioFolder().scenario_with(text).errors();
}

const std::string kTwoHosts = "[[host]]\nname = \"a\"\n[[host]]\nname = \"b\"\n";  // lines 5 to 8

TEST(LoadNetwork, GivesHostsAddressesAndLinksThatNobodyHasNamed) {
  ScenarioFolder folder;
  folder.scenario_with(kTwoHosts + "address = \"10.9.9.9\"\n");
  const auto scenario = load(folder.path());
  ASSERT_TRUE(scenario);
  const NetworkPlan& network = scenario->network;
  ASSERT_EQ(network.hosts.size(), 2u);
  EXPECT_EQ(network.hosts[0].address, kernel::mapped(0x0a000001));
  EXPECT_EQ(network.hosts[1].address, kernel::mapped(0x0a090909));
  ASSERT_EQ(network.links.size(), 1u);
  EXPECT_EQ(network.links[0].delay, 1'000'000);
}

TEST(LoadNetwork, GivesNoAddressTwice) {
  ScenarioFolder folder;
  folder.scenario_with("[[host]]\nname = \"a\"\naddress = \"10.0.0.2\"\n[[host]]\nname = \"b\"\n");
  const auto scenario = load(folder.path());
  ASSERT_TRUE(scenario);
  EXPECT_EQ(scenario->network.hosts[1].address, kernel::mapped(0x0a000003));
}

TEST(LoadNetwork, TakesALinksEndsInEitherOrder) {
  ScenarioFolder folder;
  folder.scenario_with(kTwoHosts +
                       "[[link]]\nbetween = [\"b\", \"a\"]\ndelay_ms = 7\nlose = [2, 3]\n"
                       "loss_percent = 5\n");
  const auto scenario = load(folder.path());
  ASSERT_TRUE(scenario);
  const kernel::Link& link = scenario->network.links[0];
  EXPECT_EQ(link.delay, 7'000'000);
  EXPECT_EQ(link.lost, (std::vector<long>{2, 3}));
  EXPECT_EQ(link.loss_percent, 5);
}

TEST(LoadNetwork, PutsFilesWhereTheyBelong) {
  ScenarioFolder folder;
  folder.scenario_with(kTwoHosts + "[[file]]\npath = \"f\"\nhost = \"b\"\n");
  const auto scenario = load(folder.path());
  ASSERT_TRUE(scenario);
  const world::World world = start(*scenario);
  const auto has_file = [&](const kernel::Host& host) {
    const auto& home = std::get<kernel::Directory>(world.kernel.objects.at(host.home));
    return find(home, "f") != nullptr;
  };
  EXPECT_FALSE(has_file(world.kernel.hosts[0]));
  EXPECT_TRUE(has_file(world.kernel.hosts[1]));
}

TEST(LoadNetwork, NamesTheNearestHostForAnUnknownOne) {
  EXPECT_EQ(
      network_errors("[[host]]\nname = \"server\"\n[[file]]\npath = \"f\"\nhost = \"srver\"\n"),
      "scenario.toml:9:8: error: no [[host]] is called 'srver'\n"
      "  hint: did you mean 'server'?\n");
}

TEST(LoadNetwork, SaysWhatIsWrongWithAnAddress) {
  EXPECT_EQ(network_errors(kTwoHosts + "address = \"10.0.0\"\n"),
            "scenario.toml:9:11: error: '10.0.0' is no address\n"
            "  hint: write one like 10.0.0.1\n");
  EXPECT_EQ(network_errors(kTwoHosts + "address = \"127.0.0.1\"\n"),
            "scenario.toml:9:11: error: the address 127.0.0.1 means every machine itself\n");
  EXPECT_EQ(network_errors(kTwoHosts + "address = \"10.0.0.1\"\n"),
            "scenario.toml:9:11: error: the address 10.0.0.1 belongs to 'a' already\n");
}

TEST(LoadNetwork, WantsEachHostOnce) {
  EXPECT_EQ(network_errors("[[host]]\nname = \"a\"\n[[host]]\nname = \"a\"\n"),
            "scenario.toml:8:8: error: two hosts are called 'a'\n");
}

TEST(LoadNetwork, WantsTwoDifferentEndsOfALink) {
  EXPECT_EQ(network_errors(kTwoHosts + "[[link]]\nbetween = [\"a\"]\n"),
            "scenario.toml:9:1: error: a [[link]] needs its two ends\n"
            "  hint: name two hosts: between = [\"client\", \"server\"]\n");
  EXPECT_EQ(network_errors(kTwoHosts + "[[link]]\nbetween = [\"a\", \"a\"]\n"),
            "scenario.toml:10:17: error: a link leads from one host to another, not to the same\n");
}

TEST(LoadNetwork, WantsNumbersOfSegmentsThatGetLost) {
  EXPECT_EQ(network_errors(kTwoHosts + "[[link]]\nbetween = [\"a\", \"b\"]\nlose = [0]\n"),
            "scenario.toml:11:9: error: an element of 'lose' is 0, but 1 to 1000000 is allowed\n");
}

}  // namespace
}  // namespace sim::scenario
