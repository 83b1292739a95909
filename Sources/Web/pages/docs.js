// /docs: the API as its own description tells it, with forms to try it.

import { get } from "./api.js";
import { h, debounced, decoded, fill } from "./dom.js";
import { icon } from "./icons.js";
import { loadWords, t } from "./i18n.js";
import { announce, bar, failure, show } from "./ui.js";
import { credentialFields } from "./docs/credentials.js";
import { operationView } from "./docs/operation.js";
import { prose } from "./docs/schema.js";

const methods = ["get", "post", "put", "patch", "delete"];

/** Operations by their first tag, in the order of the description. */
function groupsOf(document) {
  const groups = new Map((document.tags ?? []).map((tag) => [tag.name, { ...tag, operations: [] }]));
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods.filter((method) => item[method])) {
      const name = item[method].tags?.[0] ?? "API";
      if (!groups.has(name)) groups.set(name, { name, operations: [] });
      groups.get(name).operations.push(operationView(document, method, path, item, item[method]));
    }
  }
  return [...groups.values()].filter((group) => group.operations.length > 0);
}

const anchor = (name) => `tag-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

function page(document) {
  const groups = groupsOf(document);
  const sections = groups.map((group) => h(
    "section", { class: "group", "aria-labelledby": anchor(group.name) },
    h("h2", { id: anchor(group.name), lang: "en", tabindex: "-1" }, group.name), h("div", { lang: "en" }, prose(group.description)), group.operations));
  const none = h("p", { class: "muted", hidden: true }, t("docs.none"));
  const filter = h("input", { type: "search", id: "filter", placeholder: t("docs.filter"), autocomplete: "off", spellcheck: "false" });
  filter.addEventListener("input", debounced(120, () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    groups.forEach((group, index) => {
      const fits = group.operations.filter((operation) => (operation.hidden = !words.every((word) => operation.text.includes(word))) === false);
      sections[index].hidden = fits.length === 0;
      count += fits.length;
    });
    none.hidden = count > 0;
    announce(t("docs.found", { count }));
  }));
  return [
    h("nav", { class: "contents", "aria-label": t("docs.contents") },
      h("ul", {}, groups.map((group) => h("li", {}, h("a", { href: `#${anchor(group.name)}`, lang: "en" }, group.name, h("span", { class: "muted number" }, String(group.operations.length))))))),
    h("div", { class: "operations" },
      h("div", { class: "docs-head" }, h("h1", {}, t("docs.title")), h("div", { lang: "en", class: "muted" }, prose(document.info?.description)),
        h("p", {}, h("a", { href: "/openapi.json" }, "openapi.json"), h("span", { class: "muted" }, ` · OpenAPI ${document.openapi}`))),
      credentialFields(),
      h("div", { class: "search" }, h("label", { class: "visually-hidden", for: "filter" }, t("docs.filter")), icon("search"), filter),
      none, sections),
  ];
}

/** An address with an operation's name opens it. */
function openNamed() {
  const named = document.getElementById(decoded(location.hash.slice(1)));
  if (!named) return;
  if (named.localName === "details") named.open = true;
  named.scrollIntoView();
}

const description = get("/openapi.json");
// It is waited for further down; that it failed meanwhile is told there.
description.catch(() => {});
await loadWords("base", "docs");
const main = h("main", { id: "main", class: "docs", tabindex: "-1" }, h("p", { class: "muted", role: "status" }, t("docs.loading")));
show(`${t("docs.title")} – Restante`, bar(), main);
try {
  fill(main, page(await description));
  openNamed();
  addEventListener("hashchange", openNamed);
} catch (error) {
  fill(main, h("h1", {}, t("docs.title")), failure(error, () => location.reload()));
}
