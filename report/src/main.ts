// The page: a header, the list of topics, and the view that the address names.
import {Corpus} from "./corpus";
import {ReportData} from "./data";
import {h, isolated} from "./dom";
import {Edits} from "./edits";
import {Page} from "./page";
import {Route, View, link, parse} from "./route";
import {download} from "./save";
import {keep, kept} from "./store";
import {changesView} from "./views/changes";
import {classesView} from "./views/classes";
import {mapView} from "./views/map";
import {searchView} from "./views/search";
import {sidebar} from "./views/sidebar";
import {similarityView} from "./views/similarity";
import {termView} from "./views/term";
import {timeView} from "./views/time";
import {topicView} from "./views/topic";
import {trustView} from "./views/trust";

const shown: Record<View, {name: string | null; draw: (page: Page) => HTMLElement}> = {
  map: {name: "Map", draw: mapView},
  topic: {name: "Topic", draw: topicView},
  similarity: {name: "Similarity", draw: similarityView},
  time: {name: "Time", draw: timeView},
  classes: {name: "Classes", draw: classesView},
  changes: {name: "Changes", draw: changesView},
  trust: {name: "Trust", draw: trustView},
  term: {name: null, draw: termView},
  search: {name: null, draw: searchView},
};

const data = JSON.parse(document.getElementById("data")!.textContent!) as ReportData;
const edits = new Edits(data.topics, data.unplaced, data.title, edited);
const corpus = new Corpus(data, edits);
const main = h("main", {id: "main", tabindex: -1});
const list = h("div", {class: "side"});
const tabs = h("nav", {class: "tabs", "aria-label": "Views"});
const changes = h("div", {class: "changes", role: "status"});
const search = h("input", {
  type: "search",
  placeholder: "Search words, topics, documents",
  "aria-label": "Search",
  oninput: () => go({view: "search", q: search.value}),
});

let lambda = 0.6; // what the reader last chose

const route = () => parse(location.hash, data.topics.length, lambda);

function page(): Page {
  return {corpus, route: route(), stay, go};
}

// The address says where the reader is; nothing is drawn.
function stay(change: Partial<Route>): void {
  lambda = change.lambda ?? lambda;
  history.replaceState(null, "", link({...route(), ...change}));
}

function go(change: Partial<Route>): void {
  const address = link(change);
  if (route().view === "search" && change.view === "search") {
    history.replaceState(null, "", address); // one step back leaves the search, not a letter
    draw();
  } else if (location.hash === address) {
    draw();
  } else {
    location.hash = address;
  }
}

function tab(view: View, now: Route): HTMLElement {
  const {topic} = now;
  const href = link({view, topic: view === "topic" ? (topic ?? corpus.topics()[0]?.number ?? 0) : topic});
  return h("a", {href, "aria-current": view === now.view ? "page" : undefined}, shown[view].name!);
}

function markTopic(topic: number | null): void {
  list.querySelectorAll("a[data-topic]").forEach((a) => {
    if (a.getAttribute("data-topic") === String(topic)) a.setAttribute("aria-current", "true");
    else a.removeAttribute("aria-current");
  });
}

function hasView(view: View): boolean {
  return (
    shown[view].name !== null &&
    (view !== "time" || data.time !== null) &&
    (view !== "classes" || data.classes.length > 0) &&
    (view !== "changes" || data.changes.length > 0)
  );
}

function draw(): void {
  const now = route();
  const wasInside = main.contains(document.activeElement);
  const focused = document.activeElement?.closest(".tabs") !== null ? now.view : null;
  tabs.replaceChildren(...(Object.keys(shown) as View[]).filter(hasView).map((view) => tab(view, now)));
  main.replaceChildren(corpus.topics().length ? shown[now.view].draw(page()) : nothingLeft());
  markTopic(now.topic);
  const heading = main.querySelector("h2");
  document.title = `${heading?.textContent ?? "Topics"} · ${data.title}`;
  const query = now.view === "search" ? (now.q ?? "") : "";
  if (search.value !== query) search.value = query;
  if (wasInside) heading?.focus({preventScroll: true});
  if (focused !== null) tabs.querySelector<HTMLElement>("[aria-current]")?.focus();
}

function nothingLeft(): HTMLElement {
  const advice = "Every topic is left out of lists and pictures. The list at the side shows them again, one by one.";
  return h("div", {}, h("h2", {tabindex: -1}, "No topic is shown"), h("p", {class: "lead"}, advice));
}

function drawList(): void {
  list.replaceChildren(sidebar(page()));
  if (matchMedia("(max-width: 52rem)").matches) list.querySelector("details")?.removeAttribute("open");
  changes.replaceChildren(
    ...(edits.areNew
      ? [
          h("span", {}, "Your changes live in this browser."),
          h(
            "button",
            {class: "primary", onclick: () => download("labels.yaml", edits.yaml(), "application/yaml;charset=utf-8")},
            "Export labels.yaml",
          ),
          h("button", {onclick: () => edits.discard()}, "Discard"),
        ]
      : []),
  );
}

// The form of the editor stays open and keeps the focus, which moves on only after the change that is told here.
function edited(): void {
  setTimeout(() => {
    const wasOpen = main.querySelector<HTMLDetailsElement>("details.editor")?.open ?? false;
    const focused = main.contains(document.activeElement) ? document.activeElement!.getAttribute("name") : null;
    drawList();
    draw();
    const editor = main.querySelector<HTMLDetailsElement>("details.editor");
    if (editor) editor.open = wasOpen;
    if (focused !== null) editor?.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
  });
}

// Light, dark, or as the system says.
function themeButton(): HTMLElement {
  const themes = ["auto", "light", "dark"];
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = h("button", {class: "theme", onclick: turn});
  let theme = kept("theme") ?? "auto";
  apply();
  system.addEventListener("change", apply);
  return button;

  function apply(): void {
    const isDark = theme === "dark" || (theme === "auto" && system.matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    button.textContent = `Theme: ${theme}`;
  }

  function turn(): void {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    keep("theme", theme);
    apply();
    draw();
  }
}

function start(): void {
  const skip = h(
    "a",
    {
      class: "skip",
      href: "#main",
      onclick: (event: Event) => {
        event.preventDefault();
        main.focus();
      },
    },
    "Skip to the content",
  );
  const header = h(
    "header",
    {class: "top"},
    h("h1", {}, h("a", {href: "#"}, isolated(data.title))),
    tabs,
    search,
    themeButton(),
  );
  const footer = h(
    "footer",
    {class: "quiet"},
    `Made by ${data.program}. This file needs no network and sends nothing.`,
  );
  document.getElementById("app")!.replaceChildren(skip, header, changes, h("div", {class: "body"}, list, main), footer);
  window.addEventListener("hashchange", () => {
    draw();
    if (!list.contains(document.activeElement)) window.scrollTo(0, 0);
  });
  drawList();
  draw();
}

start();
