// One operation: what it takes, what it answers, and a form to try it.

import { h, fill } from "../dom.js";
import { t } from "../i18n.js";
import { badge, field, form, sample } from "../ui.js";
import { callOf, curlOf, schemeOf, send } from "./call.js";
import { credential, keep } from "./credentials.js";
import { described, example, members, prose, resolved } from "./schema.js";

const pretty = (value) => JSON.stringify(value, null, 2);

/** Kinds of answer that end only when the connection does. */
const isStream = (operation) => Object.values(operation.responses ?? {}).some((answer) => answer.content?.["text/event-stream"]);

function parametersOf(document, path, operation) {
  return [...(path.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => resolved(document, parameter));
}

const givenExample = ({ example, examples = {} }) => example ?? Object.values(examples)[0]?.value;

const jsonOf = (content) => content?.["application/json"];

function bodyOf(document, operation) {
  const media = jsonOf(resolved(document, operation.requestBody).content);
  if (!media) return null;
  return { schema: media.schema, text: pretty(givenExample(media) ?? example(document, media.schema, { onlyRequired: true })) };
}

const kindOf = (status) => (status.startsWith("2") ? "good" : /^[45]/.test(status) ? "bad" : "");

function answersOf(document, operation) {
  return h("ul", { class: "answers" }, Object.entries(operation.responses ?? {}).map(([status, given]) => {
    const answer = resolved(document, given);
    const media = jsonOf(answer.content);
    const isGood = status.startsWith("2");
    const types = Object.keys(answer.content ?? {}).filter((type) => !type.endsWith("json"));
    return h(
      "li", {},
      h("div", { class: "member" }, badge(status, kindOf(status)), h("span", {}, answer.description), isGood && types.map((type) => h("code", { class: "muted" }, type))),
      isGood && media?.schema && [
        sample(pretty(givenExample(media) ?? example(document, media.schema))),
        h("details", {}, h("summary", {}, t("docs.members")), members(document, media.schema))]);
  }));
}

/** The form's values by place and name; an empty one is not sent. */
function tryForm(document, entry, body) {
  const { method, path, operation, parameters } = entry;
  const inputs = parameters.map((parameter) => {
    const { schema = {} } = parameter;
    const choices = schema.enum && [...(parameter.required ? [] : [["", ""]]), ...schema.enum.map((value) => [value, value])];
    const element = field(
      parameter.name,
      { name: `${parameter.in}.${parameter.name}`, autocomplete: "off", spellcheck: "false", required: parameter.required && parameter.in === "path", placeholder: givenExample(parameter) ?? schema.default },
      { options: choices });
    element.querySelector("label").append(h("span", { class: "muted" }, ` ${t(`docs.in.${parameter.in}`)}`));
    return element;
  });
  const text = body && field(t("docs.body"), { name: "body", rows: Math.min(12, body.text.split("\n").length + 1), spellcheck: "false", class: "body" });
  if (text) text.input.value = body.text;
  const line = h("div", { class: "line" });
  const result = h("div", { class: "result", role: "status", "aria-live": "polite" });

  const scheme = schemeOf(document, operation);
  const call = (values, secret) => {
    const { body: content, ...parameters } = values;
    return callOf(document, { method, path, operation, values: parameters, body: content }, secret);
  };
  // The line is to be copied: it names the credential, and does not show it.
  const showLine = (values) => fill(line, sample(curlOf(call(values, scheme && (scheme.holder === "token" ? "$TOKEN" : "$KEY"))).replace(/'([^']*\$(?:TOKEN|KEY))'/, '"$1"'), t("docs.copy-curl")));

  const element = form([inputs, text, line], t("docs.send"), async (values) => {
    showLine(values);
    const answer = await send(call(values, scheme && credential(scheme.holder))).catch(() => null);
    if (answer) showAnswer(result, answer);
    else fill(result, h("p", { class: "problem" }, t("error.unreachable")));
    result.scrollIntoView({ block: "nearest" });
  });
  element.addEventListener("input", () => showLine(Object.fromEntries(new FormData(element))));
  showLine(Object.fromEntries(new FormData(element)));
  return isStream(operation) ? [line, h("p", { class: "hint" }, t("docs.stream"))] : [element, result];
}

function showAnswer(place, { status, ms, headers, text, isJSON }) {
  let shown = text.slice(0, 100_000);
  try {
    const body = isJSON ? JSON.parse(text) : undefined;
    if (body) shown = pretty(body);
    // The answer to a log-in: what is tried next is tried with it.
    if (typeof body?.token === "string") keep("token", body.token);
  } catch {
    // Shown as it came.
  }
  const lines = headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  fill(
    place, h("p", { class: "member" }, badge(String(status), kindOf(String(status))), h("span", { class: "muted number" }, t("docs.took", { ms }))),
    h("details", {}, h("summary", {}, t("docs.headers")), sample(lines)), shown && sample(shown));
}

/** Opens to its details, which are made when they are asked for first: there are many. */
export function operationView(document, method, path, item, operation) {
  const id = operation.operationId ?? `${method}${path}`;
  const entry = { method, path, operation, parameters: parametersOf(document, item, operation) };
  const content = h("div", { class: "operation-content" });
  const element = h(
    "details", { class: "operation", id, data: { operation: id } },
    h("summary", {}, h("span", { class: `method ${method}` }, method.toUpperCase()), h("code", { class: "path", lang: "en" }, path), h("span", { class: "summary", lang: "en" }, operation.summary)),
    content);
  element.text = `${method} ${path} ${operation.summary ?? ""} ${operation.description ?? ""}`.toLowerCase();
  element.addEventListener("toggle", () => {
    if (!element.open || content.firstChild) return;
    const body = bodyOf(document, operation);
    const scheme = schemeOf(document, operation);
    fill(
      content,
      operation.description && h("div", { lang: "en" }, prose(operation.description)),
      h("p", { class: "muted" }, scheme ? t(`docs.needs.${scheme.holder}`) : t("docs.needs.nothing"), scheme?.scopes.map((scope) => [" ", h("code", {}, scope)])),
      entry.parameters.length > 0 && [h("h3", {}, t("docs.parameters")), h("ul", { class: "members", lang: "en" }, entry.parameters.map((parameter) =>
        described(document, parameter.name, parameter.schema, { isRequired: parameter.required, description: parameter.description, place: t(`docs.in.${parameter.in}`) })))],
      body && [h("h3", {}, t("docs.body")), h("div", { lang: "en" }, members(document, body.schema))],
      h("h3", {}, t("docs.answers")), h("div", { lang: "en" }, answersOf(document, operation)),
      h("h3", {}, t("docs.try")), tryForm(document, entry, body));
  });
  return element;
}
