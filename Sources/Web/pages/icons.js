import { svg } from "./dom.js";

// Drawn on a field of 24 by 24, as lines of 1.75.
const paths = {
  back: "M19 12H5m6-7-7 7 7 7",
  check: "m4 12.5 5 5L20 6.5",
  chart: "M4 20V10m5.3 10V4m5.4 16v-7M20 20V8",
  chevron: "m9 5 7 7-7 7",
  clip: "m20 11.5-8.3 8.3a5 5 0 0 1-7-7L13 4.5a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5",
  close: "M6 6l12 12M18 6 6 18",
  code: "m8 7-5 5 5 5m8-10 5 5-5 5",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  domain: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c3 3 3.6 6 3.6 9s-.6 6-3.6 9c-3-3-3.6-6-3.6-9S9 6 12 3Z",
  download: "M12 4v12m-5-5 5 5 5-5M4 20h16",
  eye: "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.6-11.2A2.7 2.7 0 0 1 12 7.6c1.6 0 2.7 1 2.7 2.3 0 2-2.7 2.1-2.7 4.1m0 2.6v.2",
  image: "M3 5h18v14H3zm0 11 5-5 4 4 3-3 6 6M15.5 9.5v.01",
  inbox: "M3 13h5l1.5 3h5L16 13h5M3 13v6h18v-6L17.5 5h-11z",
  key: "M14.5 9.5m-5 0a5 5 0 1 0 10 0 5 5 0 1 0-10 0M11 13l-7 7m2.5-2.5L9 20",
  language: "M4 6h9M8.5 4v2m3 0c-.8 4-3.2 7-7 9m2-5.5c1.2 2.2 3.2 4 5.5 5M12.5 20l4-10 4 10m-6.7-3h5.4",
  leave: "M10 4H4v16h6m4-4 5-4-5-4m5 4H9",
  mail: "M3 5.5h18v13H3zm0 1 9 7 9-7",
  menu: "M4 7h16M4 12h16M4 17h16",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  open: "M14 4h6v6m0-6-9 9M17 14v6H4V7h6",
  plus: "M12 5v14M5 12h14",
  refresh: "M20 11a8 8 0 0 0-14.5-4L4 9m0-5v5h5M4 13a8 8 0 0 0 14.5 4l1.5-2m0 5v-5h-5",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5",
  send: "M21 3 10 14M21 3l-7 18-4-7-7-4z",
  shield: "M12 3 4.5 6v5.5c0 4.7 3 8 7.5 9.5 4.5-1.5 7.5-4.8 7.5-9.5V6z",
  trash: "M4 7h16m-10-3h4m-8 3 1 13h10l1-13m-7 4v5.5m4-5.5v5.5",
  sun: "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M5 19l1.4-1.4M17.6 6.4 19 5",
  trail: "M5 6.5h.01M5 12h.01M5 17.5h.01M9.5 6.5H20M9.5 12H20M9.5 17.5H20",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c.6-4 3.6-6 8-6s7.4 2 8 6",
  users: "M9 11.5a3.7 3.7 0 1 0 0-7.5 3.7 3.7 0 0 0 0 7.5ZM2.5 20c.5-3.6 2.8-5.5 6.5-5.5s6 1.9 6.5 5.5M16 4.4a3.7 3.7 0 0 1 0 6.9m2.5 3.7c1.8.9 2.7 2.6 3 5",
  wallet: "M4 7v11.5c0 .8.7 1.5 1.5 1.5H20v-4M4 7c0-1.4 1-3 2.5-3H18v4M4 7c0 .6.5 1 1.5 1H20v4m1 0h-4.5a2 2 0 0 0 0 4H21z",
  zap: "M13 3 5 14h6l-1 7 8-11h-6z",
};

/** A picture that says nothing to a screen reader: what it stands for is said in words beside it. */
export function icon(name) {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: paths[name] }),
  );
}

/** The mark of the product: a letter that waits behind its counter. */
export function mark() {
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true", focusable: "false" },
    svg("rect", { class: "mark-ground", width: "32", height: "32", rx: "8" }),
    svg("path", { class: "mark-lines", d: "M7 11h18v12H7zm0 .5 9 6.5 9-6.5M11 7.5h10" }),
  );
}
