// The driver of preprocessing: which token comes next, and which lines are directives.

#include "sim/lang/preprocessor.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "sim/lang/condition.h"
#include "sim/lang/lexer.h"
#include "sim/lang/library_files.h"
#include "sim/lang/suggestions.h"

namespace sim::lang {
namespace {

constexpr std::size_t kDeepestInclude = 32;
constexpr int kMostOwnHeaders = 1000;

// What a compiler for this machine defines by itself.
constexpr std::string_view kPredefined = R"(
#define __STDC__ 1
#define __STDC_VERSION__ 201112L
#define __STDC_HOSTED__ 1
#define __GNUC__ 12
#define __GNUC_MINOR__ 2
#define __x86_64__ 1
#define __LP64__ 1
#define __linux__ 1
#define __unix__ 1
#define linux 1
#define unix 1
#define __CHAR_BIT__ 8
#define __INT_MAX__ 2147483647
#define __LONG_MAX__ 9223372036854775807L
#define __SIZEOF_INT__ 4
#define __SIZEOF_LONG__ 8
#define __SIZEOF_POINTER__ 8
#define __ATOMIC_RELAXED 0
#define __ATOMIC_CONSUME 1
#define __ATOMIC_ACQUIRE 2
#define __ATOMIC_RELEASE 3
#define __ATOMIC_ACQ_REL 4
#define __ATOMIC_SEQ_CST 5
#define __DATE__ "Jan  1 1970"
#define __TIME__ "00:00:00"
#define __FDSCOPE__ 1
)";

class Preprocessor : public TokenSupply {
 public:
  Preprocessor(SourceRole role, Reporter& reporter, const OwnHeaders& own_headers)
      : role_(role),
        reporter_(reporter),
        own_headers_(own_headers),
        expander_(result_.macros, reporter) {}

  PreprocessedText run(std::string_view text, int file) {
    LexedText listing = lex(text, file, reporter_);
    result_.annotations = std::move(listing.annotations);
    enter(std::move(listing.tokens));
    enter(tokens_of(kPredefined, file));
    while (!reporter_.is_full()) {
      result_.tokens.push_back(take_expanded());
      if (result_.tokens.back().is_end()) return std::move(result_);
    }
    Token end;
    end.at = frames_.front().tokens.back().at;
    result_.tokens.push_back(std::move(end));
    return std::move(result_);
  }

  // The tokens that follow, with directives neither seen nor carried out: how a macro call's
  // arguments are read.
  const Token& peek() override {
    return pending_.empty() ? frames_.back().current() : pending_.back();
  }
  Token take() override {
    if (pending_.empty()) return frames_.back().take();
    Token token = std::move(pending_.back());
    pending_.pop_back();
    return token;
  }

 private:
  struct Group {
    Location at;  // of its #if
    enum class State { kTaken, kLooking, kDone } state = State::kTaken;
    bool seen_else = false;
  };
  struct Frame {
    Tokens tokens;
    std::size_t next = 0;
    std::vector<Group> groups;

    const Token& current() const { return tokens[next]; }
    Token take() { return current().is_end() ? current() : std::move(tokens[next++]); }
  };

  // Of a text that never changes: it is cut only once.
  Tokens tokens_of(std::string_view text, int file) {
    static std::map<const char*, Tokens> known;
    auto found = known.find(text.data());
    if (found == known.end()) {
      found = known.emplace(text.data(), lex(text, file, reporter_).tokens).first;
    }
    Tokens tokens = found->second;
    for (Token& token : tokens) token.at.file = file;
    return tokens;
  }

  void enter(Tokens tokens) { frames_.push_back({std::move(tokens), 0, {}}); }

  Token take_expanded() {
    for (;;) {
      if (reporter_.is_full()) return frames_.front().tokens.back();
      if (pending_.empty() && at_directive()) {
        carry_out_directive();
        continue;
      }
      if (pending_.empty() && frames_.back().current().is_end()) {
        report_open_groups();
        if (frames_.size() == 1) return frames_.back().current();
        frames_.pop_back();
        continue;
      }
      Token token = take();
      auto replacement = expander_.expand(token, *this);
      if (!replacement) return token;
      pending_.insert(pending_.end(), std::make_move_iterator(replacement->rbegin()),
                      std::make_move_iterator(replacement->rend()));
    }
  }

  bool at_directive() const {
    const Token& token = frames_.back().current();
    return token.starts_line && token.is("#");
  }

  void report_open_groups() {
    for (const Group& group : frames_.back().groups) {
      reporter_.error(group.at, "this #if is never closed", "end it with #endif");
    }
    frames_.back().groups.clear();
  }

  // The rest of the directive's line.
  Tokens take_line() {
    Tokens line;
    Frame& frame = frames_.back();
    while (!frame.current().is_end() && !frame.current().starts_line) line.push_back(frame.take());
    return line;
  }

