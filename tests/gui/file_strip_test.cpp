// Files on the kernel map: their bytes, their names, and where the offsets point.

#include <gmock/gmock.h>

#include "gui/scene/stage.h"
#include "tests/gui/map_pictures.h"
#include "tests/support/layout_rules.h"

namespace {

using namespace gui::scene;
using map_test::find;
using map_test::map_of;
using map_test::name_of_first;
using map_test::run_of;
using map_test::text_of;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr const char* kEllipsis = "\u2026";

// One run, and pictures of it at 1920 x 1080.
struct Story {
  explicit Story(sim::world::World world)
      : timeline(run_of(std::move(world))), plan(plan_map(timeline)) {}

  Picture at(long step, float progress = 1, Moment::Motion motion = Moment::Motion::kFull) {
    return map_of(timeline, *plan, step, progress, map_test::sizes()[1], motion);
  }

  // The step whose call is the `number`-th of this kind, from 1.
  template <class Request>
  long step_of(int number = 1) {
    for (long step = 1; step <= timeline.length(); ++step) {
      timeline.seek(step);
      const bool is_one = std::holds_alternative<Request>(timeline.record()->request);
      if (is_one && --number == 0) return step;
    }
    ADD_FAILURE() << "no such call";
    return 0;
  }

  // The description that the file got with its `number`-th open, from 0.
  std::string description(int number) const {
    for (const PlannedDescription& one : plan->descriptions) {
      const PlannedObject* object = plan->find(one.object);
      if (object->kind == ObjectKind::kFile && one.number == number) return name_of(one.id);
    }
    ADD_FAILURE() << "no such description";
    return "";
  }

  std::string file() const { return name_of_first(*plan, ObjectKind::kFile); }

