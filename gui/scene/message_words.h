// What stands on the arrows of the diagram of messages, and in their tool tips.

#pragma once

#include <string>
#include <vector>

#include "gui/scene/message_history.h"

namespace gui::scene {

// The label of an arrow, the longest first: `"hello\n" 6 bytes`, `"hell"... 6 bytes`, `6 bytes`.
std::vector<std::string> message_labels(const MessageHistory& history, const Message& message);

// "client -> server: SYN", with where it ends.
std::string message_sentence(const MessageHistory& history, const Message& message);

// "step 7: client, connect"
std::string row_sentence(const MessageHistory& history, const MessageRow& row);

}  // namespace gui::scene
