/* Eight weights and their sum, which must make a hundred. */

const total = document.querySelector(".td-total");
const fields = [...total.closest("form").elements].filter((field) => field.name.startsWith("weight_"));

const add = () => {
  const sum = fields.reduce((points, field) => points + Number(field.value), 0);
  total.value = total.dataset.words.replace("{sum}", sum);
  total.classList.toggle("td-total--off", sum !== 100);
  total.hidden = false;
};

total.closest("form").addEventListener("input", add);
add();