  // directive = "#" (name rest-of-line)? newline
  void carry_out_directive() {
    const Token hash = frames_.back().take();
    Tokens line = take_line();
    if (line.empty()) return;
    const Token name = line.front();
    line.erase(line.begin());
    if (name.text == "include") return include(name, std::move(line));
    if (name.text == "define") return define(name, std::move(line));
    if (name.text == "undef") return undefine(name, line);
    if (name.text == "if") return open_group(name, is_true(name, std::move(line)));
    if (name.text == "ifdef") return open_group(name, names_macro(name, line));
    if (name.text == "ifndef") return open_group(name, !names_macro(name, line));
    if (name.text == "elif" || name.text == "else") return next_group(name);
    if (name.text == "endif") return close_group(name);
    if (name.text == "error") return reporter_.error(hash.at, "#error " + spelling(line));
    if (name.text == "warning") return reporter_.warning(hash.at, "#warning " + spelling(line));
    if (name.text == "pragma") return remember(name, line);
    if (name.text == "line") return;
    static constexpr std::array<std::string_view, 12> kDirectives = {
        "include", "define", "undef", "if",    "ifdef",   "ifndef",
        "elif",    "else",   "endif", "error", "warning", "pragma"};
    const std::string nearest =
        nearest_of(name.text, std::vector<std::string>(kDirectives.begin(), kDirectives.end()));
    reporter_.error(hash.at, "#" + name.text + " is no directive",
                    nearest.empty() ? "" : "did you mean #" + nearest + "?");
  }

  static std::string spelling(const Tokens& tokens) {
    std::string text;
    for (const Token& token : tokens) {
      if (!text.empty() && token.follows_space) text += ' ';
      text += token.text;
    }
    return text;
  }

  // include = "include" ("<" name ">" | "\"" name "\"" | macro)
  void include(const Token& directive, Tokens line) {
    if (!line.empty() && line.front().is_identifier()) line = expander_.expand_all(std::move(line));
    const std::string text = spelling(line);
    const bool is_angled = text.size() > 2 && text.front() == '<' && text.back() == '>';
    const bool is_quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
    if (!is_angled && !is_quoted) {
      return reporter_.error(directive.at, "#include needs a header's name",
                             "write #include <unistd.h>");
    }
    const std::string name = text.substr(1, text.size() - 2);
    const bool may_be_source = is_quoted && role_ == SourceRole::kLibrary;
    const auto source = may_be_source ? library_source(name) : std::nullopt;
    if (source) return enter(tokens_of(*source, reporter_.add_file(name)));
    if (frames_.size() > kDeepestInclude) {
      return reporter_.error(directive.at, "#include is nested too deep");
    }
    if (is_quoted && own_headers_) {
      if (auto own = own_headers_(name)) return enter_own_header(directive, std::move(*own));
    }
    const auto header = library_header(name);
    if (!header) return refuse_header(line.front(), name, is_quoted);
    enter(tokens_of(*header, reporter_.add_file("<" + name + ">")));
  }

  void enter_own_header(const Token& directive, SourceFile header) {
    if (read_once_.contains(header.name)) return;
    if (++own_header_count_ > kMostOwnHeaders) {
      return reporter_.error(directive.at, "headers are included too often",
                             "put #pragma once at the start of each");
    }
    const int file = reporter_.add_file(std::move(header.name));
    enter(lex(header.text, file, reporter_).tokens);
  }

  void remember(const Token& directive, const Tokens& line) {
    const auto file = static_cast<std::size_t>(directive.at.file);
    if (!line.empty() && line.front().is("once")) read_once_.insert(reporter_.files()[file]);
  }

  void refuse_header(const Token& at, const std::string& name, bool is_quoted) {
    if (is_quoted) {
      return reporter_.error(at.at, "header \"" + name + "\" cannot be included",
                             own_headers_ ? "there is no such file beside the listing"
                                          : "only the library's headers can; put the program into "
                                            "one file");
    }
    reporter_.error(at.at, "header <" + name + "> is not part of the library",
                    hint_for_header(name));
  }

  // define = "define" name ("(" parameters? ")")? token*      no space before "("
  void define(const Token& directive, Tokens line) {
    if (line.empty() || !line.front().is_identifier()) {
      return reporter_.error(directive.at, "#define needs a name", "write #define NAME value");
    }
    const Token name = line.front();
    if (name.text == "defined" || name.text == "__FILE__" || name.text == "__LINE__") {
      return reporter_.error(name.at, "'" + name.text + "' cannot be defined");
    }
    Macro macro;
    macro.at = name.at;
    std::size_t next = 1;
    if (next < line.size() && line[next].is("(") && !line[next].follows_space) {
      macro.form = Macro::Form::kFunction;
      if (!take_parameters(macro, line, next)) return;
    }
    macro.body.assign(line.begin() + static_cast<std::ptrdiff_t>(next), line.end());
    const auto known = result_.macros.find(name.text);
    if (known != result_.macros.end() && !known->second.is_same_as(macro)) {
      reporter_.warning(name.at, "macro '" + name.text + "' is defined again, differently");
    }
    result_.macros.insert_or_assign(name.text, std::move(macro));
  }

