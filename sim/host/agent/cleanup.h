// What init does when fdscope dies and there is no namespace that goes with it.

#pragma once

namespace agent {

// Ends every agent, removes the working folder, and exits, when `signal` comes.
void end_everybody_on(long signal);

}  // namespace agent
