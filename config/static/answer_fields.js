// The fields of one question: reading them for a save, putting a stored answer into them, and
// laying out what is wrong with them.
(function () {
  "use strict";

  function read(question, choice) {
    const key = question.dataset.question;
    const state = `${key}-state`;
    const body = new FormData();
    for (const field of question.elements) {
      const isOurs = field.name && field.name.startsWith(`${key}-`) && field.name !== state;
      const isOff = /^(radio|checkbox)$/.test(field.type) && !field.checked;
      if (isOurs && !isOff && field.type !== "submit") body.append(field.name, field.value);
    }
    if (choice) body.append(`${key}-keep`, choice);
    body.append("person", question.form.elements.person.value);
    // Last, so that a body cut short is known by it.
    body.append(state, document.getElementById(`state-${key}`).value);
    return body;
  }

  function fill(question, fields) {
    for (const [name, value] of Object.entries(fields)) {
      const wanted = value === null ? "" : String(value);
      for (const field of question.elements) {
        if (field.name !== `${question.dataset.question}-${name}`) continue;
        if (field.type === "radio") field.checked = field.value === wanted;
        else field.value = wanted;
      }
    }
    question.dispatchEvent(new Event("filled", { bubbles: true }));
  }

  function clearFaults(question) {
    question.querySelectorAll("[data-errors]").forEach((slot) => slot.replaceChildren());
    question.querySelectorAll("[aria-invalid]").forEach((at) => at.removeAttribute("aria-invalid"));
    question.classList.remove("in-trouble");
  }

  function markFaults(question) {
    for (const slot of question.querySelectorAll("[data-errors]:not(:empty)")) {
      const name = `${question.dataset.question}-${slot.dataset.errors}`;
      const field = [...question.elements].find((at) => at.name === name);
      const at = field && field.type === "radio" ? field.closest("[role=radiogroup]") : field;
      if (at) at.setAttribute("aria-invalid", "true");
      const folded = slot.closest("details");
      if (folded) folded.open = true;
    }
    question.classList.add("in-trouble");
  }

  window.AnswerFields = { read, fill, clearFaults, markFaults };
})();
