// Runs as lists of sentences.

#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "sim/narrate/narrate.h"
#include "tests/support/scripted_world.h"

namespace sim::narrate {

using Sentences = std::vector<std::string>;

inline Sentences story_of(world::World world, const world::Schedule& schedule = {}) {
  Sentences story;
  while (!world::ending(world)) {
    const world::World before = world;
    const auto record = world::step(world, world::choose(schedule, world).value());
    story.push_back(step_sentence(before, record, world));
  }
  return story;
}

inline std::string last_of(const support::Script& script, const world::Schedule& schedule = {}) {
  return story_of(support::world_of(script), schedule).back();
}

// The story's sentence at a place from its end; 1 is the last.
inline std::string from_the_end(const Sentences& story, std::size_t place) {
  return story.at(story.size() - place);
}

// The sentence of the last call of a script, before its exit.
inline std::string sentence_for(support::Script script, const world::Schedule& schedule = {}) {
  return from_the_end(story_of(support::world_of(script.exit(0)), schedule), 2);
}

inline world::Schedule turns(std::initializer_list<int> threads) {
  world::Listed list;
  for (const int thread : threads) list.threads.push_back(abi::ThreadId{thread});
  return list;
}

}  // namespace sim::narrate
