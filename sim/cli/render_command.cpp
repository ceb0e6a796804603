// fdscope render: a picture of one step, by the renderer that the program was built with.

#include <cstdio>

#include "sim/cli/commands.h"

namespace sim::cli {

static int refuse(const char* sentence, const std::string& hint) {
  std::fprintf(stderr, "fdscope: error: %s\n  hint: %s\n", sentence, hint.c_str());
  return kExitUsage;
}

int render_command(const RenderRequest& request, const Frontend& frontend) {
  constexpr int kSmallest = 320;
  constexpr int kLargest = 7680;
  if (request.output.extension() != ".png") {
    return refuse("the picture's format is not known", "name the output with -o FILE.png");
  }
  for (const int side : {request.width, request.height}) {
    if (side < kSmallest || side > kLargest) {
      return refuse("the size is out of range", "each side of --size is 320 to 7680 pixels");
    }
  }
  return frontend.render(request);
}

}  // namespace sim::cli
