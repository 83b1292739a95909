// A call to the API: put together from what was typed, as a curl line and as a real request.

/** Tokens of log-ins and API keys are typed in different fields; both may travel in the same header. */
const holderOf = (name) => (/key$/i.test(name) ? "key" : "token");

/** How an operation lets in: the first scheme that is no cookie, for a cookie belongs to the pages; with the scopes that it asks for. */
export function schemeOf(document, operation) {
  const all = document.components?.securitySchemes ?? {};
  const choices = (operation.security ?? document.security ?? []).flatMap((choice) => Object.entries(choice));
  const [name, scopes] = choices.find(([name]) => all[name] && all[name].in !== "cookie") ?? [];
  return name && { ...all[name], holder: holderOf(name), scopes };
}

function authorization(scheme, credential) {
  if (!scheme || !credential) return {};
  return scheme.type === "apiKey" ? { [scheme.name]: credential } : { Authorization: `Bearer ${credential}` };
}

/** @param values of the parameters, by `place.name`; `body`: text, or undefined. */
export function callOf(document, { method, path, operation, values, body }, credential) {
  const query = new URLSearchParams();
  const headers = authorization(schemeOf(document, operation), credential);
  let target = path;
  for (const [at, value] of Object.entries(values)) {
    const [place, name] = [at.slice(0, at.indexOf(".")), at.slice(at.indexOf(".") + 1)];
    if (place === "path") target = target.replace(`{${name}}`, value === "" ? `{${name}}` : encodeURIComponent(value).replaceAll("%40", "@"));
    else if (value === "") continue;
    else if (place === "query") query.append(name, value);
    else if (place === "header") headers[name] = value;
  }
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const search = query.toString();
  return { method: method.toUpperCase(), target: search ? `${target}?${search}` : target, headers, body };
}

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

export function curlOf({ method, target, headers, body }) {
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}${quoted(location.origin + target)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (body !== undefined) lines.push(`-d ${quoted(body)}`);
  return lines.join(" \\\n  ");
}

/** Sends the call as a stranger would: without the cookies of the pages. */
export async function send({ method, target, headers, body }) {
  const began = performance.now();
  const response = await fetch(target, { method, headers, body, credentials: "omit", cache: "no-store", redirect: "manual" });
  const text = await response.text();
  return { status: response.status, ms: Math.round(performance.now() - began), headers: [...response.headers], text, isJSON: /json/.test(response.headers.get("Content-Type")) };
}
