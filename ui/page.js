// What HTML and Streamlit cannot do by themselves. Constant: no data is ever written into this file; what it needs, it reads from the page.
(() => {
  if (window.depesha) return;

  // The page's language for screen readers: Streamlit fixes it to English.
  const speak = () => {
    const frame = document.querySelector(".d-frame[lang]");
    if (frame && document.documentElement.lang !== frame.lang) document.documentElement.lang = frame.lang;
  };

  // Brings the current hit into view, once for each hit; a document that has just been opened appears there without motion.
  let open = null;
  let shown = null;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = () => {
    const article = document.querySelector("article[data-hit]");
    if (!article) return;
    const here = article.querySelector("mark.here");
    const fresh = article.dataset.document !== open;
    if (here && (fresh || article.dataset.hit !== shown)) here.scrollIntoView({ block: "center", behavior: fresh || calm ? "auto" : "smooth" });
    if (!here && fresh && open !== null) document.querySelector(".d-frame")?.scrollIntoView();
    open = article.dataset.document;
    shown = article.dataset.hit;
  };

  // "/" goes to the search box, as everywhere; Streamlit's shortcuts refuse it.
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector('input[type="search"]');
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || !box || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // J and K go from difference to difference in a comparison, and around at its ends; the focus goes with them.
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1, о: 1, л: -1 }[event.key.toLowerCase()];
    const rows = [...document.querySelectorAll(".d-rows [data-differs]")];
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (!step || !rows.length || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows.indexOf(document.activeElement);
    const next = rows[at < 0 && step < 0 ? rows.length - 1 : (at + step + rows.length) % rows.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  });

  const look = () => { speak(); show(); };
  window.depesha = new MutationObserver(look);
  window.depesha.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-hit", "lang"] });
  look();
})();
