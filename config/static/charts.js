// What a mark of a chart says, in the line under it; arrow keys go from mark to mark.
// Without this script every mark still has its title, and the table beside the chart says it all.
(() => {
  "use strict";
  const NEXT = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  const marksOf = (box) => [...box.querySelectorAll(".r-mark")];

  const say = (box, mark) => {
    const line = box.querySelector(".r-chart-said");
    line.textContent = mark.getAttribute("aria-label");
    line.hidden = false;
  };

  const goTo = (marks, mark) => {
    for (const other of marks) other.setAttribute("tabindex", other === mark ? "0" : "-1");
    mark.focus();
  };

  const wanted = (marks, mark, key) => {
    if (key === "Home") return marks[0];
    if (key === "End") return marks[marks.length - 1];
    return key in NEXT ? marks[marks.indexOf(mark) + NEXT[key]] : undefined;
  };

  for (const box of document.querySelectorAll("[data-chart]")) {
    const marks = marksOf(box);
    for (const mark of marks) {
      // The line says it at once; two of them, one late and one early, would only disturb.
      mark.querySelector("title")?.remove();
      mark.addEventListener("pointerenter", () => say(box, mark));
      mark.addEventListener("click", () => goTo(marks, mark));
      mark.addEventListener("focus", () => say(box, mark));
    }
    box.addEventListener("keydown", (event) => {
      const mark = event.target.closest(".r-mark");
      const next = mark && wanted(marks, mark, event.key);
      if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      goTo(marks, next);
    });
  }
})();
