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
std::map<std::string, SeenFile> observe_tree(const FileTree& files);

// One thing, which `path` below `folder` leads to.
GraphFile observe_file(const FileTree& files, int folder, const char* path,
                       const struct stat& status);

}  // namespace sim::host
