// Names in directories, and how long the things behind them live.

#pragma once

#include <string>
#include <string_view>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// What a process that starts finds: "/", "/dev/null", "/tmp", and an empty working directory.
void make_file_tree(KernelState& state, Host& host);

// Makes an empty directory under a name that is free, for a machine that has not started yet.
ObjectId make_directory(KernelState& state, ObjectId parent, const std::string& name, int owner,
                        int mode);

// The inode of a thing in the file system; nullptr for a terminal, an outside file or a nameless
// pipe.
const Inode* inode_of(const Object& object);
Inode& edit_inode(KernelState& state, ObjectId object);

// S_IFMT's kind.
int file_type(const Object& object);

// Adds a thing under a name that is free. Its inode's mode, owner and group are set.
ObjectId make_named(KernelState& state, ObjectId directory, const std::string& name, Object object,
                    Events& events);

// Another name for a thing that is no directory.
void link_name(KernelState& state, ObjectId directory, const std::string& name, ObjectId object,
               Events& events);

// Takes a name away, and the thing with it when that was its last name and nobody has it open.
void unlink_name(KernelState& state, ObjectId directory, const std::string& name, Events& events);

// Gives the thing another name; what had that name before is unlinked.
void rename_name(KernelState& state, ObjectId from, const std::string& old_name, ObjectId to,
                 const std::string& new_name, Events& events);

// Frees what has neither a name nor a description, and is nobody's working directory.
void free_if_unused(KernelState& state, ObjectId object, Events& events);

// Changes a file's content and keeps count of the disk's pages.
void write_content(KernelState& state, ObjectId file, std::size_t at, std::string_view bytes,
                   Events& events);
void resize_content(KernelState& state, ObjectId file, std::size_t size, Events& events);

// Whether the disk has room for a write.
bool has_room(const KernelState& state, const RegularFile& file, std::size_t at, std::size_t count);

}  // namespace sim::kernel
