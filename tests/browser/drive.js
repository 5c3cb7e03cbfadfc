// Works the page as a reader would; see mod.rs for what is expected.
addEventListener("load", async () => {
  const seen = {};
  const form = document.getElementById("filter");
  const cards = Array.from(document.querySelectorAll("article.card"));
  const shown = () => cards.filter((card) => !card.hidden && !card.closest("section").hidden).length;
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const set = async (name, value) => {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    await wait(300);
    return shown();
  };
  const reset = async () => { form.reset(); await wait(50); };
  seen.all = shown();
  for (const box of form.querySelectorAll("input[name=v]")) if (box.value !== "disputed") box.click();
  await wait(50);
  seen.disputed = shown();
  await reset();
  seen.outlet = await set("o", "0");
  await reset();
  if (form.elements.s.options.length > 1) seen.speaker = await set("s", "0");
  await reset();
  seen.from = await set("from", "2025-03-05");
  seen["from to"] = await set("to", "2025-03-06");
  await reset();
  seen.search = await set("q", "s0077  HARBOUR");
  seen["count is announced"] = document.getElementById("count").textContent;
  await reset();
  seen.accents = await set("q", "zürich");
  seen["plain accents"] = await set("q", "zurich");
  seen.nothing = await set("q", "no such words anywhere");
  seen["says nothing"] = document.getElementById("none").hidden ? "" : document.getElementById("none").textContent;
  await reset();
  const day = document.querySelector(".day");
  if (day) {
    day.click();
    seen["one day"] = shown();
    day.click();
    seen["day again"] = shown();
  }
  const last = cards[cards.length - 1];
  await set("q", "no such words anywhere");
  location.hash = `#${last.id}`;
  await wait(100);
  seen["link shows a hidden finding"] = !last.hidden && document.activeElement === last;
  const inner = document.querySelector(".card details .tree a");
  if (inner) {
    const inside = document.querySelector(".card details");
    inside.querySelector(".tree").id = "tree-here";
    location.hash = "#tree-here";
    await wait(100);
    seen["link opens details"] = inside.open;
  }
  await reset();
  const text = (element) => (element ? element.textContent.trim() : "");
  const named = (element) =>
    element.getAttribute("aria-label") || text(document.getElementById(element.getAttribute("aria-labelledby"))) ||
    text(element) || (element.labels && Array.from(element.labels).map(text).join(" "));
  const reached = Array.from(document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"));
  seen["without a name"] = reached.filter((element) => !named(element)).map((element) => element.outerHTML);
  seen["first to reach"] = reached[0].getAttribute("href");
  seen["out of order"] = document.querySelectorAll("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").length;
  const landmarks = ["body > header", "aside[aria-label]", "main", "body > footer", "form[role=search][aria-label]"];
  seen.landmarks = landmarks.map((landmark) => document.querySelectorAll(landmark).length);
  const levels = Array.from(document.querySelectorAll("h1, h2, h3, h4")).map((heading) => Number(heading.tagName[1]));
  seen["levels skipped"] = levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1).length;
  const folded = () => document.querySelectorAll("main details:not([open])").length;
  const before = folded();
  dispatchEvent(new Event("beforeprint"));
  seen["folded on paper"] = folded();
  dispatchEvent(new Event("afterprint"));
  seen["folded again"] = folded() === before && before > 0;
  seen.ran = "ran" in document.documentElement.dataset;
  const out = document.createElement("pre");
  out.id = "seen";
  out.textContent = JSON.stringify(seen);
  document.body.append(out);
});
