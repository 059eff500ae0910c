// What every view gets: the corpus, where the reader is, and how to go elsewhere.
import {Corpus, Topic} from "./corpus";
import {h, isolated} from "./dom";
import {Route, link} from "./route";

export interface Page {
  corpus: Corpus;
  route: Route;
  stay: (changes: Partial<Route>) => void; // changes the address, draws nothing anew
  go: (changes: Partial<Route>) => void;
}

export const topicLink = (topic: number) => link({topic});
export const termLink = (term: string) => link({term});

// "3 game team": for pictures. The label keeps its own direction (U+2068 to U+2069), the number stays in front.
export const titled = (topic: Topic) => `${topic.number} \u2068${topic.label}\u2069`;

// Black or white, whichever is read better on a color (WCAG's relative luminance).
export function inkOn(color: string): string {
  const channel = (at: number) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

// The number of a topic on its color.
export function chip(topic: Topic): HTMLElement {
  const css = {background: topic.color, color: inkOn(topic.color)};
  return h("span", {class: "chip", css}, String(topic.number));
}

export function topicTag(topic: Topic): HTMLElement {
  return h("a", {class: "tag", href: topicLink(topic.number)}, chip(topic), isolated(topic.label));
}
