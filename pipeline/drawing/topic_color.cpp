#include "pipeline/drawing/topic_color.hpp"

#include <array>

namespace topicmill {
namespace {

struct Color {
  std::string_view hex;
  int terminal;
};

constexpr std::array<Color, 16> colors{{
    {"#0072b2", 33},
    {"#d55e00", 208},
    {"#009673", 35},
    {"#c76a9f", 170},
    {"#8c6d1f", 136},
    {"#1f8fc7", 75},
    {"#7a52b8", 99},
    {"#c9443f", 203},
    {"#4f8a2f", 70},
    {"#b07d00", 178},
    {"#00858f", 37},
    {"#e0569b", 205},
    {"#6a7688", 103},
    {"#a0562d", 173},
    {"#5b6ee1", 69},
    {"#8a8a00", 142},
}};

const Color& color_of(std::int64_t topic) { return colors[static_cast<std::size_t>(topic) % colors.size()]; }

}  // namespace

std::string_view topic_color(std::int64_t topic) { return color_of(topic).hex; }

int terminal_topic_color(std::int64_t topic) { return color_of(topic).terminal; }

}  // namespace topicmill
