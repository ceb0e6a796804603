// Single views: the terminal's rows, the listing's colours and scrolling, captions, the time line.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/panels/caption.h"
#include "gui/panels/highlight.h"
#include "gui/panels/source.h"
#include "gui/panels/terminal.h"
#include "gui/panels/timeline_view.h"
#include "gui/panels/tooltip.h"
#include "gui/panels/window_layout.h"
#include "tests/support/plain_metrics.h"

namespace gui::panels {
namespace {

using sim::abi::Pid;

std::vector<std::string> rows_of(const std::vector<std::string>& pieces, int columns, int rows) {
  sim::kernel::Output output;
  for (const std::string& piece : pieces) output.last = output.pieces.add({Pid{2}, piece});
  std::vector<std::string> texts;
  for (const TerminalRow& row : last_rows(output, columns, rows)) {
    texts.emplace_back();
    for (const TerminalSpan& span : row) texts.back() += span.text;
  }
  return texts;
}

using Rows = std::vector<std::string>;

TEST(TerminalRows, BreakAtNewlinesAndKeepTheCursorsRow) {
  EXPECT_EQ(rows_of({"a\nb", "c\n"}, 20, 10), (Rows{"a", "bc", ""}));
}

TEST(TerminalRows, WrapWhatIsTooWide) {
  EXPECT_EQ(rows_of({"abcdefgh"}, 3, 9), (Rows{"abc", "def", "gh"}));
}

TEST(TerminalRows, ShowTheEnd) { EXPECT_EQ(rows_of({"1\n2\n3\n4"}, 20, 2), (Rows{"3", "4"})); }

TEST(TerminalRows, MakeControlCharactersAndStrayBytesVisible) {
  EXPECT_EQ(rows_of({std::string("a\r\x1b\0\x7f\xff", 6)}, 40, 2), (Rows{"a^M^[^@^?\\xff"}));
}

TEST(TerminalRows, CountACharacterOfSeveralBytesOnce) {
  EXPECT_EQ(rows_of({"äöü"}, 2, 5), (Rows{"äö", "ü"}));
}

TEST(TerminalRows, StopTabsAtEveryEighthColumn) {
  EXPECT_EQ(rows_of({"ab\tc"}, 40, 2), (Rows{"ab      c"}));
}

TEST(TerminalRows, OfAHugeOutputCostNoMoreThanTheScreen) {
  std::vector<std::string> pieces(2000, std::string(4096, 'x'));
  pieces.push_back("\nend");
  EXPECT_EQ(rows_of(pieces, 10, 2), (Rows{"xxxxxxxxxx", "end"}));
}

CodeLine only_line(const std::string& text) { return highlighted(text).at(0); }

TEST(Highlight, TellsWordsTextsAndCommentsApart) {
  EXPECT_EQ(only_line("int x = \"a\\\"b\"; // int"), (CodeLine{{"int", CodeKind::kWord},
                                                               {" x = ", CodeKind::kPlain},
                                                               {"\"a\\\"b\"", CodeKind::kText},
                                                               {"; ", CodeKind::kPlain},
                                                               {"// int", CodeKind::kComment}}));
}

TEST(Highlight, CarriesABlockCommentOverLines) {
  const auto lines = highlighted("a /* one\ntwo */ b");
  EXPECT_EQ(lines[1], (CodeLine{{"two */", CodeKind::kComment}, {" b", CodeKind::kPlain}}));
}

TEST(Highlight, LeavesOutTheMarksThatAreForFdscope) {
  EXPECT_EQ(plain_text(only_line("  write(fd[1], msg, 19);  //@ full")),
            "  write(fd[1], msg, 19);");
  EXPECT_EQ(plain_text(only_line("  write(1, \"//@ x\", 5);")), "  write(1, \"//@ x\", 5);");
}

TEST(ListingScroll, MovesOnlyWhenTheLineWouldLeave) {
  EXPECT_EQ(first_line_showing(5, 0, 20, 100), 0);
  EXPECT_EQ(first_line_showing(17, 0, 20, 100), 0);
  EXPECT_EQ(first_line_showing(18, 0, 20, 100), 1);
  EXPECT_EQ(first_line_showing(30, 40, 20, 100), 26);
  EXPECT_EQ(first_line_showing(100, 0, 20, 100), 80);
  EXPECT_EQ(first_line_showing(3, 9, 20, 10), 0);
}

std::vector<scene::Text> texts_of(const Picture& picture) {
  std::vector<scene::Text> all;
  for (const auto& item : picture.items) {
    if (const auto* text = std::get_if<scene::Text>(&item.shape)) all.push_back(*text);
  }
  return all;
}

TEST(Caption, KeepsLongTextsWholeAndInsideTheBar) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "word" + std::to_string(i) + " ";
  const Rect bar{0, 0, 1200, 74};
  const auto lines =
      texts_of(caption({text, CaptionView::Mood::kStory}, bar, 1, support::PlainMetrics()));
  EXPECT_LE(lines.size(), 3u);
  std::string joined;
  for (const auto& line : lines) {
    EXPECT_GE(line.box.y, bar.y);
    EXPECT_LE(line.box.bottom(), bar.bottom());
    EXPECT_GE(line.style.size, kSmallestType);
    joined += line.text + " ";
  }
  EXPECT_EQ(joined, text);
}

TEST(Caption, UsesTheLargeTypeForAShortSentence) {
  const auto lines = texts_of(caption({"fork() copies the table.", CaptionView::Mood::kStory},
                                      {0, 0, 1200, 74}, 1, support::PlainMetrics()));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].style.size, 24);
}

