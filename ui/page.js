// What HTML and Streamlit cannot do by themselves. Constant: no data is ever written into this file; what it needs, it reads from the page.
(() => {
  if (window.depesha) return;

  // The page's language for screen readers: Streamlit fixes it to English.
  const speak = () => {
    const frame = document.querySelector(".d-frame[lang]");
    if (frame && document.documentElement.lang !== frame.lang) document.documentElement.lang = frame.lang;
  };

  // Brings the current hit into view where it is not, once for each hit; a document that has just been opened appears there without motion.
  let open = null;
  let shown = null;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isSeen = ({ top, bottom }) => top >= 0 && bottom <= window.innerHeight;
  const show = () => {
    const article = document.querySelector("article[data-hit]");
    if (!article) return;
    const here = article.querySelector("mark.here");
    const fresh = article.dataset.document !== open;
    const turns = here && (fresh || article.dataset.hit !== shown);
    if (turns && !isSeen(here.getBoundingClientRect())) here.scrollIntoView({ block: "center", behavior: fresh || calm ? "auto" : "smooth" });
    if (!here && fresh && open !== null) document.querySelector(".d-frame")?.scrollIntoView();
    open = article.dataset.document;
    shown = article.dataset.hit;
    const number = document.querySelector(".d-steps .d-hit");
    if (number && number.textContent !== shown) number.textContent = shown;
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

  // Streamlit's skip link, the first stop of the Tab key, in the reader's language and past the filters: to what the page is about.
  const skip = '[data-testid="stSkipToContent"]';
  const name = () => {
    const link = document.querySelector(skip);
    const frame = document.querySelector(".d-frame[data-skip]");
    if (link && frame && link.textContent !== frame.dataset.skip) link.textContent = frame.dataset.skip;
  };
  document.addEventListener("click", (event) => {
    const target = document.querySelector(".d-results, .d-nothing, article.d-text, .d-rows, .d-kwic, .d-event") || document.querySelector("h1");
    if (!target || !event.target.closest || !event.target.closest(skip)) return;
    event.preventDefault();
    event.stopPropagation();
    target.tabIndex = -1;
    target.focus();
  }, true);

  // A letter typed outside of boxes, whatever the layout of the keyboard; nothing for a shortcut of the browser.
  const twins = { о: "j", л: "k", т: "n", з: "p" };
  const letter = (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return "";
    const key = event.key.toLowerCase();
    return twins[key] || key;
  };

  // From hit to hit in a document, and around at its ends; without the server, so that no step is lost or late.
  const step = (by) => {
    const article = document.querySelector("article[data-hit]");
    const hits = article ? [...article.querySelectorAll("mark[id]")] : [];
    const at = hits.findIndex((hit) => hit.classList.contains("here"));
    if (at < 0) return;
    const next = (at + by + hits.length) % hits.length;
    hits[at].classList.remove("here");
    hits[at].removeAttribute("aria-current");
    hits[next].classList.add("here");
    hits[next].setAttribute("aria-current", "true");
    article.dataset.hit = next + 1;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".d-steps [data-step]");
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    const key = letter(event);
    if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
    if (key === "n" || key === "p") document.querySelector(`.st-key-result-${key === "n" ? "next" : "previous"} button`)?.click();
  });

  // J and K go from difference to difference in a comparison, and around at its ends; the focus goes with them.
  document.addEventListener("keydown", (event) => {
    const way = { j: 1, k: -1 }[letter(event)];
    const rows = [...document.querySelectorAll(".d-rows [data-differs]")];
    if (!way || !rows.length) return;
    const at = rows.indexOf(document.activeElement);
    const next = rows[at < 0 && way < 0 ? rows.length - 1 : (at + way + rows.length) % rows.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  });

  const look = () => { speak(); name(); show(); };
  window.depesha = new MutationObserver(look);
  window.depesha.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-hit", "lang"] });
  look();
})();
