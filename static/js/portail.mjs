/* Comfort of the public and member pages; every page works without it. Plain ES module, no dependency. */

const SAVE_DELAY = 2000;

/** A refused form: the summary of its errors is read first. */
function focusErrors() {
  document.querySelector(".erreurs")?.focus();
}

/** Links of the summary lead to the field itself, with its label in sight. */
function followErrors(event) {
  const link = event.target.closest(".erreurs a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.closest(".question")?.scrollIntoView({ block: "start" });
  field.focus({ preventScroll: true });
}

/** How many characters are left; said aloud only when the reader pauses near the limit. */
function countCharacters(note) {
  const area = document.getElementById(note.dataset.counts);
  const limit = Number(area.dataset.limit);
  const words = note.dataset;
  const aloud = document.createElement("p");
  aloud.className = "vh";
  aloud.setAttribute("role", "status");
  note.after(aloud);
  let pause;
  const show = () => {
    const left = limit - area.value.replace(/\n/g, "\r\n").length;
    note.textContent = `${left < 0 ? words.over : words.left} ${Math.abs(left)}`;
    note.classList.toggle("compteur--trop", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => {
      aloud.textContent = left < limit / 5 ? note.textContent : "";
    }, 1000);
  };
  area.addEventListener("input", show);
  show();
}

/** A second click does not send twice; coming back by the browser's arrow gives the button back. */
function guardDoubleSubmit() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.target.dataset.sent) {
      event.preventDefault();
      return;
    }
    event.target.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("form [aria-disabled]")) button.removeAttribute("aria-disabled");
  });
}

/** Save the draft two seconds after a change; the address is `data-autosave`, the answer the sentence to show. */
function autosave(form) {
  const status = document.querySelector("[data-saved]");
  let timer;
  const save = async () => {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch" },
    }).catch(() => null);
    if (!answer?.ok || !status) return;
    const line = document.createElement("p");
    const mark = document.getElementById("saved-mark")?.content.cloneNode(true);
    line.append(...(mark ? [mark] : []), ` ${await answer.text()}`);
    status.replaceChildren(line);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

focusErrors();
guardDoubleSubmit();
document.addEventListener("click", followErrors);
document.querySelectorAll("[data-counts]").forEach(countCharacters);
document.querySelectorAll("form[data-autosave]").forEach(autosave);
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
