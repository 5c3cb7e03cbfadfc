(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const form = document.getElementById("filter");
  const panel = document.getElementById("panel");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const days = all(".day");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const groups = all(".group").map((element) => ({
    element,
    verdict: element.id,
    cards: all(".card", element).map((card) => ({
      element: card,
      outlets: ` ${card.dataset.o} `,
      speakers: ` ${card.dataset.s} `,
      from: card.dataset.from,
      to: card.dataset.to,
      text: null,
    })),
  }));
  const total = groups.reduce((sum, group) => sum + group.cards.length, 0);

  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  function apply() {
    const words = fold(value("q")).split(/\s+/).filter(Boolean);
    const verdicts = new Set(all("input[name=v]:checked", form).map((box) => box.value));
    const [outlet, speaker, from, to] = ["o", "s", "from", "to"].map(value);
    const fits = (card) => {
      if (outlet && !card.outlets.includes(` ${outlet} `)) return false;
      if (speaker && !card.speakers.includes(` ${speaker} `)) return false;
      if ((from || to) && !card.from) return false;
      if (from && card.to < from) return false;
      if (to && card.from > to) return false;
      if (words.length === 0) return true;
      if (card.text === null) card.text = fold(card.element.textContent);
      return words.every((word) => card.text.includes(word));
    };
    let shown = 0;
    for (const group of groups) {
      let here = 0;
      for (const card of group.cards) {
        const fit = verdicts.has(group.verdict) && fits(card);
        if (card.element.hidden === fit) card.element.hidden = !fit;
        if (fit) here += 1;
      }
      group.element.hidden = here === 0;
      shown += here;
    }
    count.textContent = shown === total ? `${total} findings` : `${shown} of ${total} findings`;
    none.hidden = shown > 0 || total === 0;
    for (const day of days) day.setAttribute("aria-pressed", String(from === day.dataset.from && to === day.dataset.to));
  }

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, event.target.type === "search" ? 120 : 0);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  for (const day of days) {
    day.addEventListener("click", () => {
      const off = day.getAttribute("aria-pressed") === "true";
      form.elements.from.value = off ? "" : day.dataset.from;
      form.elements.to.value = off ? "" : day.dataset.to;
      apply();
    });
  }

  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); apply(); }
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
  addEventListener("hashchange", reveal);

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("main details:not([open])");
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

  form.hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) panel.open = false;
  apply();
  if (location.hash) reveal();
})();