  sim::world::Timeline timeline;
  std::shared_ptr<const MapPlan> plan;
};

using sim::abi::CloseRequest;
using sim::abi::FtruncateRequest;
using sim::abi::LinkRequest;
using sim::abi::LseekRequest;
using sim::abi::OpenRequest;
using sim::abi::ReadRequest;
using sim::abi::UnlinkRequest;
using sim::abi::WriteRequest;

Rect box_of(const Picture& picture, const std::string& name) {
  const Item* item = find(picture, name);
  EXPECT_NE(item, nullptr) << name;
  return item ? bounds(item->shape) : Rect{};
}

const Box* shape_of(const Picture& picture, const std::string& name) {
  const Item* item = find(picture, name);
  return item ? std::get_if<Box>(&item->shape) : nullptr;
}

// The middle between a cell and the one before it, where an offset points.
float boundary(const Picture& picture, const std::string& file, int offset) {
  const Rect cell = box_of(picture, file + "/cell " + std::to_string(offset));
  const Rect before = box_of(picture, file + "/cell " + std::to_string(offset - 1));
  return (before.right() + cell.x) / 2;
}

TEST(FileStrip, ShowsOneCellPerByteAndSignsForBlanksAndNewLines) {
  Story run(map_test::shared_offset());
  const Picture picture = run.at(run.step_of<WriteRequest>());
  EXPECT_EQ(text_of(picture, run.file() + "/cell 0/text"), "H");
  EXPECT_EQ(text_of(picture, run.file() + "/cell 6/text"), "\u2423");
  EXPECT_EQ(text_of(picture, run.file() + "/cell 13/text"), "\u21B5");
  EXPECT_EQ(find(picture, run.file() + "/cell 14"), nullptr);
  EXPECT_EQ(text_of(picture, run.file() + "/caption"), "foo.txt \u00B7 14 bytes");
}

TEST(FileStrip, SaysThatAnEmptyFileIsEmpty) {
  Story run(map_test::shared_offset());
  EXPECT_EQ(text_of(run.at(run.step_of<OpenRequest>()), run.file() + "/nothing"), "empty");
  EXPECT_EQ(text_of(run.at(run.step_of<WriteRequest>()), run.file() + "/nothing"), "");
}

TEST(FileStrip, PointsWithAMarkerPerDescriptionAtItsOffset) {
  Story run(map_test::shared_offset());
  const Picture picture = run.at(run.step_of<ReadRequest>(2));  // the child's, from 5 to 8
  const Rect first = box_of(picture, run.description(1) + "/marker");
  const Rect second = box_of(picture, run.description(2) + "/marker");
  EXPECT_NEAR(first.center().x, boundary(picture, run.file(), 8), 1);
  EXPECT_NEAR(second.center().x, box_of(picture, run.file() + "/cell 0").x, 4);
  EXPECT_EQ(text_of(picture, run.description(1) + "/offset/text"), "offset 8");
  EXPECT_EQ(text_of(picture, run.description(2) + "/offset/text"), "offset 0");
}

TEST(FileStrip, LetsTheEdgeOfADescriptionEndAtItsMarker) {
  Story run(map_test::shared_offset());
  for (const float progress : {0.4f, 1.0f}) {
    const Picture picture = run.at(run.step_of<ReadRequest>(2), progress);
    const Item* edge = find(picture, "edge " + run.description(1));
    ASSERT_NE(edge, nullptr);
    const Point end = std::get<Curve>(edge->shape).points.back();
    const Rect marker = box_of(picture, run.description(1) + "/marker");
    EXPECT_NEAR(end.x, marker.center().x, 0.5f);
    EXPECT_NEAR(end.y, marker.y, 0.5f);
  }
}

TEST(FileStrip, PutsMarkersOfEqualOffsetsSideBySide) {
  Story run(map_test::shared_offset());
  const Picture picture = run.at(run.step_of<OpenRequest>(3));
  const Rect one = box_of(picture, run.description(1) + "/marker");
  const Rect other = box_of(picture, run.description(2) + "/marker");
  EXPECT_GE(other.x, one.right());
}

TEST(FileStrip, KeepsTheMarkersOfNeighbouringOffsetsApart) {
  Story run(map_test::output_into_a_file());  // read to 17 where 17 has been written
  const Picture picture = run.at(run.step_of<ReadRequest>(2));
  const Rect written = box_of(picture, run.description(0) + "/marker");
  const Rect read = box_of(picture, run.description(1) + "/marker");
  EXPECT_TRUE(written.right() <= read.x || read.right() <= written.x);
}

TEST(FileStrip, LetsAMarkerGlideWhileBytesMove) {
  Story run(map_test::shared_offset());
  const long step = run.step_of<ReadRequest>();
  const auto x = [&](float progress) {
    return box_of(run.at(step, progress), run.description(1) + "/marker").center().x;
  };
  EXPECT_LT(x(0), x(0.4f));
  EXPECT_LT(x(0.4f), x(1));
}

TEST(FileStrip, LetsAMarkerJumpWhereMotionIsReduced) {
  Story run(map_test::shared_offset());
  const long step = run.step_of<ReadRequest>();
  const auto x = [&](float progress) {
    const Picture picture = run.at(step, progress, Moment::Motion::kReduced);
    return box_of(picture, run.description(1) + "/marker").center().x;
  };
  EXPECT_EQ(x(0), x(0.4f));
  EXPECT_EQ(x(0.9f), x(1));
  EXPECT_LT(x(0), x(1));
}

TEST(FileStrip, LetsBytesFlyIntoTheirCells) {
  Story run(map_test::shared_offset());
  const long step = run.step_of<WriteRequest>();
  const Picture middle = run.at(step, 0.3f);
  EXPECT_EQ(text_of(middle, "flying 0/text"), "H");
  EXPECT_EQ(find(middle, run.file() + "/cell 0"), nullptr);
  const Picture late = run.at(step, 0.6f);
  EXPECT_NE(find(late, run.file() + "/cell 0"), nullptr);
  EXPECT_EQ(find(late, run.file() + "/cell 13"), nullptr);
}

TEST(FileStrip, LetsCopiesOfBytesFlyOutOfTheirCells) {
  Story run(map_test::shared_offset());
  const Picture start = run.at(run.step_of<ReadRequest>(2), 0.06f);
  EXPECT_EQ(text_of(start, "flying 0/text"), ",");
  const Rect byte = box_of(start, "flying 0");
  const Rect cell = box_of(start, run.file() + "/cell 5");
  EXPECT_NEAR(byte.center().x, cell.center().x, cell.w / 2);
  EXPECT_NEAR(byte.center().y, cell.center().y, cell.h / 2);
  EXPECT_EQ(text_of(start, run.file() + "/cell 5/text"), ",");
}

TEST(FileStrip, TintsWhatAReaderHasPassedAndNothingForAWriter) {
  Story run(map_test::shared_offset());
  const auto outline = [&](const Picture& picture, int cell) {
    const Box* box = shape_of(picture, run.file() + "/cell " + std::to_string(cell) + "/outline");
    return box ? box->stroke.tone : Tone::kPage;
  };
  const Picture read = run.at(run.step_of<ReadRequest>(2));
  EXPECT_EQ(outline(read, 7), Tone::kDescription0);
  EXPECT_EQ(outline(read, 8), Tone::kPanelLine);
  const long last_read = run.step_of<ReadRequest>(4);
  EXPECT_EQ(outline(run.at(last_read), 1), Tone::kDescription1);
  EXPECT_EQ(outline(run.at(last_read), 2), Tone::kDescription0);
  const long written = run.step_of<WriteRequest>();
  EXPECT_EQ(outline(run.at(written), 0), Tone::kMuted);  // new, of no description
  EXPECT_EQ(outline(run.at(written + 1), 0), Tone::kPanelLine);
}

TEST(FileStrip, SaysWhoSharesADescriptionAndHowItIsOpen) {
  Story run(map_test::shared_offset());
  const Picture picture = run.at(run.step_of<ReadRequest>(2));
  EXPECT_EQ(text_of(picture, run.description(1) + "/title"), "foo.txt \u00B7 second open");
  EXPECT_EQ(text_of(picture, run.description(1) + "/sharing"),
            "O_RDONLY \u00B7 2 descriptors share it");
  Story append(map_test::two_who_append());
  EXPECT_THAT(text_of(append.at(1), append.description(0) + "/sharing"),
              StartsWith("O_WRONLY | O_APPEND"));
}

TEST(FileStrip, SaysOnTheCellsWhichFileAndWhatFor) {
  Story run(map_test::shared_offset());
  EXPECT_EQ(text_of(run.at(1), "process 2/fd 3/kind"), "foo.txt");
  EXPECT_EQ(text_of(run.at(1), "process 2/fd 3/role"), "write");
  const Picture reading = run.at(run.step_of<ReadRequest>());
  EXPECT_EQ(text_of(reading, "process 2/fd 4/role"), "read");
  Story append(map_test::two_who_append());
  EXPECT_EQ(text_of(append.at(1), "process 2/fd 3/role"), "append");
  Story both(map_test::names_that_go());
  EXPECT_EQ(text_of(both.at(1), "process 2/fd 3/role"), "read+write");
}

TEST(FileStrip, MarksADescriptorThatExecCloses) {
  Story run(map_test::two_who_append());
  const Picture picture = run.at(2);
  EXPECT_EQ(find(picture, "process 2/fd 3/exec"), nullptr);
  EXPECT_NE(find(picture, "process 2/fd 4/exec"), nullptr);
  const auto tip = [&](const std::string& name) {
    for (const Target& target : picture.targets) {
      if (target.name == name) return target.tooltip;
    }
    return std::string();
  };
  EXPECT_THAT(tip("process 2/fd 4"), EndsWith("file log.txt, append, closed by exec"));
  EXPECT_THAT(tip("process 2/fd 3"), EndsWith("file log.txt, append"));
}

TEST(FileStrip, DimsAFileThatNobodyHasOpenAndKeepsItInItsPlace) {
  Story run(map_test::shared_offset());
  const Picture open = run.at(run.step_of<WriteRequest>());
  const Picture closed = run.at(run.step_of<CloseRequest>());
  ASSERT_NE(shape_of(closed, run.file()), nullptr);
  EXPECT_EQ(shape_of(open, run.file())->fill.alpha, 1);
  EXPECT_LT(shape_of(closed, run.file())->fill.alpha, 0.7f);
  EXPECT_EQ(text_of(closed, run.file() + "/caption"),
            "foo.txt \u00B7 14 bytes \u00B7 nobody has it open");
  EXPECT_THAT(support::moved_nodes(open, closed), IsEmpty());
  EXPECT_EQ(shape_of(run.at(run.step_of<OpenRequest>(2)), run.file())->fill.alpha, 1);
}

TEST(FileStrip, SaysHowManyNamesAFileHasUntilItGoesWithItsLastDescription) {
  Story run(map_test::names_that_go());
  const auto caption = [&](long step) { return text_of(run.at(step), run.file() + "/caption"); };
  EXPECT_THAT(caption(run.step_of<LinkRequest>()), EndsWith("3 bytes \u00B7 2 names"));
  EXPECT_EQ(caption(run.step_of<UnlinkRequest>(1)), "two.txt \u00B7 3 bytes");
  EXPECT_EQ(caption(run.step_of<UnlinkRequest>(2)), "two.txt \u00B7 3 bytes \u00B7 no name left");
  EXPECT_EQ(find(run.at(run.step_of<CloseRequest>()), run.file()), nullptr);
}

TEST(FileStrip, IsCalledByItsLatestName) {
  Story run(map_test::output_into_a_file());
  const Picture picture = run.at(run.step_of<sim::abi::RenameRequest>());
  const auto is_new = [](const Item& item) {
    const auto* text = std::get_if<Text>(&item.shape);
    return item.name.ends_with("/caption") && text && text->text.starts_with("a name");
  };
  EXPECT_TRUE(std::any_of(picture.items.begin(), picture.items.end(), is_new));
}

TEST(FileStrip, TakesCellsAwayWhenAFileIsCutOff) {
  Story run(map_test::two_who_append());
  const long step = run.step_of<FtruncateRequest>();
  const Box* going = shape_of(run.at(step, 0), run.file() + "/cell 10");
  ASSERT_NE(going, nullptr);
  const Picture middle = run.at(step, 0.35f);
  ASSERT_NE(shape_of(middle, run.file() + "/cell 10"), nullptr);
  EXPECT_LT(shape_of(middle, run.file() + "/cell 10")->fill.alpha, 1);
  EXPECT_EQ(find(run.at(step), run.file() + "/cell 10"), nullptr);
  EXPECT_NE(find(run.at(step), run.file() + "/cell 5"), nullptr);
}

TEST(FileStrip, ShowsTheZerosThatASeekLeavesBehind) {
  Story run(map_test::names_that_go());
  const Picture picture = run.at(run.step_of<WriteRequest>(2));
  EXPECT_EQ(text_of(picture, run.file() + "/cell 4/text"), "\\0");
  EXPECT_EQ(find(picture, run.file() + "/cell 4/hole"), nullptr);  // its page is on the disk
  EXPECT_EQ(text_of(picture, run.file() + "/cell 6/text"), "d");
}

TEST(FileStrip, HatchesAHole) {
  Story run(map_test::long_file());
  const Picture picture = run.at(run.step_of<LseekRequest>(2));  // to 5000
  EXPECT_NE(find(picture, run.file() + "/cell 0/hole"), nullptr);
  EXPECT_EQ(text_of(picture, run.file() + "/cell 0/text"), "0");
}

TEST(FileStrip, ShowsALongFileAroundItsLastTransferWithNumbersAndEllipses) {
  Story run(map_test::long_file());
  const Picture first = run.at(run.step_of<WriteRequest>());
  EXPECT_EQ(text_of(first, run.file() + "/number 0"), "0");
  EXPECT_EQ(text_of(first, run.file() + "/before"), "");
  const Picture far = run.at(run.step_of<WriteRequest>(8));
  EXPECT_EQ(text_of(far, run.file() + "/before"), kEllipsis);
  std::string shown;
  for (int cell = 0; cell < 40; ++cell) {
    shown += text_of(far, run.file() + "/cell " + std::to_string(cell) + "/text");
  }
  EXPECT_THAT(shown, HasSubstr("far\u2423away"));
  const Picture back = run.at(run.step_of<ReadRequest>(3));  // 4096 bytes, from 13 on
  EXPECT_EQ(text_of(back, run.file() + "/behind"), kEllipsis);
}

TEST(FileStrip, PointsAsideAtAnOffsetThatIsNotShown) {
  Story run(map_test::long_file());
  const Picture far = run.at(run.step_of<WriteRequest>(8));
  const Rect tray = box_of(far, run.file());
  const Rect marker = box_of(far, run.description(1) + "/marker");
  EXPECT_LT(marker.x, tray.x + 20);
  const auto& points = std::get<Polygon>(find(far, run.description(1) + "/marker")->shape).points;
  EXPECT_EQ(std::min({points[0].x, points[1].x, points[2].x}), points[1].x);
  EXPECT_NEAR(points[1].y, (points[0].y + points[2].y) / 2, 0.1f);
}

TEST(FileStrip, SaysWhereTheFileEndsToAnOffsetFarBehindIt) {
  Story run(map_test::long_file());
  const Picture picture = run.at(run.step_of<LseekRequest>(3));
  EXPECT_EQ(text_of(picture, run.file() + "/nothing"), "the file ends at byte 9,008");
}

TEST(FileStrip, SaysHowManyOpensAreNotDrawn) {
  Story run(map_test::many_files());
  const Picture picture = run.at(run.timeline.length() - 1);
  EXPECT_THAT(text_of(picture, run.file() + "/caption"), EndsWith("4 more opens not drawn"));
  EXPECT_THAT(text_of(picture, "more objects"), StartsWith("+"));
}

TEST(FileStrip, IsNotDrawnForFilesThatNobodyOpens) {
  Story pipe(map_test::message_through_small_pipe());
  for (const PlannedObject& object : pipe.plan->objects) {
    EXPECT_TRUE(object.kind == ObjectKind::kTerminal || object.kind == ObjectKind::kPipe);
  }
}

PlannedObject file_that_was_touched(std::vector<TouchedBytes> touched) {
  PlannedObject file;
  file.extent = 1000;
  file.touched = std::move(touched);
  return file;
}

TEST(FirstShown, IsTheBeginningWhileNothingWasTouchedOrAllFits) {
  EXPECT_EQ(first_shown(file_that_was_touched({}), 5, 40), 0u);
  EXPECT_EQ(first_shown(file_that_was_touched({{3, 900, 910}}), 2, 40), 0u);
  PlannedObject small = file_that_was_touched({{3, 30, 40}});
  small.extent = 40;
  EXPECT_EQ(first_shown(small, 5, 40), 0u);
}

TEST(FirstShown, HasTheTouchedBytesAmongThoseThatAreShown) {
  for (std::size_t from = 0; from < 900; ++from) {
    for (const std::size_t count : {0u, 1u, 10u, 30u}) {
      const std::size_t first =
          first_shown(file_that_was_touched({{1, from, from + count}}), 1, 40);
      EXPECT_LE(first, from);
      EXPECT_GE(first + 40, from + count);
    }
  }
}

TEST(FirstShown, ShowsTheEndOfWhatDoesNotFit) {
  const std::size_t first = first_shown(file_that_was_touched({{1, 0, 500}}), 1, 40);
  EXPECT_LT(first, 500u);
  EXPECT_GE(first + 40, 500u);
}

TEST(FirstShown, StaysWhileBytesAreReadOneByOne) {
  std::size_t changes = 0, last = 0;
  for (std::size_t at = 0; at < 200; ++at) {
    const std::size_t first = first_shown(file_that_was_touched({{1, at, at + 1}}), 1, 40);
    changes += first != last;
    last = first;
  }
  EXPECT_LE(changes, 10u);
}

}  // namespace
