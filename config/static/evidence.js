// A file above the limit is said to be so before it is sent; without scripts the server says it.
"use strict";

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.limit) return;
  const place = field.parentElement;
  place.querySelectorAll(".field-error").forEach((old) => old.remove());
  field.removeAttribute("aria-invalid");
  const file = field.files[0];
  if (!file || file.size <= Number(field.dataset.limit)) return;
  const said = document.createElement("p");
  said.className = "field-error";
  said.id = `${field.id}_error`;
  said.setAttribute("role", "alert");
  said.textContent = field.dataset.tooLarge;
  place.append(said);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", said.id);
  field.value = "";
});
