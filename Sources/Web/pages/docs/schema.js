// JSON Schema as the description of the API uses it: read by people, and turned into examples.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { badge } from "../ui.js";

/** Deeper than this nothing is told: a schema may name itself. */
const deepest = 5;

const marks = { "\x60": "code", "*": "strong" };

/** Text of the description: paragraphs, code between backticks, strong words between two asterisks. Nothing else of Markdown. */
export function prose(text) {
  if (!text) return null;
  return text.split(/\n{2,}/).map((paragraph) =>
    h("p", {}, paragraph.split(/(\x60[^\x60]+\x60|\*\*[^*]+\*\*)/).map((part, index) =>
      (index % 2 ? h(marks[part[0]], {}, part.replace(/^(`|\*\*)|(`|\*\*)$/g, "")) : part))));
}

/** `value`, or what its `$ref` names within the document. */
export function resolved(document, value) {
  let found = value;
  for (let step = 0; found?.$ref && step < deepest; step += 1) {
    found = found.$ref.replace(/^#\//, "").split("/").reduce((at, name) => at?.[name.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  }
  return found ?? {};
}

/** With `allOf` and the like merged, as far as members and types go. */
function merged(document, schema) {
  const whole = resolved(document, schema);
  if (!whole.allOf) return whole;
  return whole.allOf.map((part) => merged(document, part)).reduce(
    (sum, part) => ({ ...sum, ...part, properties: { ...sum.properties, ...part.properties }, required: [...(sum.required ?? []), ...(part.required ?? [])] }),
    { ...whole, allOf: undefined });
}

function typeOf(document, schema) {
  const whole = merged(document, schema);
  if ("const" in whole) return JSON.stringify(whole.const);
  if (whole.enum) return whole.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = whole.anyOf ?? whole.oneOf;
  if (either && !whole.type) return either.map((part) => typeOf(document, part)).join(" | ");
  const type = [whole.type ?? (whole.properties ? "object" : "any")].flat().join(" | ");
  if (whole.items) return type.replace("array", `array<${typeOf(document, whole.items)}>`);
  return whole.format ? `${type} (${whole.format})` : type;
}

function boundsOf(schema) {
  const said = [
    ["minimum", "≥"], ["maximum", "≤"], ["minLength", "length ≥"], ["maxLength", "length ≤"], ["maxItems", "items ≤"], ["pattern", "~"], ["default", "="],
  ].filter(([name]) => schema[name] !== undefined);
  return said.map(([name, sign]) => `${sign} ${typeof schema[name] === "object" ? JSON.stringify(schema[name]) : schema[name]}`).join(", ");
}

/** A name with its type, bounds and description: a parameter, or a member of an object. */
export function described(document, name, schema, { isRequired, description, place, depth = 0 }) {
  const whole = merged(document, schema);
  const bounds = boundsOf(whole);
  return h(
    "li", {},
    h("div", { class: "member" },
      h("code", { class: "member-name" }, name), place && h("span", { class: "muted" }, place),
      h("code", { class: "muted" }, typeOf(document, schema)), bounds && h("code", { class: "muted" }, bounds),
      isRequired && badge(t("docs.required"), "warn")),
    prose(description ?? whole.description), members(document, whole, depth + 1));
}

/** The members of an object, or of the objects in an array. */
export function members(document, schema, depth = 0) {
  const whole = merged(document, schema);
  if (whole.items) return members(document, whole.items, depth);
  const names = Object.entries(whole.properties ?? {});
  if (names.length === 0 || depth > deepest) return null;
  return h("ul", { class: "members" }, names.map(([name, member]) =>
    described(document, name, member, { isRequired: depth === 0 && whole.required?.includes(name), depth })));
}

const samples = { "date-time": "2026-01-31T12:00:00.000Z", uuid: "01890a5d-ac96-774b-bcce-b302099a8057", email: "alice@mail.example", uri: "https://mail.example/hook" };

/** A value that fits `schema`: its own example, or one made up from types. */
export function example(document, schema, { onlyRequired = false, depth = 0 } = {}) {
  const whole = merged(document, schema);
  if ("example" in whole) return whole.example;
  if (whole.examples?.length) return whole.examples[0];
  if ("const" in whole) return whole.const;
  if (whole.enum) return whole.enum[0];
  if ("default" in whole) return whole.default;
  const either = whole.anyOf ?? whole.oneOf;
  if (either && !whole.type) return example(document, either[0], { onlyRequired, depth });
  const type = [whole.type ?? (whole.properties ? "object" : "string")].flat()[0];
  if (type === "object") {
    if (depth > deepest) return {};
    const names = Object.keys(whole.properties ?? {}).filter((name) => !onlyRequired || whole.required?.includes(name));
    return Object.fromEntries(names.map((name) => [name, example(document, whole.properties[name], { onlyRequired, depth: depth + 1 })]));
  }
  if (type === "array") return depth > deepest ? [] : [example(document, whole.items ?? {}, { onlyRequired, depth: depth + 1 })];
  if (type === "integer" || type === "number") return whole.minimum ?? 1;
  if (type === "boolean") return true;
  if (type === "null") return null;
  return samples[whole.format] ?? "…";
}
