// The server's interface, as everybody has it; the session is a cookie that no script can read.

/** An answer that is no success. `status` 0: the server was not reached. */
export class APIError extends Error {
  constructor(status, code, message, retryAfter) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Not that of a wrong password, which is asked for within a session, too. */
  get endsSession() {
    return this.status === 401 && this.code !== "wrong_credentials";
  }
}

/** Called when an answer says that the session has ended. */
let whenLoggedOut = () => {};
export const onLoggedOut = (action) => (whenLoggedOut = action);

async function request(method, path, { body, signal, etag } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (etag) headers["If-None-Match"] = etag;
  let response;
  try {
    response = await fetch(path, {
      method, headers, signal, credentials: "same-origin", cache: "no-store", redirect: "error",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new APIError(0, "unreachable", "");
  }
  if (response.ok || response.status === 304) return response;
  const problem = await response.json().catch(() => ({}));
  const error = new APIError(
    response.status, problem.code ?? "", problem.error ?? "", Number(response.headers.get("Retry-After")) || 0);
  if (error.endsSession) whenLoggedOut(error);
  throw error;
}

const json = async (...parameters) => (await request(...parameters)).json();

export const get = (path, options) => json("GET", path, options);
export const post = (path, body = {}, options) => json("POST", path, { ...options, body });
export const patch = (path, body, options) => json("PATCH", path, { ...options, body });
export const remove = (path, options) => json("DELETE", path, options);
export const text = async (path, options) => (await request("GET", path, options)).text();

/** The first `most` octets of a resource as text, and whether that is all of it; the rest is not fetched. */
export async function opening(path, most) {
  const reader = (await request("GET", path)).body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let octets = 0; octets < most; ) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isWhole: true };
    text += decoder.decode(value.subarray(0, most - octets), { stream: true });
    octets += value.length;
  }
  await reader.cancel();
  return { text, isWhole: false };
}

/** A resource that is asked for again and again: gives null as long as it is what it was. */
export function poller(path) {
  let etag;
  return async (options) => {
    const response = await request("GET", path, { ...options, etag });
    if (response.status === 304) return null;
    etag = response.headers.get("ETag");
    return response.json();
  };
}

/** A path with its query; members without a value are left out. */
export function url(path, query = {}) {
  const present = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return present.length ? `${path}?${new URLSearchParams(present)}` : path;
}
