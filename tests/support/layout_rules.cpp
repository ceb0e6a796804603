// What every picture of fdscope must keep to.

#include "tests/support/layout_rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "gui/scene/geometry.h"

namespace support {
namespace {

using namespace gui::scene;

constexpr float kSlack = 0.75f;  // pixels

struct IsVisible {
  bool operator()(const Box& box) const { return box.fill.alpha > 0 || box.stroke.alpha > 0; }
  bool operator()(const Text& text) const { return text.style.ink.alpha > 0 && !text.text.empty(); }
  bool operator()(const Curve& curve) const { return curve.ink.alpha > 0; }
  bool operator()(const Dot& dot) const { return dot.fill.alpha > 0 || dot.stroke.alpha > 0; }
  bool operator()(const Polygon& polygon) const { return polygon.fill.alpha > 0; }
};

bool is_visible(const Item& item) { return std::visit(IsVisible{}, item.shape); }

std::vector<const Item*> items_of(const Picture& picture, Role role) {
  std::vector<const Item*> items;
  for (const Item& item : picture.items) {
    if (item.role == role && is_visible(item)) items.push_back(&item);
  }
  return items;
}

std::map<std::string, const Item*> by_name(const Picture& picture) {
  std::map<std::string, const Item*> items;
  for (const Item& item : picture.items) items.emplace(item.name, &item);
  return items;
}

bool overlap(const Rect& a, const Rect& b) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x) > kSlack &&
         std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > kSlack;
}

bool lies_in(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - kSlack && inner.y >= outer.y - kSlack &&
         inner.right() <= outer.right() + kSlack && inner.bottom() <= outer.bottom() + kSlack;
}

bool same_place(const Rect& a, const Rect& b) {
  return std::abs(a.x - b.x) <= kSlack && std::abs(a.y - b.y) <= kSlack &&
         std::abs(a.w - b.w) <= kSlack && std::abs(a.h - b.h) <= kSlack;
}

std::string place_text(const Rect& rect) {
  const auto whole = [](float value) { return std::to_string(std::lround(value)); };
  return "(" + whole(rect.x) + "," + whole(rect.y) + " " + whole(rect.w) + "x" + whole(rect.h) +
         ")";
}

std::string named(const Item& item) {
  const auto* text = std::get_if<Text>(&item.shape);
  return "'" + item.name + "' " + place_text(bounds(item.shape)) +
         (text ? " \"" + text->text + "\"" : "");
}

// Where the letters of a text are.
Rect letters(const Text& text, const TextMetrics& metrics) {
  const float width = metrics.width(text.style.face, text.style.size, text.text);
  const float height = text.style.size;
  float x = text.box.x;
  if (text.align == Align::kCenter) x = text.box.center().x - width / 2;
  if (text.align == Align::kRight) x = text.box.right() - width;
  return {x, text.box.center().y - height / 2, width, height};
}

bool is_ancestor(const std::map<std::string, const Item*>& items, const std::string& ancestor,
                 const Item& item) {
  std::string name = item.parent;
  for (int depth = 0; depth < 8 && !name.empty(); ++depth) {
    if (name == ancestor) return true;
    const auto found = items.find(name);
    if (found == items.end()) return false;
    name = found->second->parent;
  }
  return false;
}

bool runs_through(const Curve& curve, const Rect& node) {
  const Rect inside = inset(node, 1.5f);
  const Rect around = inset(node, -2);
  if (around.contains(curve.points.front()) || around.contains(curve.points.back())) return false;
  constexpr int kSamples = 48;
  for (std::size_t segment = 0; segment * 3 + 1 < curve.points.size(); ++segment) {
    for (int i = 0; i <= kSamples; ++i) {
      const float t = static_cast<float>(i) / kSamples;
      if (inside.contains(point_on(curve.points, segment, t))) return true;
    }
  }
  return false;
}

bool stands_in_queue(const Item& item) {
  return item.parent.ends_with("/writers") || item.parent.ends_with("/readers") ||
         item.parent.ends_with("/waiting");
}

void add(Breaches& all, Breaches more) { all.insert(all.end(), more.begin(), more.end()); }

Breaches missing(const Picture& from, const Picture& in, Role role) {
  Breaches breaches;
  const auto others = by_name(in);
  for (const Item* item : items_of(from, role)) {
    const auto found = others.find(item->name);
    if (found == others.end() || found->second->role != role) {
      breaches.push_back(named(*item) + " is in one picture only");
    } else if (!same_place(bounds(item->shape), bounds(found->second->shape))) {
      breaches.push_back(named(*item) + " jumps to " + named(*found->second));
    }
  }
  return breaches;
}

}  // namespace

Breaches overlapping_siblings(const Picture& picture) {
  Breaches breaches;
  const auto nodes = items_of(picture, Role::kNode);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (std::size_t j = i + 1; j < nodes.size(); ++j) {
      if (nodes[i]->parent != nodes[j]->parent) continue;
      if (!overlap(bounds(nodes[i]->shape), bounds(nodes[j]->shape))) continue;
      breaches.push_back(named(*nodes[i]) + " overlaps " + named(*nodes[j]));
    }
  }
  return breaches;
}

