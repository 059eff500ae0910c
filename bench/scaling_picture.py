"""Small multiples on logarithmic axes, as SVG: one panel a sweep, all with the same y axis.

The colors are readable on white and on dark pages; a page that asks for dark gets lighter ones.
"""

import math
from dataclasses import dataclass
from html import escape

COLUMNS = 3
PANEL_WIDTH, PANEL_HEIGHT = 210, 168
LEFT, TOP = 68, 112
GAP_X, GAP_Y = 66, 100  # right of a panel there is room for the label of its last point
INSET = 12

STYLE = """
  text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #656d76 }
  .heading { font-size: 18px; font-weight: 600; fill: #57606a }
  .name { font-size: 13px; font-weight: 600; fill: #57606a }
  .end { text-anchor: end }
  .middle { text-anchor: middle }
  .growth { font-weight: 600; fill: #0072b2 }
  .grid { stroke: #848d97; stroke-opacity: 0.22 }
  .axis { stroke: #848d97; fill: none }
  .ideal { stroke: #848d97; stroke-width: 1.2; fill: none }
  .line { stroke: #0072b2; stroke-width: 2; stroke-linejoin: round; fill: none }
  .point { fill: #0072b2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1 }
    .heading, .name { fill: #b1bac4 }
    .growth, .point { fill: #56b4e9 }
    .line { stroke: #56b4e9 }
  }
"""


@dataclass(frozen=True)
class Panel:
    title: str
    note: str
    axis: str
    points: list  # of (x, milliseconds)
    ideal_slope: int  # 1: y grows with x; -1: y falls with 1 / x

    def ideal(self):
        (x, y), last_x = self.points[0], self.points[-1][0]
        return [(x, y), (last_x, y * (last_x / x) ** self.ideal_slope)]

    def growth(self):
        times = self.points[-1][1] / self.points[0][1]
        return f"÷{two_digits(1 / times)}" if times < 1 else f"×{two_digits(times)}"


@dataclass(frozen=True)
class LogScale:
    low: float
    high: float
    start: float  # pixels
    end: float

    def __call__(self, value):
        share = math.log(value / self.low) / math.log(self.high / self.low) if self.high > self.low else 0
        return self.start + share * (self.end - self.start)


def two_digits(number):
    return f"{number:.1f}" if number < 9.95 else f"{number:.0f}"


def short(number):
    """250000 -> 250k"""
    for size, letter in ((1_000_000, "M"), (1000, "k")):
        if number >= size:
            return f"{number / size:g}{letter}"
    return f"{number:g}"


def one_two_five(low, high):
    """The numbers 1, 2, 5, 10, 20, ... from low to high."""
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    numbers = [lead * 10.0**decade for decade in decades for lead in (1, 2, 5)]
    return [number for number in numbers if low <= number <= high]


def y_range(panels):
    times = [y for panel in panels for _, y in panel.points]
    return min(times) / 1.3, max(times) * 1.3


def text(x, y, content, kind=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{escape(content)}</text>'


def line(x1, y1, x2, y2, kind):
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" class="{kind}"/>'


def curve(points, x, y, kind, more=""):
    path = "L".join(f"{x(a):.1f} {y(b):.1f}" for a, b in points)
    return f'<path d="M{path}" class="{kind}"{more}/>'


def draw_y_axis(ticks, y, labeled):
    for tick in ticks:
        yield line(0, y(tick), PANEL_WIDTH, y(tick), "grid")
        if labeled:
            yield text(-8, y(tick) + 4, f"{tick:,g}", "end")
    if labeled:
        yield f'<g transform="translate(-48 {PANEL_HEIGHT / 2}) rotate(-90)">'
        yield text(0, 0, "ms per iteration", "middle")
        yield "</g>"


def draw_x_axis(panel, x):
    yield line(0, PANEL_HEIGHT, PANEL_WIDTH, PANEL_HEIGHT, "axis")
    for tick, _ in panel.points:
        yield line(x(tick), PANEL_HEIGHT, x(tick), PANEL_HEIGHT + 4, "axis")
        yield text(x(tick), PANEL_HEIGHT + 18, short(tick), "middle")
    yield text(PANEL_WIDTH / 2, PANEL_HEIGHT + 36, panel.axis, "middle")


def draw_data(panel, x, y):
    yield curve(panel.ideal(), x, y, "ideal", ' clip-path="url(#frame)"')
    yield curve(panel.points, x, y, "line")
    for a, b in panel.points:
        yield f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3.5" class="point"/>'
    yield text(PANEL_WIDTH + 4, y(panel.points[-1][1]) + 4, panel.growth(), "growth")


def draw_panel(panel, number, limits):
    row, column = divmod(number, COLUMNS)
    left, top = LEFT + column * (PANEL_WIDTH + GAP_X), TOP + row * (PANEL_HEIGHT + GAP_Y)
    x = LogScale(panel.points[0][0], panel.points[-1][0], INSET, PANEL_WIDTH - INSET)
    y = LogScale(*limits, PANEL_HEIGHT, 0)
    yield f'<g transform="translate({left} {top})">'
    yield text(0, -28, panel.title, "name")
    yield text(0, -12, panel.note)
    yield from draw_y_axis(one_two_five(*limits), y, column == 0)
    yield from draw_x_axis(panel, x)
    yield from draw_data(panel, x, y)
    yield "</g>"


def draw_legend(width):
    y, measured, ideal = 29, width - 420, width - 316
    yield line(measured, y, measured + 24, y, "line")
    yield f'<circle cx="{measured + 12}" cy="{y}" r="3.5" class="point"/>'
    yield text(measured + 30, y + 4, "measured")
    yield line(ideal, y, ideal + 24, y, "ideal")
    yield text(ideal + 30, y + 4, "in proportion")
    yield text(width - 8, y + 4, "×2, ÷2: last against first", "end growth")


def in_words(panels):
    """For those who cannot see the picture."""
    return " ".join(
        f"{panel.title} ({panel.note}): "
        + ", ".join(f"{float(f'{ms:.3g}'):g} ms at {short(x)}" for x, ms in panel.points) + "."
        for panel in panels
    )  # fmt: skip


def draw(title, caption, panels):
    """-> the SVG as text"""
    rows = math.ceil(len(panels) / COLUMNS)
    width = LEFT + COLUMNS * (PANEL_WIDTH + GAP_X) - 10
    height = TOP + rows * PANEL_HEIGHT + (rows - 1) * GAP_Y + 48
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(caption)} {escape(in_words(panels))}</desc>',
        f"<style>{STYLE}</style>",
        f'<clipPath id="frame"><rect width="{PANEL_WIDTH}" height="{PANEL_HEIGHT}"/></clipPath>',
        text(12, 34, title, "heading"),
        text(12, 56, caption),
        *draw_legend(width),
    ]
    for number, panel in enumerate(panels):
        parts += draw_panel(panel, number, y_range(panels))
    return "\n".join([*parts, "</svg>"]) + "\n"