TEST(TimelineSeeking, HitsTheNearestStep) {
  const Rect track{100, 0, 1000, 50};
  EXPECT_EQ(step_at(track, 10, 100), 0);
  EXPECT_EQ(step_at(track, 10, 249), 1);
  EXPECT_EQ(step_at(track, 10, 251), 2);
  EXPECT_EQ(step_at(track, 10, 5000), 10);
  EXPECT_EQ(step_at(track, 1000000, 600), 500000);
}

TEST(Tooltip, StaysInsideTheWindow) {
  const Rect window{0, 0, 800, 600};
  for (const Rect& thing : {Rect{780, 2, 18, 18}, Rect{0, 580, 18, 18}, Rect{400, 590, 10, 10}}) {
    const Picture picture = tooltip("A rather long explanation of a small thing (Ctrl+B, Left)",
                                    thing, window, 1, support::PlainMetrics());
    for (const auto& item : picture.items) {
      const Rect box = scene::bounds(item.shape);
      EXPECT_GE(box.x, 0);
      EXPECT_LE(box.right(), window.w);
      EXPECT_LE(box.bottom(), window.h);
    }
  }
}

// 1280 x 720 is a projector's size: nothing may be left out there.
TEST(WindowLayout, ShowsEveryViewOnAProjector) {
  const WindowAreas areas = split_window({1280, 720, 1}, 1);
  for (const Rect& area :
       {areas.toolbar, areas.source, areas.terminal, areas.map, areas.caption, areas.timeline}) {
    EXPECT_TRUE(is_shown(area));
  }
}

TEST(WindowLayout, NeverOverlapsAndNeverLeavesTheWindow) {
  for (const ViewSize& size :
       {ViewSize{1280, 720, 1}, ViewSize{1920, 1080, 1}, ViewSize{3840, 2160, 2},
        ViewSize{640, 400, 1}, ViewSize{500, 1200, 1}, ViewSize{2560, 400, 1}}) {
    for (const float zoom : {0.6f, 1.0f, 1.5f, 2.5f}) {
      const WindowAreas a = split_window(size, zoom);
      const std::vector<Rect> all{a.toolbar, a.source, a.terminal, a.map, a.caption, a.timeline};
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (!is_shown(all[i])) continue;
        EXPECT_LE(all[i].right(), size.width + 0.5f);
        EXPECT_LE(all[i].bottom(), size.height + 0.5f)
            << size.width << "x" << size.height << "*" << zoom << " " << i;
        for (std::size_t j = i + 1; j < all.size(); ++j) {
          const bool apart =
              all[i].right() <= all[j].x + 0.5f || all[j].right() <= all[i].x + 0.5f ||
              all[i].bottom() <= all[j].y + 0.5f || all[j].bottom() <= all[i].y + 0.5f;
          EXPECT_TRUE(apart || !is_shown(all[j])) << i << " and " << j;
        }
      }
    }
  }
}

}  // namespace
}  // namespace gui::panels