Breaches children_outside_parents(const Picture& picture) {
  Breaches breaches;
  const auto items = by_name(picture);
  for (const Item& item : picture.items) {
    const bool counts = item.role == Role::kNode || item.role == Role::kLabel;
    if (!counts || item.parent.empty() || !is_visible(item)) continue;
    const auto parent = items.find(item.parent);
    if (parent == items.end()) {
      breaches.push_back(named(item) + " has no parent '" + item.parent + "'");
    } else if (!lies_in(bounds(item.shape), bounds(parent->second->shape))) {
      breaches.push_back(named(item) + " leaves " + named(*parent->second));
    }
  }
  return breaches;
}

Breaches texts_that_do_not_fit(const Picture& picture, const TextMetrics& metrics) {
  Breaches breaches;
  for (const Item& item : picture.items) {
    const auto* text = std::get_if<Text>(&item.shape);
    if (!text || !is_visible(item)) continue;
    const float width = metrics.width(text->style.face, text->style.size, text->text);
    if (width > text->box.w + kSlack) breaches.push_back(named(item) + " is too wide");
    if (text->style.size > text->box.h + kSlack) breaches.push_back(named(item) + " is too high");
  }
  return breaches;
}

Breaches overlapping_texts(const Picture& picture, const TextMetrics& metrics) {
  Breaches breaches;
  const auto items = by_name(picture);
  const auto labels = items_of(picture, Role::kLabel);
  const auto nodes = items_of(picture, Role::kNode);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto* text = std::get_if<Text>(&labels[i]->shape);
    if (!text) continue;
    const Rect own = letters(*text, metrics);
    for (std::size_t j = i + 1; j < labels.size(); ++j) {
      const auto* other = std::get_if<Text>(&labels[j]->shape);
      if (other && overlap(own, letters(*other, metrics))) {
        breaches.push_back(named(*labels[i]) + " is written over " + named(*labels[j]));
      }
    }
    for (const Item* node : nodes) {
      if (is_ancestor(items, node->name, *labels[i]) || !overlap(own, bounds(node->shape)))
        continue;
      breaches.push_back(named(*labels[i]) + " is written over " + named(*node));
    }
  }
  return breaches;
}

Breaches items_outside(const Picture& picture, Rect area) {
  Breaches breaches;
  for (const Item& item : picture.items) {
    if (item.role == Role::kMoving || !is_visible(item)) continue;
    if (!lies_in(bounds(item.shape), area)) breaches.push_back(named(item) + " is outside");
  }
  return breaches;
}

Breaches edges_through_strangers(const Picture& picture) {
  Breaches breaches;
  const auto nodes = items_of(picture, Role::kNode);
  for (const Item* edge : items_of(picture, Role::kEdge)) {
    const auto* curve = std::get_if<Curve>(&edge->shape);
    if (!curve || curve->points.empty()) continue;
    for (const Item* node : nodes) {
      if (runs_through(*curve, bounds(node->shape))) {
        breaches.push_back(named(*edge) + " runs through " + named(*node));
      }
    }
  }
  return breaches;
}

Breaches repeated_names(const Picture& picture) {
  Breaches breaches;
  std::map<std::string_view, int> count;
  for (const Item& item : picture.items) {
    if (item.role == Role::kMoving || item.name.empty()) continue;
    if (++count[item.name] == 2) breaches.push_back("two items are named '" + item.name + "'");
  }
  return breaches;
}

Breaches moved_nodes(const Picture& before, const Picture& after) {
  Breaches breaches;
  const auto others = by_name(after);
  for (const Item* item : items_of(before, Role::kNode)) {
    const auto found = others.find(item->name);
    if (found == others.end() || found->second->role != Role::kNode || stands_in_queue(*item))
      continue;
    if (!same_place(bounds(item->shape), bounds(found->second->shape))) {
      breaches.push_back(named(*item) + " moves to " + named(*found->second));
    }
  }
  return breaches;
}

Breaches jumps(const Picture& end_of_step, const Picture& start_of_next) {
  Breaches breaches;
  for (const Role role : {Role::kNode, Role::kEdge}) {
    add(breaches, missing(end_of_step, start_of_next, role));
    add(breaches, missing(start_of_next, end_of_step, role));
  }
  return breaches;
}

Breaches broken_rules(const Picture& picture, Rect area, const TextMetrics& metrics) {
  Breaches breaches = overlapping_siblings(picture);
  add(breaches, children_outside_parents(picture));
  add(breaches, texts_that_do_not_fit(picture, metrics));
  add(breaches, overlapping_texts(picture, metrics));
  add(breaches, items_outside(picture, area));
  add(breaches, edges_through_strangers(picture));
  add(breaches, repeated_names(picture));
  return breaches;
}

}  // namespace support
