// Brings the current hit into view. Constant: no data is ever written into this file; what it needs, it reads from the page.
(() => {
  if (window.depeshaHits) return;
  let shown = null;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = () => {
    const article = document.querySelector("article[data-hit]");
    const here = article && article.querySelector("mark.here");
    const now = here ? article.dataset.hit : null;
    if (now && now !== shown) here.scrollIntoView({ block: "center", behavior: shown && !calm ? "smooth" : "auto" });
    shown = now;
  };
  window.depeshaHits = new MutationObserver(show);
  window.depeshaHits.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-hit"] });
  show();
})();
