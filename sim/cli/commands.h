// The sub-commands. Each returns the exit status and writes errors to stderr.

#pragma once

#include "sim/cli/command_line.h"
#include "sim/cli/options.h"

namespace sim::cli {

// Runs headless: terminal output on stdout, the status as a shell would give it.
int run_command(const RunOptions& options);

// One line per call in strace's format, or one event per line as JSON.
int trace_command(const RunOptions& options);

// The same run on the model and on Linux, compared step by step: 0 no difference, 3 a difference,
// 77 not possible on this machine.
int verify_command(const RunOptions& options);

// The bundled scenarios.
int list_command(RunOptions::Format format);

// A picture of one step.
int render_command(const RenderRequest& request, const Frontend& frontend);

}  // namespace sim::cli
