// Rows of a name, a bar and a number: what words, classes and the funnel have in common.
import {fitted, picture, s} from "../dom";

export interface Bar {
  name: string;
  value: number;
  text: string; // the number, at the end of the bar
  color?: string;
  kind?: string; // a class of the style sheet, in place of a color
  href?: string;
  hint?: string;
}

const row = 23;
const room = 58; // for the number

function barElement(bar: Bar, at: number, names: number, length: number): SVGElement {
  const y = at * row;
  const parts = [
    bar.hint !== undefined && s("title", {}, bar.hint),
    s("rect", {x: 0, y, width: "100%", height: row, fill: "transparent"}),
    s("text", {x: names - 8, y: y + 16, "text-anchor": "end", class: "name"}, fitted(bar.name, names - 12)),
    s("rect", {
      x: names,
      y: y + 4.5,
      width: Math.max(1, length),
      height: row - 9,
      rx: 2,
      fill: bar.color,
      class: bar.kind,
    }),
    s("text", {x: names + length + 6, y: y + 16, class: "quiet"}, bar.text),
  ];
  return bar.href ? s("a", {href: bar.href, class: "row"}, ...parts) : s("g", {}, ...parts);
}

// The longest bar takes what room there is.
export function bars(rows: Bar[], width: number, label: string): SVGSVGElement {
  const names = Math.min(210, width * 0.38);
  const longest = Math.max(...rows.map((bar) => bar.value), 0) || 1;
  const elements = rows.map((bar, i) => barElement(bar, i, names, (bar.value / longest) * (width - names - room)));
  return picture(width, rows.length * row + 4, label, ...elements);
}
