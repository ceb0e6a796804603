#include "gui/shell/offscreen.h"

// EGL's headers before glad's, which bring the same basic types.
#define EGL_NO_X11
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <cstdio>

#include "gui/paint/theme.h"

namespace gui::shell {
namespace {

using sim::abi::Expected;

std::string egl_failure(const char* what) {
  char code[16];
  std::snprintf(code, sizeof code, "0x%X", static_cast<unsigned>(eglGetError()));
  return std::string("cannot draw without a display: ") + what + " failed (EGL error " + code +
         "); is Mesa's EGL installed (libegl1, libgl1-mesa-dri)?";
}

EGLDisplay surfaceless_display() {
  const auto get = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
      eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (get == nullptr) return EGL_NO_DISPLAY;
  return get(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
}

bool initialize(EGLDisplay display) {
  return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
}

EGLDisplay open_display() {
  EGLDisplay display = surfaceless_display();
  if (initialize(display)) return display;
  display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
  return initialize(display) ? display : EGL_NO_DISPLAY;
}

EGLConfig config_of(EGLDisplay display) {
  const EGLint wanted[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (eglChooseConfig(display, wanted, &config, 1, &count) != EGL_TRUE || count == 0) {
    return EGL_NO_CONFIG_KHR;
  }
  return config;
}

EGLContext core_context(EGLDisplay display) {
  const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION,
                            3,
                            EGL_CONTEXT_MINOR_VERSION,
                            3,
                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                            EGL_NONE};
  return eglCreateContext(display, config_of(display), EGL_NO_CONTEXT, version);
}

}  // namespace

struct Offscreen::Egl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;

  Egl() = default;
  Egl(const Egl&) = delete;
  Egl& operator=(const Egl&) = delete;
  ~Egl() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
  }
  bool make_current() const {
    return eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_TRUE;
  }
};

Offscreen::Offscreen(std::unique_ptr<Egl> egl, const paint::Fonts& fonts)
    : egl_(std::move(egl)), renderer_(std::make_unique<Renderer>(fonts)) {}

Offscreen::~Offscreen() { egl_->make_current(); }

Expected<std::unique_ptr<Offscreen>, std::string> Offscreen::create(const paint::Fonts& fonts) {
  auto egl = std::make_unique<Egl>();
  egl->display = open_display();
  if (egl->display == EGL_NO_DISPLAY) return tl::unexpected(egl_failure("opening EGL"));
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return tl::unexpected(egl_failure("eglBindAPI"));
  egl->context = core_context(egl->display);
  if (egl->context == EGL_NO_CONTEXT) {
    return tl::unexpected(egl_failure("making an OpenGL 3.3 context"));
  }
  if (!egl->make_current()) return tl::unexpected(egl_failure("eglMakeCurrent"));
  if (gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) == 0) {
    return tl::unexpected(egl_failure("loading OpenGL 3.3"));
  }
  return std::unique_ptr<Offscreen>(new Offscreen(std::move(egl), fonts));
}

Expected<Pixels, std::string> Offscreen::draw(const scene::Picture& picture, paint::Canvas canvas) {
  if (canvas.width < 1 || canvas.height < 1 || canvas.width > kLargestWidth ||
      canvas.height > kLargestHeight) {
    return tl::unexpected("the size must lie between 1x1 and " + std::to_string(kLargestWidth) +
                          "x" + std::to_string(kLargestHeight));
  }
  if (!egl_->make_current()) return tl::unexpected(egl_failure("eglMakeCurrent"));
  const Framebuffer framebuffer(canvas);
  if (!framebuffer.is_complete()) {
    return tl::unexpected(std::string("this machine's OpenGL cannot draw a picture of that size"));
  }
  renderer_->draw(picture, canvas, paint::color_of(scene::Tone::kPage));
  return framebuffer.read();
}

}  // namespace gui::shell
