// Whether what fdscope itself printed has arrived.

#pragma once

namespace sim::cli {

// Flushes stdout and returns `status`. When something that was printed is lost, stderr says so once
// and 0 becomes kExitCannotRun; a reader that leaves early is no error.
int finish_output(int status);

}  // namespace sim::cli
