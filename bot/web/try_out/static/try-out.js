// Presses and messages without loading a new page. The page works without it.
"use strict";

(() => {
  const one = (root, selector) => root.querySelector(selector);
  const page = one(document, "#page");

  // Only what has changed is replaced, so that a screen reader reads out what is new and no more.
  function talkOn(fresh) {
    const shown = one(page, ".talk ol");
    const said = [...fresh.children];
    said.forEach((line, place) => {
      const before = shown.children[place];
      if (!before) shown.append(line);
      else if (before.outerHTML !== line.outerHTML) before.replaceWith(line);
    });
    while (shown.children.length > said.length) shown.lastElementChild.remove();
    one(page, ".talk").scrollTop = 0; // it runs upwards: 0 is its end
  }

  function show(fresh) {
    const focused = document.activeElement?.id;
    const parts = [".clock", ".database", ".carers"];
    if (one(page, ".phone").className === one(fresh, ".phone").className) {
      talkOn(one(fresh, ".talk ol"));
      one(page, ".notice").replaceChildren(...one(fresh, ".notice").childNodes);
    } else {
      parts.push(".hand", ".sayings"); // the other phone
    }
    for (const part of parts) one(page, part).replaceWith(one(fresh, part));
    const next = (focused && document.getElementById(focused)) || one(page, ".talk");
    next.focus({ preventScroll: true });
  }

  async function send(form, button) {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: "POST", body });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!one(fresh, "#page")) throw new Error("this is not the page");
    show(fresh);
    if (answer.ok && form.classList.contains("type")) form.reset();
    form.closest("details")?.removeAttribute("open");
  }

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    if (page.hasAttribute("aria-busy")) return;
    page.setAttribute("aria-busy", "true");
    send(event.target, event.submitter)
      .catch(() => window.location.reload())
      .finally(() => page.removeAttribute("aria-busy"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.name !== "text" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
})();
