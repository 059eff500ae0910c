// A picture with its title, the table behind it, and the ways to take either along; or a table alone.
import {h} from "./dom";
import {download, png, standalone} from "./save";
import {Table, csv, tableElement} from "./table";

export interface Figure {
  title: string;
  name: string; // of saved files, without extension
  note?: Node | string; // what there is to see
  controls?: Node;
  draw?: (width: number) => Element; // for that many pixels; without it the table is what is seen
  picture?: () => SVGSVGElement; // to save, where what is drawn is no <svg>
  table: () => Table;
}

export interface Drawn {
  element: HTMLElement;
  redraw: () => void;
}

type Choice = [text: string, act: () => void];

// A menu that closes by a choice, by Escape, and by a click elsewhere.
function menu(title: string, label: string, choices: Choice[]): HTMLElement {
  const element = h("details", {class: "menu"}, h("summary", {"aria-label": label}, title));
  const close = () => element.removeAttribute("open");
  const choose = (act: () => void) => () => {
    act();
    close();
  };
  element.append(h("div", {}, ...choices.map(([text, act]) => h("button", {onclick: choose(act)}, text))));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    element.querySelector("summary")!.focus();
  });
  element.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) close();
  });
  return element;
}

const noPng = "The browser cannot make a PNG of this picture: it may be too large. Save it as SVG.";

// What can be taken along; `picture` is asked for when it is, `tell` hears of what went wrong.
function saveChoices(
  {name, table, draw}: Figure,
  picture: () => SVGSVGElement,
  tell: (text: string) => void,
): Choice[] {
  const tables: Choice[] = [
    ["Table as CSV", () => download(name + ".csv", csv(table()), "text/csv;charset=utf-8")],
    ["Copy the table", () => void navigator.clipboard?.writeText(csv(table()))],
  ];
  const pictures: Choice[] = [
    ["Picture as SVG", () => download(name + ".svg", standalone(picture()), "image/svg+xml;charset=utf-8")],
    [
      "Picture as PNG",
      () =>
        void png(picture()).then(
          (blob) => download(name + ".png", blob),
          () => tell(noPng),
        ),
    ],
  ];
  return draw ? [...tables, ...pictures] : tables;
}

export function figure(what: Figure): Drawn {
  const {draw} = what;
  const stage = h("div", {class: "stage"});
  const tableButton = draw ? h("button", {"aria-pressed": "false", onclick: turn}, "Table") : null;
  let asTable = !draw;
  let width = 0;

  function redraw(): void {
    if (width === 0) return;
    stage.replaceChildren(asTable || !draw ? tableElement(what.table(), what.title) : draw(width));
  }

  function turn(): void {
    asTable = !asTable;
    tableButton?.setAttribute("aria-pressed", String(asTable));
    redraw();
  }

  function picture(): SVGSVGElement {
    if (asTable) turn();
    return what.picture?.() ?? stage.querySelector("svg")!;
  }

  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry.contentRect.width);
    if (now === width) return;
    width = now;
    if (!asTable || stage.childElementCount === 0) redraw();
  }).observe(stage);

  const status = h("p", {class: "quiet", role: "status"});
  const choices = saveChoices(what, picture, (text) => (status.textContent = text));
  const save = menu("Save", `Save ${what.title}`, choices);
  const tools = h("div", {class: "tools"}, what.controls ?? null, tableButton, save);
  const head = h("header", {}, h("h3", {}, what.title), tools);
  const note = what.note !== undefined && h("p", {class: "quiet"}, what.note);
  return {element: h("section", {class: "figure"}, head, note, status, stage), redraw};
}