  // parameters = name ("," name)* ("," "...")? | "..."
  bool take_parameters(Macro& macro, const Tokens& line, std::size_t& next) {
    ++next;
    while (next < line.size() && !line[next].is(")")) {
      const Token& token = line[next];
      const bool is_rest = token.is("...");
      if (!is_rest && !token.is_identifier()) break;
      macro.parameters.push_back(is_rest ? "__VA_ARGS__" : token.text);
      macro.is_variadic = is_rest;
      ++next;
      if (!is_rest && next + 1 < line.size() && line[next].is(",") && !line[next + 1].is(")")) {
        ++next;
      } else {
        break;
      }
    }
    if (next < line.size() && line[next].is(")")) {
      ++next;
      return true;
    }
    reporter_.error(line[std::min(next, line.size() - 1)].at,
                    "the parameters of macro '" + line.front().text + "' are malformed",
                    "write #define NAME(a, b) ...");
    return false;
  }

  void undefine(const Token& directive, const Tokens& line) {
    if (line.empty() || !line.front().is_identifier()) {
      return reporter_.error(directive.at, "#undef needs a name");
    }
    result_.macros.erase(line.front().text);
  }

  bool is_true(const Token& directive, Tokens line) {
    if (line.empty()) {
      reporter_.error(directive.at, "#" + directive.text + " needs a condition");
      return false;
    }
    return evaluate_condition(std::move(line), result_.macros, expander_, reporter_);
  }

  bool names_macro(const Token& directive, const Tokens& line) {
    if (line.empty() || !line.front().is_identifier()) {
      reporter_.error(directive.at, "#" + directive.text + " needs a name");
      return false;
    }
    return result_.macros.contains(line.front().text);
  }

  void open_group(const Token& name, bool is_taken) {
    using State = Group::State;
    frames_.back().groups.push_back({name.at, is_taken ? State::kTaken : State::kLooking, false});
    if (!is_taken) skip_group();
  }

  // A taken group ends at its #elif or #else; what follows is skipped.
  void next_group(const Token& name) {
    if (frames_.back().groups.empty()) return report_stray(name);
    Group& group = frames_.back().groups.back();
    if (group.seen_else) reporter_.error(name.at, "#" + name.text + " after #else");
    group.seen_else = name.text == "else";
    group.state = Group::State::kDone;
    skip_group();
  }

  void close_group(const Token& name) {
    if (frames_.back().groups.empty()) return report_stray(name);
    frames_.back().groups.pop_back();
  }

  void report_stray(const Token& name) {
    reporter_.error(name.at, "#" + name.text + " without #if");
  }

  // Skips lines until a group of the innermost #if is to be taken, or its #endif.
  void skip_group() {
    Frame& frame = frames_.back();
    for (int depth = 0; !frame.current().is_end();) {
      if (!at_directive()) {
        frame.take();
        continue;
      }
      frame.take();
      if (frame.current().starts_line || frame.current().is_end()) continue;
      const Token name = frame.take();
      if (name.text == "if" || name.text == "ifdef" || name.text == "ifndef") ++depth;
      if (name.text == "endif" && depth-- == 0) {
        take_line();
        frame.groups.pop_back();
        return;
      }
      if (depth == 0 && takes_group(name)) return;
    }
  }

  bool takes_group(const Token& name) {
    using State = Group::State;
    if (name.text != "else" && name.text != "elif") return false;
    const std::size_t index = frames_.back().groups.size() - 1;
    if (frames_.back().groups[index].seen_else) {
      reporter_.error(name.at, "#" + name.text + " after #else");
    }
    frames_.back().groups[index].seen_else = name.text == "else";
    if (frames_.back().groups[index].state != State::kLooking) return false;
    Tokens line = take_line();
    const bool is_taken = name.text == "else" || is_true(name, std::move(line));
    if (is_taken) frames_.back().groups[index].state = State::kTaken;
    return is_taken;
  }

  SourceRole role_;
  Reporter& reporter_;
  const OwnHeaders& own_headers_;
  std::set<std::string> read_once_;  // headers with #pragma once
  int own_header_count_ = 0;
  PreprocessedText result_;
  MacroExpander expander_;
  std::vector<Frame> frames_;
  Tokens pending_;  // results of expansion, the next one last
};

}  // namespace

PreprocessedText preprocess(std::string_view text, int file, SourceRole role, Reporter& reporter,
                            const OwnHeaders& own_headers) {
  return Preprocessor(role, reporter, own_headers).run(text, file);
}

}  // namespace sim::lang
