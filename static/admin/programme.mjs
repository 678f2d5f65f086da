/* A new programme: the usual weights and age gap follow the track, as long as nobody has touched them. */

const form = document.querySelector("form[data-usual]");
const usual = JSON.parse(form.dataset.usual);
const track = form.elements.track;
const filled = form.elements.filled_for;

track.addEventListener("change", () => {
  const before = usual[filled.value];
  const after = usual[track.value];
  if (!before || !after) return;
  const touched = Object.entries(before).some(([name, value]) => form.elements[name].value !== String(value));
  if (touched) return;
  for (const [name, value] of Object.entries(after)) form.elements[name].value = value;
  filled.value = track.value;
  form.dispatchEvent(new Event("input"));
});
