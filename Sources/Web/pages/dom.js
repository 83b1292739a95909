// Elements, made one by one: no page of ours ever turns text into markup.

/**
 * An element. `attributes` are set as such, but for: `on` (listeners by event), `data` (the dataset), and true, false, null or
 * undefined, which make an attribute without a value or none.
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...present(children));
  return element;
}

/** The same in SVG's namespace. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  element.append(...present(children));
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "data") {
      Object.assign(element.dataset, value);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

const present = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** Puts `children` in the place of what `parent` holds. */
export function fill(parent, ...children) {
  parent.replaceChildren(...present(children));
  return parent;
}

/** `ms` after the last call, `action` runs once. */
export function debounced(ms, action) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), ms);
  };
}

/** An address or a host that may be broken where its parts end. */
export const breakable = (text) => text.split(/(?<=@)|(?=\.)/).flatMap((part, index) => (index ? [h("wbr"), part] : [part]));

/** A sender's words without the marks that turn them round (a name that reads backwards passes filters), and no longer than `most`. */
export function tamed(text, most) {
  const plain = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}

let names = 0;

/** A name for an element that another one refers to. */
export const uniqueID = (prefix) => `${prefix}-${++names}`;

/** A part of an address as its writer meant it; nothing when that cannot be told. */
export function decoded(part = "") {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
