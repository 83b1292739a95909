// Programs that log in, by what they call themselves.

const names = { Edg: "Edge", OPR: "Opera", SamsungBrowser: "Samsung Internet", FxiOS: "Firefox", CriOS: "Chrome", Version: "Safari" };

/** The program's name and system out of a User-Agent: enough to know one's own again. */
export function agentOf(text) {
  // The first that fits: browsers name those that they descend from behind themselves, or before.
  const program = ["Edg", "OPR", "SamsungBrowser", "Firefox", "FxiOS", "CriOS", "Chrome", "Version", "curl"]
    .map((name) => new RegExp(`(${name})\\w*/(\\d+)`).exec(text ?? "")).find(Boolean);
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(text ?? "");
  const name = program && `${names[program[1]] ?? program[1]} ${program[2]}`;
  return [name, system?.[1].replace("Mac OS X", "macOS")].filter(Boolean).join(" · ") || text?.slice(0, 80) || "–";
}
