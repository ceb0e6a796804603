#include "gui/panels/question.h"

#include <algorithm>

#include "gui/edit/characters.h"
#include "gui/panels/bindings.h"
#include "gui/panels/sheet.h"

namespace gui::panels {
namespace {

constexpr float kQuestionWidth = 940, kQuestionSize = 20, kField = 18;  // design pixels
constexpr float kQuestionGap = 16, kAnswerHeight = 42;

using Given = scene::AnswerQuestion::Answer;

Answer answer(std::string name, std::string label, Given given) {
  return {std::move(name), std::move(label), scene::AnswerQuestion{given}};
}

struct QuestionParagraph {
  std::vector<std::string> lines;
  Ink ink;
};

class QuestionDrawing {
 public:
  QuestionDrawing(const Question& question, Rect window, Canvas& canvas)
      : question_(question), window_(window), canvas_(canvas) {
    const float width = sheet_rect(window, canvas.unit(), kQuestionWidth, 100).w;
    text_width_ = width - 2 * canvas.px(kSheetMargin);
    for (const std::string& sentence : question.sentences) add(sentence, {Tone::kText});
    if (!question.trouble.empty()) add(question.trouble, {Tone::kDanger});
  }

  void draw() {
    const Rect sheet =
        sheet_rect(window_, canvas_.unit(), kQuestionWidth, height() / canvas_.unit());
    Rect room = draw_sheet(canvas_, "question", window_, sheet, question_.title, Exit::kAnswers);
    const bool has_field = question_.kind == Question::Kind::kPath;
    const float field = has_field ? field_height() + canvas_.px(kQuestionGap) : 0;
    const Rect answers{room.x, room.bottom() - answer_height(), room.w, answer_height()};
    const float end = answers.y - canvas_.px(kQuestionGap) - field;
    int number = 0;
    for (const QuestionParagraph& paragraph : paragraphs_) {
      draw_paragraph(paragraph, room, end, ++number);
    }
    if (has_field) draw_field({room.x, room.y, room.w, field_height()});
    draw_answers(answers);
  }

 private:
  float pitch() const { return canvas_.type(kQuestionSize) * 1.4f; }
  float field_height() const { return canvas_.code_type(kField) * 2; }
  float answer_height() const {
    return std::max(canvas_.px(kAnswerHeight), canvas_.type(17) * 1.7f);
  }

  void add(const std::string& text, Ink ink) {
    paragraphs_.push_back(
        {wrapped(canvas_, Face::kRegular, canvas_.type(kQuestionSize), text, text_width_), ink});
  }

  float height() const {
    const float gap = canvas_.px(kQuestionGap);
    float h = canvas_.px(kSheetHeader + kSheetMargin) + answer_height() + gap;
    for (const QuestionParagraph& p : paragraphs_)
      h += static_cast<float>(p.lines.size()) * pitch() + gap;
    return question_.kind == Question::Kind::kPath ? h + field_height() + gap : h;
  }

  // Takes its height off the room.
  void draw_paragraph(const QuestionParagraph& paragraph, Rect& room, float end, int number) {
    int line = 0;
    for (const std::string& text : paragraph.lines) {
      if (room.y + pitch() > end + 1) return;
      canvas_.text("question/words " + std::to_string(number) + "/line " + std::to_string(++line),
                   {room.x, room.y, room.w, pitch()}, text,
                   {Face::kRegular, canvas_.type(kQuestionSize), paragraph.ink});
      room.y += pitch();
    }
    room.y += canvas_.px(kQuestionGap);
  }

  // Where the path is longer than the field its end is shown up to the cursor.
  void draw_field(Rect field) {
    canvas_.box("question/field", Role::kOverlay,
                {.rect = field,
                 .radius = canvas_.px(6),
                 .fill = {Tone::kPanel},
                 .stroke = {Tone::kAccent},
                 .stroke_width = std::max(canvas_.px(2), 1.5f)});
    const TextStyle style{Face::kMono, canvas_.code_type(kField), {Tone::kText}};
    const float cell = canvas_.width(style, "0"), margin = canvas_.px(12);
    const auto room = static_cast<std::size_t>(std::max((field.w - 2 * margin) / cell, 2.0f));
    const auto& path = question_.path;
    const std::size_t cursor = edit::place_of(path.text(), path.selection().cursor).cell;
    const std::size_t first = cursor + 1 > room ? cursor + 1 - room : 0;
    const auto x_of = [&](std::size_t at) {
      const std::size_t cells = edit::place_of(path.text(), at).cell;
      return field.x + margin +
             cell * static_cast<float>(std::clamp(cells, first, first + room) - first);
    };
    const float begin = x_of(path.selection().begin()), end = x_of(path.selection().end());
    const float inner = field.h * 0.2f, h = field.h - 2 * inner;
    if (end > begin) {
      canvas_.box(
          "question/marked", Role::kMark,
          {.rect = {begin, field.y + inner, end - begin, h}, .fill = {Tone::kAccent, 0.25f}});
    }
    const std::string shown = edit::shown_line(path.text());
    const std::size_t from = edit::offset_of(shown, {0, first});
    const std::size_t to = edit::offset_of(shown, {0, first + room});
    canvas_.text("question/path", {field.x + margin, field.y, field.w - 2 * margin, field.h},
                 std::string_view(shown).substr(from, to - from), style);
    canvas_.box(
        "question/cursor", Role::kMark,
        {.rect = {x_of(path.selection().cursor), field.y + inner, std::max(canvas_.px(2), 1.5f), h},
         .fill = {Tone::kAccent}});
  }

  void draw_answers(Rect row) {
    const auto answers = answers_to(question_.kind);
    float right = row.right();
    for (std::size_t i = answers.size(); i-- > 0;) {
      const bool chosen = i == question_.chosen;
      const auto look = chosen ? Button::Look::kPrimary : Button::Look::kPlain;
      const float w =
          canvas_.width(Face::kSemibold, canvas_.type(17), answers[i].label) + canvas_.px(44);
      const Target target{answers[i].name,
                          {right - w, row.y, w, row.h},
                          answers[i].intent,
                          with_keys(answers[i].label, answers[i].intent)};
      draw_button(canvas_, "question/" + answers[i].name, {target, answers[i].label, look});
      right -= w + canvas_.px(12);
    }
  }

  const Question& question_;
  Rect window_;
  Canvas& canvas_;
  float text_width_ = 0;
  std::vector<QuestionParagraph> paragraphs_;
};

}  // namespace

std::vector<Answer> answers_to(Question::Kind kind) {
  const Answer cancel{"cancel", "Cancel", scene::Leave{}};
  switch (kind) {
    case Question::Kind::kPath:
      return {answer("save here", "Save", Given::kSaveHere), cancel};
    case Question::Kind::kOverwrite:
      return {answer("overwrite", "Overwrite", Given::kOverwrite),
              answer("save elsewhere", "Save elsewhere", Given::kSaveElsewhere), cancel};
    case Question::Kind::kUnsaved:
      return {answer("save first", "Save", Given::kSave),
              answer("discard", "Discard", Given::kDiscard), cancel};
  }
  return {cancel};
}

Picture question_sheet(const Question& question, const std::string& hovered, Rect window,
                       float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, hovered);
  QuestionDrawing(question, window, canvas).draw();
  return canvas.take();
}

}  // namespace gui::panels
