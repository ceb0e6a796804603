// Sentences for files, directories and their names.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "tests/narrate/stories.h"

namespace sim::narrate {
namespace {

using abi::Fd;
using support::Script;

// A file of five bytes behind descriptor 3, at its end.
Script with_file() {
  Script script;
  script.call(abi::OpenRequest{"notes.txt", O_RDWR | O_CREAT, 0644}).write(3, "hello");
  return script;
}

std::string after_file(const abi::Request& request) {
  return sentence_for(with_file().call(request));
}

TEST(ASentenceForOpen, OfANewFile) {
  EXPECT_EQ(sentence_for(Script().call(abi::OpenRequest{"out.txt", O_WRONLY | O_CREAT, 0644})),
            "parent opens \"out.txt\", a new file, for writing: descriptor 3 leads to a new "
            "description at offset 0.");
}

TEST(ASentenceForOpen, OfAFileThatIsThere) {
  EXPECT_EQ(after_file(abi::OpenRequest{"notes.txt", O_RDONLY, 0}),
            "parent opens \"notes.txt\" for reading: descriptor 4 leads to a new description at "
            "offset 0.");
}

TEST(ASentenceForOpen, ThatEmptiesTheFile) {
  EXPECT_EQ(after_file(abi::OpenRequest{"notes.txt", O_WRONLY | O_TRUNC, 0}),
            "parent opens \"notes.txt\" for writing and empties it: descriptor 4 leads to a new "
            "description at offset 0.");
}

TEST(ASentenceForOpen, OfAFileThatIsNotThere) {
  EXPECT_EQ(sentence_for(Script().call(abi::OpenRequest{"none", O_RDONLY, 0})),
            "open(\"none\", O_RDONLY) fails: ENOENT, there is no \"none\".");
}

TEST(ASentenceForOpen, ThatMustMakeTheFile) {
  EXPECT_EQ(
      after_file(abi::OpenRequest{"notes.txt", O_WRONLY | O_CREAT | O_EXCL, 0644}),
      "open(\"notes.txt\", O_WRONLY|O_CREAT|O_EXCL, 0644) fails: EEXIST, \"notes.txt\" exists "
      "already.");
}

TEST(ASentenceForClose, OfAFileSaysWhetherOthersHaveItOpen) {
  const abi::OpenRequest again{"notes.txt", O_RDONLY, 0};
  EXPECT_EQ(sentence_for(with_file().close(3)),
            "parent closes descriptor 3: the file notes.txt is open nowhere else.");
  EXPECT_EQ(sentence_for(with_file().call(again).close(3)),
            "parent closes descriptor 3: the file notes.txt stays open through another open file "
            "description.");
  EXPECT_EQ(sentence_for(with_file().call(again).call(again).close(4)),
            "parent closes descriptor 4: the file notes.txt stays open through 2 other open file "
            "descriptions.");
}

TEST(ASentenceForOpen, OfAFifoWaitsForTheOtherSide) {
  Script reader;
  reader.call(abi::OpenRequest{"pipe", O_RDONLY, 0}).exit(0);
  Script script;
  script.call(abi::MkfifoRequest{"pipe", 0644}).fork("child", reader);
  script.call(abi::OpenRequest{"pipe", O_WRONLY, 0}).exit(0);
  const Sentences story = story_of(support::world_of(script), turns({2, 2, 3, 2, 3}));
  EXPECT_EQ(story[0], "parent makes the FIFO \"pipe\", a pipe with a name.");
  EXPECT_EQ(story[2],
            "child opens \"pipe\" for reading, but nobody has it open for writing yet, so the "
            "kernel puts child to sleep.");
  EXPECT_EQ(story[3],
            "parent opens \"pipe\" for writing: descriptor 3 leads to a new description at offset "
            "0; child wakes up.");
  EXPECT_EQ(story[4],
            "child is awake again: the other side of \"pipe\" is open, and descriptor 3 leads to "
            "it.");
}

TEST(ASentenceForWrite, ToAFileTellsTheOffset) {
  EXPECT_EQ(sentence_for(with_file()),
            "parent writes \"hello\" to the file notes.txt; the offset is 5 now.");
}

TEST(ASentenceForRead, FromAFileTellsTheOffset) {
  EXPECT_EQ(sentence_for(with_file().call(abi::LseekRequest{Fd{3}, 0, SEEK_SET}).read(3, 2)),
            "parent reads 2 bytes from the file notes.txt; the offset is 2 now.");
  EXPECT_EQ(sentence_for(with_file().read(3, 2)),
            "parent reads 0 bytes: the file notes.txt is at its end.");
}

TEST(ASentenceForLseek, TellsTheNewOffset) {
  EXPECT_EQ(after_file(abi::LseekRequest{Fd{3}, 1, SEEK_SET}),
            "parent moves the offset in the file notes.txt to 1.");
  EXPECT_EQ(after_file(abi::LseekRequest{Fd{3}, 0, SEEK_CUR}),
            "parent asks for the offset in the file notes.txt: 5.");
}

TEST(ASentenceForLseek, ThatFails) {
  EXPECT_EQ(after_file(abi::LseekRequest{Fd{3}, -1, SEEK_SET}),
            "lseek(3, -1, SEEK_SET) fails: EINVAL, the offset would be negative, or the third "
            "argument is none of SEEK_SET, SEEK_CUR and SEEK_END.");
  EXPECT_EQ(sentence_for(Script().pipe().call(abi::LseekRequest{Fd{3}, 0, SEEK_SET})),
            "lseek(3, 0, SEEK_SET) fails: ESPIPE, pipe #1 has no offset.");
}

TEST(ASentenceForPread, LeavesTheOffset) {
  EXPECT_EQ(after_file(abi::PreadRequest{Fd{3}, 2, 1, "buf"}),
            "parent reads 2 bytes at byte 1 of the file notes.txt; the offset stays.");
  EXPECT_EQ(after_file(abi::PwriteRequest{Fd{3}, "xy", 3}),
            "parent writes 2 bytes at byte 3 of the file notes.txt; the offset stays.");
}

TEST(ASentenceForUnlink, OfAFileThatIsOpen) {
  EXPECT_EQ(after_file(abi::UnlinkRequest{"notes.txt"}),
            "parent removes the name \"notes.txt\"; the file stays while it is open.");
}

TEST(ASentenceForUnlink, OfAFileThatNobodyHasOpen) {
  EXPECT_EQ(
      sentence_for(with_file().close(3).call(abi::UnlinkRequest{"notes.txt"})),
      "parent removes the name \"notes.txt\", and the file with it: it had no other name, and "
      "nobody has it open.");
}

TEST(ASentenceForUnlink, OfOneNameOfTwo) {
  Script script = with_file();
  script.call(abi::LinkRequest{"notes.txt", "copy"}).call(abi::UnlinkRequest{"notes.txt"});
  EXPECT_EQ(sentence_for(script),
            "parent removes the name \"notes.txt\"; the file has another name.");
}

TEST(ASentenceForUnlink, OfNothing) {
  EXPECT_EQ(sentence_for(Script().call(abi::UnlinkRequest{"none"})),
            "unlink(\"none\") fails: ENOENT, there is no \"none\".");
}

TEST(ASentenceForLink, NamesBoth) {
  EXPECT_EQ(after_file(abi::LinkRequest{"notes.txt", "copy"}),
            "parent gives \"notes.txt\" a second name, \"copy\".");
}

TEST(ASentenceForRename, SaysWhatItReplaces) {
  EXPECT_EQ(after_file(abi::RenameRequest{"notes.txt", "new"}),
            "parent renames \"notes.txt\" to \"new\".");
  Script script = with_file();
  script.call(abi::OpenRequest{"new", O_WRONLY | O_CREAT, 0644});
  EXPECT_EQ(sentence_for(script.call(abi::RenameRequest{"notes.txt", "new"})),
            "parent renames \"notes.txt\" to \"new\", which replaces what had that name.");
}

TEST(ASentenceForFiles, TellsSizesAndBits) {
  EXPECT_EQ(after_file(abi::FtruncateRequest{Fd{3}, 1}),
            "parent makes the file behind descriptor 3 1 byte long.");
  EXPECT_EQ(after_file(abi::TruncateRequest{"notes.txt", 4096}),
            "parent makes \"notes.txt\" 4096 bytes long.");
  EXPECT_EQ(after_file(abi::ChmodRequest{"notes.txt", 0600}),
            "parent sets the permission bits of \"notes.txt\" to 0600.");
  EXPECT_EQ(after_file(abi::StatRequest{"notes.txt"}),
            "parent asks what the kernel knows about \"notes.txt\".");
  EXPECT_EQ(after_file(abi::AccessRequest{"notes.txt", R_OK | W_OK}),
            "parent asks whether it may use \"notes.txt\" (R_OK|W_OK): yes.");
  EXPECT_EQ(after_file(abi::UmaskRequest{077}),
            "parent sets its umask to 0077: new files get none of these bits.");
}

TEST(ASentenceForDirectories, TellsWhatHappensToThem) {
  EXPECT_EQ(sentence_for(Script().call(abi::MkdirRequest{"d", 0755})),
            "parent makes the directory \"d\".");
  EXPECT_EQ(sentence_for(Script().call(abi::MkdirRequest{"d", 0755}).call(abi::RmdirRequest{"d"})),
            "parent removes the directory \"d\".");
  EXPECT_EQ(sentence_for(Script().call(abi::MkdirRequest{"d", 0755}).call(abi::ChdirRequest{"d"})),
            "parent works in \"d\" from now on.");
  EXPECT_EQ(sentence_for(Script().call(abi::RmdirRequest{"none"})),
            "rmdir(\"none\") fails: ENOENT, there is no \"none\".");
}

Script limited_to(std::uint64_t bytes) {
  Script script;
  script.call(abi::OpenRequest{"notes.txt", O_RDWR | O_CREAT, 0644});
  return script.call(
      abi::LimitRequest{RLIMIT_FSIZE, abi::ResourceLimit{bytes, kernel::kUnlimited}});
}

TEST(ASentenceForAWriteBeyondTheLimitOfFiles, SaysHowMuchWasWritten) {
  EXPECT_EQ(sentence_for(limited_to(2).write(3, "hello")),
            "parent writes only 2 of 5 bytes to the file notes.txt, which has reached its largest "
            "size; the offset is 2 now.");
}

TEST(ASentenceForAWriteBeyondTheLimitOfFiles, SaysWhyItFailsOrKills) {
  EXPECT_EQ(last_of(limited_to(0).write(3, "hello")),
            "parent does not come back from write(3, \"hello\", 5): the file would become larger "
            "than RLIMIT_FSIZE allows, and SIGXFSZ kills parent.");
  Script script = limited_to(0).call(abi::SignalRequest{SIGXFSZ, abi::Disposition::kIgnore});
  EXPECT_EQ(sentence_for(script.write(3, "hello")),
            "write(3, \"hello\", 5) fails: EFBIG, the file would become larger than RLIMIT_FSIZE "
            "allows.");
}

}  // namespace
}  // namespace sim::narrate
