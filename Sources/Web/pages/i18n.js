// The words of a page, in the reader's language.

export const languages = { en: "English", id: "Bahasa Indonesia", fr: "Français", ko: "한국어", "zh-Hant": "繁體中文" };

export const language = document.documentElement.lang in languages ? document.documentElement.lang : "en";

const plurals = new Intl.PluralRules(language);
let words = {};

/** Loads the page's dictionaries: `base` is every page's, the others are named after the page. */
export async function loadWords(...names) {
  const modules = await Promise.all(names.map((name) => import(`./lang/${name}.${language}.js`)));
  words = Object.assign({}, ...modules.map((module) => module.default));
}

/**
 * The text called `key`, with `{name}` replaced by `values.name`. A text with forms is chosen by `values.count` (CLDR's plural
 * categories).
 */
export function t(key, values = {}) {
  let text = words[key] ?? key;
  if (typeof text === "object") text = text[plurals.select(values.count)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

export const has = (key) => key in words;

const numbers = new Intl.NumberFormat(language);
export const number = (value) => numbers.format(value);

/** Money as the operator counts it: two decimals, no currency of its own. */
const moneys = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const money = (value) => moneys.format(value);

const octets = ["byte", "kilobyte", "megabyte", "gigabyte"];
export function size(bytes) {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < 3) {
    value /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(language, {
    style: "unit", unit: octets[unit], unitDisplay: unit === 0 ? "long" : "short", maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value);
}

const times = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const days = new Intl.DateTimeFormat(language, { month: "short", day: "numeric" });
const years = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", day: "numeric" });
const moments = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });

/** As short as it can be told from now: the time today, the day this year, else the date. */
export function shortTime(text) {
  const date = new Date(text);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return times.format(date);
  return (date.getFullYear() === now.getFullYear() ? days : years).format(date);
}

export const day = (text) => years.format(new Date(text));
export const moment = (text) => moments.format(new Date(text));

const relatives = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const steps = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

/** How long ago, or in how long. */
export function relative(text) {
  const seconds = (new Date(text).getTime() - Date.now()) / 1000;
  const [unit, length] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return relatives.format(Math.trunc(seconds / length), unit);
}

/** In how many seconds, in words; for pauses. */
export function duration(seconds) {
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ["second", 1];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(Math.ceil(seconds / length));
}
