#include "gui/shell/png.h"

#include <stb_image.h>
#include <stb_image_write.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

namespace gui::shell {
namespace {

using sim::abi::Expected;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

void append(void* context, void* bytes, int count) {
  static_cast<std::string*>(context)->append(static_cast<const char*>(bytes),
                                             static_cast<std::size_t>(count));
}

bool save(const std::filesystem::path& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return (std::fclose(file) == 0) && written;
}

}  // namespace

Expected<void, std::string> write_png(const std::filesystem::path& path, const Pixels& pixels) {
  std::string bytes;
  if (stbi_write_png_to_func(append, &bytes, pixels.width, pixels.height, 4, pixels.rgba.data(),
                             4 * pixels.width) == 0) {
    return tl::unexpected(std::string("the picture is too large for a PNG"));
  }
  std::filesystem::path unfinished = path;
  unfinished += ".part";
  if (!save(unfinished, bytes)) {
    const std::string reason = std::strerror(errno);
    std::remove(unfinished.c_str());
    return tl::unexpected(reason);
  }
  std::error_code error;
  std::filesystem::rename(unfinished, path, error);
  if (!error) return {};
  std::remove(unfinished.c_str());
  return tl::unexpected(error.message());
}

Expected<Pixels, std::string> read_png(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) return tl::unexpected(std::string(std::strerror(errno)));
  int width = 0, height = 0, channels = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> bytes(
      stbi_load_from_file(file.get(), &width, &height, &channels, 4), &stbi_image_free);
  if (!bytes) return tl::unexpected(std::string(stbi_failure_reason()));
  const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
  return Pixels{width, height, {bytes.get(), bytes.get() + count}};
}

}  // namespace gui::shell
