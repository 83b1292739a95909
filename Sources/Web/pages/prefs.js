// Runs before anything is drawn: the reader's own choice of language and theme, where it differs from what the browser asks for.
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
})();
