// When stdio writes and reads: rows IO01..IO09 and IO21 of the semantics of Linux and glibc.

#include <gmock/gmock.h>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> writes_of(const std::string& body, abi::FileKind kind,
                                   std::string input = "") {
  Surroundings surroundings;
  surroundings.output = kind;
  surroundings.input = std::move(input);
  const Finished run = run_program(
      "#include <stdio.h>\n#include <string.h>\n#include <unistd.h>\nint main(void) {\n" + body +
          "\nreturn 0; }",
      surroundings);
  EXPECT_EQ(run.mistake, "");
  std::vector<std::string> texts;
  for (const SeenWrite& write : run.writes) texts.push_back(write.bytes);
  return texts;
}

std::vector<std::size_t> sizes(const std::vector<std::string>& texts) {
  std::vector<std::size_t> result;
  for (const std::string& text : texts) result.push_back(text.size());
  return result;
}

// IO01, IO02
TEST(Stdout, IsLineBufferedOnATerminalAndFullyBufferedOtherwise) {
  const char* const body = "printf(\"one\\ntwo\"); write(1, \"W\", 1);";
  EXPECT_THAT(writes_of(body, abi::FileKind::kTerminal), ElementsAre("one\n", "W", "two"));
  EXPECT_THAT(writes_of(body, abi::FileKind::kFile), ElementsAre("W", "one\ntwo"));
  EXPECT_THAT(writes_of(body, abi::FileKind::kPipe), ElementsAre("W", "one\ntwo"));
}

// IO01
TEST(Stderr, IsWrittenOncePerCall) {
  EXPECT_THAT(writes_of("fprintf(stderr, \"a%db%s\\n\", 1, \"c\\nd\"); perror(\"p\");",
                        abi::FileKind::kTerminal),
              ElementsAre("a1bc\nd\n", "p: Success\n"));
}

// IO03: what lies in the buffer is copied by fork and written by both.
TEST(AForkedProgram, WritesTheCopiedBufferAgain) {
  auto parent = start_program(
      "#include <stdio.h>\n#include <unistd.h>\nint main(void) { printf(\"x\"); fork(); return 0; "
      "}");
  long budget = 1'000'000;
  parent->resume(abi::ThreadId{}, abi::returns(0), budget);
  const auto turn = parent->resume(abi::ThreadId{}, abi::returns(1), budget);
  ASSERT_TRUE(std::holds_alternative<abi::ForkRequest>(std::get<abi::Request>(turn)));
  auto child = parent->clone();
  EXPECT_EQ(run_to_end(*child).output, "x");
  EXPECT_EQ(run_to_end(*parent).output, "x");
}

// IO05
TEST(Fflush, EmptiesOneStreamOrAll) {
  EXPECT_THAT(
      writes_of("printf(\"a\"); fflush(stdout); printf(\"b\"); fflush(NULL); write(1, \"c\", 1);",
                abi::FileKind::kFile),
      ElementsAre("a", "b", "c"));
}

// IO06
TEST(UnderscoreExit, LosesWhatIsBuffered) {
  EXPECT_THAT(writes_of("printf(\"lost\"); _exit(0);", abi::FileKind::kFile), ElementsAre());
}

// IO08
TEST(AFullBuffer, IsWrittenWhenTheNextCharacterDoesNotFit) {
  EXPECT_THAT(writes_of("for (int i = 0; i < 4096; i++) fputc('x', stdout); _exit(0);",
                        abi::FileKind::kFile),
              ElementsAre());
  EXPECT_THAT(sizes(writes_of("for (int i = 0; i < 4097; i++) fputc('x', stdout); _exit(0);",
                              abi::FileKind::kFile)),
              ElementsAre(4096));
}

// IO09
TEST(ALargeFwrite, FillsTheBufferAndWritesWholeBlocksDirectly) {
  const auto texts = writes_of(
      "char b[9000]; memset(b, 'x', sizeof b); fwrite(b, 1, 100, stdout); fwrite(b, 1, 9000, "
      "stdout);"
      "_exit(0);",
      abi::FileKind::kFile);
  EXPECT_THAT(sizes(texts), ElementsAre(4096, 4096));
}

TEST(ALineBufferedStream, KeepsWhatFollowsTheLastNewline) {  // IO18
  EXPECT_THAT(writes_of("printf(\"ab\"); printf(\"gh\\nij\"); _exit(0);", abi::FileKind::kTerminal),
              ElementsAre("abgh\n"));
}

TEST(ReadingFromATerminal, WritesTheWaitingPromptFirst) {  // IO21
  EXPECT_THAT(writes_of("printf(\"name? \"); char b[9]; fgets(b, 9, stdin); printf(\"hi %s\", b);",
                        abi::FileKind::kTerminal, "Ann\n"),
              ElementsAre("name? ", "hi Ann\n"));
}

TEST(Fgets, StopsAfterANewlineAndAtTheSize) {
  EXPECT_THAT(writes_of("char b[5]; while (fgets(b, 5, stdin)) printf(\"[%s]\", b);"
                        "printf(\"%d\", feof(stdin) != 0);",
                        abi::FileKind::kFile, "ab\nabcdef"),
              ElementsAre("[ab\n][abcd][ef]1"));
}

TEST(Ungetc, GivesTheCharacterBack) {
  EXPECT_THAT(
      writes_of("int c = getchar(); ungetc(c, stdin); char b[3] = \"\"; fread(b, 1, 2, stdin);"
                "printf(\"%s\", b);",
                abi::FileKind::kFile, "xyz"),
      ElementsAre("xy"));
}

TEST(Setvbuf, ChangesWhenAStreamIsWritten) {  // IO17
  EXPECT_THAT(writes_of("setvbuf(stdout, NULL, _IONBF, 0); printf(\"a%d\", 1); putchar('b');"
                        "static char room[100];"
                        "setvbuf(stdout, room, _IOLBF, 100); printf(\"c\"); printf(\"\\nd\");",
                        abi::FileKind::kFile),
              ElementsAre("a1", "b", "c\n", "d"));
}

// As strace shows it: the buffer of one byte stays.
TEST(Setvbuf, WithoutABufferKeepsTheOneThatIsThere) {
  EXPECT_THAT(writes_of("setvbuf(stdout, NULL, _IONBF, 0); printf(\"a%d\", 1); putchar('b');"
                        "setvbuf(stdout, NULL, _IOLBF, 100); printf(\"c\"); printf(\"\\nd\");",
                        abi::FileKind::kFile),
              ElementsAre("a1", "b", "c", "\nd"));
}

}  // namespace
}  // namespace sim::lang::testing
