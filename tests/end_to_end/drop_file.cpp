// Drops a file onto a window as a file manager does: the source's side of XDND, version 5
// (freedesktop.org/wiki/Specifications/XDND).
//   drop_file WINDOW X Y FILE      the window's number; root coordinates; an absolute path
// Exit status: 0 the window has taken the file, 1 it has not.

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using Words = std::array<long, 5>;

constexpr long kVersion = 5;
constexpr int kPatienceMs = 60'000;

class Source {
 public:
  Source(Display* display, Window target, std::string uri)
      : display_(display), target_(target), uri_(std::move(uri)) {
    const Window root = XDefaultRootWindow(display_);
    own_ = XCreateSimpleWindow(display_, root, 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(display_, atom("XdndSelection"), own_, CurrentTime);
  }

  bool drop(long x, long y) {
    const long action = number(atom("XdndActionCopy"));
    send("XdndEnter", {number(own_), kVersion << 24, number(atom("text/uri-list")), 0, 0});
    send("XdndPosition", {number(own_), 0, x << 16 | y, CurrentTime, action});
    const Words status = answer("XdndStatus");
    if ((status[1] & 1) == 0) return false;
    send("XdndDrop", {number(own_), 0, CurrentTime, 0, 0});
    return answer("XdndFinished")[1] != 0;  // GLFW 3.3 puts the file name's length where bit 0 is
  }

 private:
  static long number(unsigned long id) { return static_cast<long>(id); }
  Atom atom(const char* name) { return XInternAtom(display_, name, False); }

  void send(const char* type, const Words& words) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = target_;
    event.xclient.message_type = atom(type);
    event.xclient.format = 32;
    for (std::size_t i = 0; i < words.size(); ++i) event.xclient.data.l[i] = words[i];
    XSendEvent(display_, target_, False, NoEventMask, &event);
    XFlush(display_);
  }

  // Waits for a message of the target, and hands out the file's name meanwhile. Zeros: none came.
  Words answer(const char* type) {
    for (XEvent event; next(event);) {
      if (event.type == SelectionRequest) hand_out(event.xselectionrequest);
      if (event.type != ClientMessage || event.xclient.message_type != atom(type)) continue;
      const long* words = event.xclient.data.l;
      return {words[0], words[1], words[2], words[3], words[4]};
    }
    std::fprintf(stderr, "drop_file: the window does not answer with %s\n", type);
    return {};
  }

  bool next(XEvent& event) {
    pollfd connection{XConnectionNumber(display_), POLLIN, 0};
    if (XPending(display_) == 0 && poll(&connection, 1, kPatienceMs) <= 0) return false;
    XNextEvent(display_, &event);
    return true;
  }

  void hand_out(const XSelectionRequestEvent& request) {
    XChangeProperty(display_, request.requestor, request.property, request.target, 8,
                    PropModeReplace, reinterpret_cast<const unsigned char*>(uri_.data()),
                    static_cast<int>(uri_.size()));
    XEvent reply{};
    reply.xselection.type = SelectionNotify;
    reply.xselection.requestor = request.requestor;
    reply.xselection.selection = request.selection;
    reply.xselection.target = request.target;
    reply.xselection.property = request.property;
    reply.xselection.time = request.time;
    XSendEvent(display_, request.requestor, False, NoEventMask, &reply);
    XFlush(display_);
  }

  Display* display_;
  Window target_;
  Window own_ = 0;
  std::string uri_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: drop_file WINDOW X Y FILE\n");
    return 2;
  }
  Display* display = XOpenDisplay(nullptr);
  if (!display) return 1;
  const Window target = std::strtoul(argv[1], nullptr, 0);
  Source source(display, target, "file://" + std::string(argv[4]) + "\r\n");
  const bool taken = source.drop(std::atol(argv[2]), std::atol(argv[3]));
  XCloseDisplay(display);
  return taken ? 0 : 1;
}
