// What ticked steps would change, told at once. Without this file the button beneath them leads to
// a page that says the same.
(function () {
  "use strict";
  const form = document.getElementById("as-if");
  if (!form) return;
  const boxes = Array.from(document.querySelectorAll(".as-if-step"));

  // The same step may stand under a gap and on the road.
  document.addEventListener("change", function (event) {
    if (!event.target.matches(".as-if-step")) return;
    boxes.forEach(function (box) {
      if (box.value === event.target.value) box.checked = event.target.checked;
    });
  });

  function fail() {
    const words = document.createElement("p");
    words.className = "as-if-trouble";
    words.textContent = form.dataset.failed;
    document.getElementById("as-if-told").replaceChildren(words);
  }

  // A log-in page or a proxy's error is no answer; a refusal in our own words is.
  form.addEventListener("htmx:beforeSwap", function (event) {
    const isOurs = event.detail.serverResponse.includes('id="as-if-told"');
    event.detail.shouldSwap = isOurs;
    event.detail.isError = false;
    if (!isOurs) fail();
  });
  form.addEventListener("htmx:sendError", fail);
  form.addEventListener("htmx:timeout", fail);

  // Steps may come ticked: from the page of what would change, or kept by the browser.
  window.addEventListener("load", function () {
    if (boxes.some(function (box) { return box.checked; })) window.htmx.trigger(form, "again");
  });
})();
