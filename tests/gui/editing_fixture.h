// An application with real listings in a folder of their own, for tests that edit, run and save.

#pragma once

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/gui/app_fixture.h"

namespace gui::panels {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

inline constexpr const char* kHello =
    "#include <stdio.h>\n"
    "\n"
    "int main(void) {\n"
    "    printf(\"hello\\n\");  //@ hello\n"
    "    return 0;\n"
    "}\n";

inline constexpr const char* kHelloScenario =
    "format = 1\ntitle = \"Hello\"\n[[program]]\nfile = \"hello.c\"\n"
    "[[stop]]\nat = \"hello\"\ntitle = \"The greeting\"\n";

// What stands in a file; empty: there is none.
inline std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class EditingTest : public AppTest {
 protected:
  EditingTest() {
    std::string name = (fs::temp_directory_path() / "fdscope_editing_XXXXXX").string();
    folder = mkdtemp(name.data());
    app = App(folder / "library");
    put("hello.c", kHello);
    put("library/hello/hello.c", kHello);
    put("library/hello/scenario.toml", kHelloScenario);
  }
  ~EditingTest() override {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }

  void put(const std::string& name, const std::string& text) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  std::string content(const std::string& name) const { return content_of(folder / name); }

  void open(const std::string& name) {
    app.open(folder / name);
    settle();
  }

  void type(const std::string& text) {
    for (const char c : text) {
      if (c == '\n') {
        press(Key::kEnter);
      } else {
        app.handle(CharacterTyped{std::string(1, c), {}});
      }
    }
    layout();
  }
  void mark_all() { control(Key::kA); }

  // The lines of the text on the screen, without their numbers.
  std::string line(int number) {
    return text_of("source/line " + std::to_string(number) + "/part");
  }
  // What the terminal shows at the end of the run.
  std::string output() {
    app.perform(scene::GoToLast{});
    settle();
    return text_of("terminal/row");
  }

  fs::path folder;
};

}  // namespace gui::panels
