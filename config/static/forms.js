// Only comfort: every page works without this file.
(function () {
  "use strict";

  // A count is asked for rows above the lowest; it is shown for those only.
  function showBreadth(question) {
    const breadth = question.querySelector("[data-breadth]");
    if (!breadth) return;
    const chosen = question.querySelector("input[type=radio][name$='-option']:checked");
    const hasError = breadth.querySelector(".field-error");
    breadth.hidden = !hasError && (!chosen || chosen.hasAttribute("data-lowest"));
  }

  // Row and "does not apply" exclude each other: touching one lets go of the other.
  function letGo(question, touched) {
    const reason = question.querySelector("[data-reason]");
    if (!reason) return;
    if (touched === reason) {
      const open = question.querySelector("input[type=radio][name$='-option'][value='']");
      if (reason.value && open) open.checked = true;
    } else if (touched.name.endsWith("-option") && touched.value) {
      reason.value = "";
    }
  }

  function sayKnown(touched) {
    const said = touched.closest("details")?.querySelector("[data-known]");
    if (said && touched.selectedOptions) said.textContent = touched.selectedOptions[0].text;
  }

  let unsaved = false;

  // What is saved on its own (autosave.js) gives its own warning.
  function touch(event) {
    if (!event.target.closest("[data-saves]")) unsaved = true;
  }

  document.querySelectorAll("form[data-warn-before-leaving]").forEach(function (form) {
    form.querySelectorAll("fieldset.question").forEach(showBreadth);
    form.addEventListener("change", function (event) {
      touch(event);
      const question = event.target.closest("fieldset.question");
      if (!question) return;
      letGo(question, event.target);
      showBreadth(question);
      sayKnown(event.target);
    });
    form.addEventListener("filled", function (event) { showBreadth(event.target); });
    form.addEventListener("input", touch);
    form.addEventListener("submit", function () { unsaved = false; });
    // What the server handed back unsaved is still unsaved.
    if (form.matches("[data-unsaved]") || form.querySelector(".in-trouble, .is-invalid")) {
      unsaved = true;
    }
  });

  window.addEventListener("beforeunload", function (event) {
    if (unsaved) event.preventDefault();
  });
})();
