// How far the agents live apart from everything else on this machine.

#pragma once

namespace sim::host {

// kOwnNamespaces: user, pid, mount, network and ipc. kShared: none of them; pids are renamed.
enum class Isolation { kBestPossible, kOwnNamespaces, kShared };

}  // namespace sim::host
