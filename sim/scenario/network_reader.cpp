#include "sim/scenario/network_reader.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "sim/scenario/nearest.h"

namespace sim::scenario {
namespace {

constexpr int kMostHosts = 8;
constexpr long kNanosecondsPerMillisecond = 1'000'000;
constexpr int kLongestDelay = 60'000;  // milliseconds

std::vector<std::string> names_of(const std::vector<kernel::Host>& hosts) {
  std::vector<std::string> names;
  for (const kernel::Host& host : hosts) names.push_back(host.name);
  return names;
}

std::optional<int> place_of(const std::string& name, const std::vector<kernel::Host>& hosts) {
  const auto found = std::find_if(hosts.begin(), hosts.end(),
                                  [&](const kernel::Host& host) { return host.name == name; });
  if (found == hosts.end()) return std::nullopt;
  return static_cast<int>(found - hosts.begin());
}

std::optional<int> known_host(const Located<std::string>& name,
                              const std::vector<kernel::Host>& hosts, const Report& report) {
  const auto place = place_of(name.value, hosts);
  if (!place) {
    report.error(name.at, "no [[host]] is called '" + name.value + "'",
                 suggestion(name.value, "hosts", names_of(hosts)));
  }
  return place;
}

std::optional<kernel::IpAddress> address_of(const std::string& text) {
  in_addr ipv4{};
  if (inet_pton(AF_INET, text.c_str(), &ipv4) == 1) return kernel::mapped(ntohl(ipv4.s_addr));
  kernel::IpAddress ipv6{};
  if (inet_pton(AF_INET6, text.c_str(), ipv6.data()) == 1) return ipv6;
  return std::nullopt;
}

const kernel::Host* host_with(const kernel::IpAddress& address,
                              const std::vector<kernel::Host>& hosts) {
  const auto found = std::find_if(hosts.begin(), hosts.end(), [&](const kernel::Host& host) {
    return host.address == address;
  });
  return found == hosts.end() ? nullptr : &*found;
}

// "" : it is one that a machine can have.
std::string fault_of(const kernel::IpAddress& address, const std::vector<kernel::Host>& hosts) {
  if (kernel::is_any(address)) return "stands for any address";
  if (kernel::is_loopback(address)) return "means every machine itself";
  const kernel::Host* same = host_with(address, hosts);
  return same ? "belongs to '" + same->name + "' already" : "";
}

// Machines without an address get one after the other, past those that are taken.
kernel::IpAddress next_address(const std::vector<kernel::Host>& hosts) {
  constexpr std::uint32_t kFirst = 0x0a000001;  // 10.0.0.1
  std::uint32_t next = kFirst + static_cast<std::uint32_t>(hosts.size());
  while (host_with(kernel::mapped(next), hosts)) ++next;
  return kernel::mapped(next);
}

kernel::IpAddress read_address(TableReader& reader, const std::vector<kernel::Host>& hosts,
                               const Report& report) {
  const auto text = reader.word("address");
  if (!text) return next_address(hosts);
  const auto address = address_of(text->value);
  if (!address) {
    report.error(text->at, "'" + text->value + "' is no address", "write one like 10.0.0.1");
    return next_address(hosts);
  }
  const std::string fault = fault_of(*address, hosts);
  if (!fault.empty()) report.error(text->at, "the address " + text->value + " " + fault);
  return *address;
}

std::vector<kernel::Host> read_hosts(TableReader& root, const Report& report) {
  std::vector<kernel::Host> hosts;
  for (const Located<TomlTable>& table : root.tables("host")) {
    TableReader reader(table.value, table.at, "[[host]]", report);
    const auto name = reader.word("name", Need::kRequired);
    kernel::Host host;
    host.address = read_address(reader, hosts, report);
    reader.report_unknown_keys();
    if (!name) continue;
    if (place_of(name->value, hosts)) {
      report.error(name->at, "two hosts are called '" + name->value + "'");
      continue;
    }
    if (hosts.size() == kMostHosts) {
      report.error(table.at, "there are more than " + std::to_string(kMostHosts) + " hosts");
      break;
    }
    host.name = name->value;
    hosts.push_back(std::move(host));
  }
  return hosts;
}

std::vector<kernel::Link> links_among(std::size_t hosts) {
  std::vector<kernel::Link> links;
  for (int one = 0; one < static_cast<int>(hosts); ++one) {
    for (int other = one + 1; other < static_cast<int>(hosts); ++other) {
      kernel::Link link;
      link.one = one;
      link.other = other;
      link.delay = kNanosecondsPerMillisecond;
      links.push_back(std::move(link));
    }
  }
  return links;
}

std::optional<std::pair<int, int>> read_ends(TableReader& reader, abi::Position at,
                                             const std::vector<kernel::Host>& hosts,
                                             const Report& report) {
  const auto names = reader.texts("between");
  if (names.size() != 2) {
    report.error(at, "a [[link]] needs its two ends",
                 "name two hosts: between = [\"client\", \"server\"]");
    return std::nullopt;
  }
  const auto one = known_host(names[0], hosts, report);
  const auto other = known_host(names[1], hosts, report);
  if (!one || !other) return std::nullopt;
  if (*one != *other) return std::minmax(*one, *other);
  report.error(names[1].at, "a link leads from one host to another, not to the same");
  return std::nullopt;
}

void read_link(const Located<TomlTable>& table, NetworkPlan& plan, const Report& report) {
  TableReader reader(table.value, table.at, "[[link]]", report);
  const auto ends = read_ends(reader, table.at, plan.hosts, report);
  const auto delay = reader.integer("delay_ms", 1, kLongestDelay);
  const auto percent = reader.integer("loss_percent", 0, 100);
  const auto lost = reader.integers("lose", 1, 1'000'000);
  reader.report_unknown_keys();
  for (kernel::Link& link : plan.links) {
    if (!ends || link.one != ends->first || link.other != ends->second) continue;
    if (delay) link.delay = delay->value * kNanosecondsPerMillisecond;
    if (percent) link.loss_percent = percent->value;
    for (const Located<int>& number : lost) link.lost.push_back(number.value);
  }
}

}  // namespace

NetworkPlan read_network(TableReader& root, const Report& report) {
  NetworkPlan plan;
  plan.hosts = read_hosts(root, report);
  plan.links = links_among(plan.hosts.size());
  for (const Located<TomlTable>& table : root.tables("link")) read_link(table, plan, report);
  return plan;
}

std::optional<int> read_host(TableReader& reader, const std::vector<kernel::Host>& hosts,
                             const Report& report) {
  const auto name = reader.word("host");
  return name ? known_host(*name, hosts, report) : std::nullopt;
}

}  // namespace sim::scenario
