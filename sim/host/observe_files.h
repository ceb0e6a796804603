// What lies in a file tree of Linux. Looking at it changes nothing that a program could notice: all
// processes must be at rest, and no FIFO is opened.

#pragma once

#include <sys/stat.h>

#include <map>
#include <string>

#include "sim/host/file_tree.h"
#include "sim/host/object_graph.h"

namespace sim::host {

struct SeenFile {
  FileKey key;
  GraphFile file;
};

// Everything below and including "/", by its path.
using SeenTree = std::map<std::string, SeenFile>;
SeenTree observe_tree(const FileTree& files);

// A tree as it was after so many of the calls that can change one. Most calls cannot.
struct TreeMemory {
  long calls = -1;
  SeenTree tree;
};

// One thing, which `path` below `folder` leads to.
GraphFile observe_file(const FileTree& files, int folder, const char* path,
                       const struct stat& status);

}  // namespace sim::host
