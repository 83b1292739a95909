// Runs before anything is drawn: the reader's own choice of language and theme, where it differs from what the browser asks for; and the
// words in that language, which otherwise would be asked for only when all modules are there.
(() => {
  const root = document.documentElement;
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const theme = stored("restante.theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const language = stored("restante.language");
  if (["en", "id", "fr", "ko", "zh-Hant"].includes(language)) root.lang = language;

  const page = location.pathname.slice(1) || "home";
  for (const name of ["base", page, ...(page === "inbox" ? ["mail"] : [])]) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(`lang/${name}.${root.lang}.js`, document.currentScript.src).href;
    document.head.append(link);
  }
})();
