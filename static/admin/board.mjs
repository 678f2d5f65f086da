/* Comfort of the matching board; the page works without it. Arrow keys inside a list, and a count of the ticks. */

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** From line to line, only when the focus is already in the list, and never under a field that reads keys. */
function walk(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) return;
  const lines = [...event.currentTarget.querySelectorAll("[data-line]")];
  const here = lines.findIndex((line) => line.closest("tr, li").contains(event.target));
  const there = { Home: 0, End: lines.length - 1 }[event.key] ?? here + (STEPS[event.key] ?? NaN);
  if (!lines[there]) return;
  event.preventDefault();
  lines[there].focus();
}

/** Two ticks, no more: the button waits for them, and the others rest. */
function count(form) {
  const wanted = Number(form.dataset.compare);
  const ticks = [...form.querySelectorAll("input[name=mentor]")];
  const ticked = ticks.filter((one) => one.checked).length;
  const status = form.querySelector("[role=status]");
  form.querySelector("[type=submit]").toggleAttribute("disabled", ticked !== wanted);
  for (const one of ticks) one.disabled = !one.checked && ticked >= wanted;
  status.textContent = { 0: status.dataset.none, 1: status.dataset.one }[ticked] ?? "";
}

for (const list of document.querySelectorAll("[data-lines]")) list.addEventListener("keydown", walk);
for (const form of document.querySelectorAll("form[data-compare]")) {
  form.addEventListener("change", () => count(form));
  window.addEventListener("pageshow", () => count(form));
}
