// Presses and messages without a new page: the answer replaces what is shown. The page works without it.
"use strict";

(() => {
  const page = () => document.getElementById("page");
  let busy = false;

  async function send(form, button) {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: "POST", body });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = next.getElementById("page");
    if (!fresh) throw new Error("not a page");
    const focused = document.activeElement?.id;
    page().replaceWith(fresh);
    (document.getElementById(focused) ?? document.getElementById("message"))?.focus({ preventScroll: true });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    event.preventDefault();
    if (busy) return;
    busy = true;
    page().setAttribute("aria-busy", "true");
    send(form, event.submitter)
      .catch(() => window.location.assign("/chat"))
      .finally(() => {
        busy = false;
        page().removeAttribute("aria-busy");
      });
  });
})();
