// Saves each answer as soon as it is changed and says so once the server has. Without this file
// the page is a plain form.
(function () {
  "use strict";

  const form = document.querySelector("form.answers");
  const words = document.getElementById("saving");
  if (!form || !words || !window.htmx || !window.AnswerQueue || !window.AnswerFields) return;
  const { read, fill, clearFaults, markFaults } = window.AnswerFields;
  forgetAddress();

  const CHOSEN = 400; // arrow keys pass over rows that nobody means
  const TYPED = 1000;
  const HALF_TYPED = 5000;
  const PATIENCE = 2000;
  const queues = new Map();
  let onward = null; // what to do as soon as everything is saved
  let isLeaving = false;
  let lastSaved = "";

  function forgetAddress() {
    // htmx notes it there as it loads; nothing of a plant stays in the browser.
    try {
      window.sessionStorage.removeItem("htmx-current-path-for-history");
    } catch {
      // Where storage is switched off nothing was noted.
    }
  }

  // Sending and hearing -----------------------------------------------------------------------
  function token() {
    // From the cookie each time: logging in again gives a new one.
    const found = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return found ? found[1] : form.elements.csrfmiddlewaretoken.value;
  }

  function wordOf(xhr) {
    const word = xhr.getResponseHeader("Tidu-Answer");
    if (word) return word;
    if (xhr.status === 403) return "log-in"; // the token was refused
    const isFinal = xhr.status >= 400 && xhr.status < 500 && ![408, 425, 429].includes(xhr.status);
    return isFinal ? "gone" : "connection";
  }

  function hear(question, xhr) {
    const word = wordOf(xhr);
    const here = question.querySelector(".saved-by");
    if (word === "saved") showSaved(question, here);
    else if (word === "conflict") showConflict(question);
    else if (word === "invalid") markFaults(question);
    else if (!xhr.getResponseHeader("Tidu-Answer")) {
      here.textContent = word === "gone" ? words.dataset.gone : words.dataset.here;
      here.classList.add("not-saved");
    }
    queues.get(question).hear(word);
  }

  function showSaved(question, here) {
    const time = here.querySelector("time");
    // The server's clock, as everywhere else on the page: a desk's own may be set wrong.
    lastSaved = time.textContent;
    const fields = here.dataset.fields;
    if (fields) fill(question, JSON.parse(fields));
    // Emptied, not removed: nothing below may move.
    if (!("toConfirm" in here.dataset)) question.querySelector(".to-confirm")?.replaceChildren();
    closeConflict(question);
    count(question, "open" in here.dataset);
  }

  function closeConflict(question) {
    const slot = question.querySelector(".conflict-slot");
    const hadFocus = slot.contains(document.activeElement);
    slot.replaceChildren();
    if (hadFocus) firstChoice(question).focus();
  }

  function firstChoice(question) {
    return question.querySelector("input[type=radio]:checked") ||
      question.querySelector("input[type=radio]");
  }

  function showConflict(question) {
    question.classList.add("in-trouble");
    // Whoever is typing elsewhere is not pulled away; the sticky line says it.
    const at = document.activeElement;
    const isTyping = at && at.matches("textarea, input[type=text]") && !question.contains(at);
    if (!isTyping) question.querySelector(".conflict").focus();
  }

  // How far along -----------------------------------------------------------------------------
  function count(question, isOpen) {
    const wasOpen = "open" in question.dataset;
    question.toggleAttribute("data-open", isOpen);
    const progress = document.querySelector(".sticky-progress progress");
    progress.value += Number(wasOpen) - Number(isOpen);
    const told = document.getElementById("progress-words");
    told.textContent = told.dataset.words.replace("{n}", progress.value).replace("{m}", progress.max);
    const open = form.querySelectorAll("fieldset.question[data-open]");
    const link = document.querySelector(".sticky-open");
    link.hidden = open.length === 0;
    link.textContent = link.textContent.replace(/\d+/, open.length);
    if (open.length) link.setAttribute("href", `#${open[0].id}`);
  }

  // What the page says ------------------------------------------------------------------------
  function unsettled() {
    return [...queues.values()].filter((queue) => !queue.isSettled);
  }

  function told(question, queue) {
    const here = question.querySelector(".saved-by");
    const isUnderWay = queue.isSending || queue.isChanged;
    if (isUnderWay && !queue.trouble) here.textContent = words.dataset.saving;
    const waiting = unsettled();
    say(words, overall(waiting));
    words.classList.toggle("not-saved", waiting.some((one) => one.trouble));
    if (waiting.length === 0) goOn();
    else if (onward) stillWaiting(waiting);
  }

  function overall(waiting) {
    const troubles = new Set(waiting.map((queue) => queue.trouble).filter(Boolean));
    const n = waiting.length;
    for (const [trouble, said] of [["person", "person"], ["log-in", "logIn"], ["connection", "waiting"]]) {
      if (troubles.has(trouble)) return words.dataset[said].replace("{n}", n);
    }
    const refused = waiting.filter((queue) => queue.isFinal).length;
    if (refused) return words.dataset.refused.replace("{n}", refused);
    return lastSaved ? words.dataset.saved.replace("{time}", lastSaved) : "";
  }

  function say(at, text) {
    // The same words are not set again: they would be read out again.
    if (at.textContent !== text) at.textContent = text;
  }

  // Going on and leaving ----------------------------------------------------------------------
  function waitThen(act, patience) {
    onward = act;
    queues.forEach((queue) => queue.go());
    if (unsettled().length === 0) goOn();
    else if (patience) window.setTimeout(() => onward === act && goOn(), patience);
    else stillWaiting(unsettled());
  }

  function goOn() {
    const act = onward;
    onward = null;
    say(document.getElementById("onward-wait"), "");
    if (act) act();
  }

  function stillWaiting(waiting) {
    const refused = [...queues].find(([, queue]) => queue.isFinal);
    const at = document.getElementById("onward-wait");
    if (refused) {
      onward = null;
      say(at, overall(waiting));
      const fault = "[aria-invalid=true]:not([role]), .conflict";
      (refused[0].querySelector(fault) || firstChoice(refused[0])).focus();
    } else if (waiting.some((queue) => queue.trouble)) {
      say(at, `${overall(waiting)} ${words.dataset.then}`);
    }
  }

  form.addEventListener("submit", (event) => {
    if (unsettled().length === 0) {
      isLeaving = true;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    waitThen(() => form.requestSubmit(button), 0);
  });

  // A save under way takes a moment: nobody is asked whether to stay because of it.
  function isBusy() {
    const waiting = unsettled();
    return waiting.length > 0 && !waiting.some((queue) => queue.trouble);
  }

  document.addEventListener("submit", (event) => {
    if (event.target === form || !isBusy()) return;
    event.preventDefault();
    const button = event.submitter;
    waitThen(() => event.target.requestSubmit(button), PATIENCE);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || link.target || !isPlain || event.defaultPrevented || !isBusy()) return;
    if (link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    waitThen(() => window.location.assign(link.href), PATIENCE);
  });

  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && unsettled().length) event.preventDefault();
  });

  // Wiring ------------------------------------------------------------------------------------
  function wire(question) {
    question.dataset.saves = "on";
    let sending = null;
    const queue = new window.AnswerQueue({
      read: (choice) => read(question, choice),
      send: (body) => {
        sending = body;
        window.htmx.trigger(question, "save-answer");
      },
      told: (one) => queues.has(question) && told(question, one),
    });
    queues.set(question, queue);
    question.addEventListener("htmx:configRequest", (event) => {
      event.detail.parameters = sending;
      event.detail.headers["X-CSRFToken"] = token();
    });
    question.addEventListener("htmx:beforeSwap", (event) => {
      const word = event.detail.xhr.getResponseHeader("Tidu-Answer");
      event.detail.shouldSwap = Boolean(word);
      event.detail.isError = false;
      if (word) clearFaults(question);
    });
    question.addEventListener("htmx:afterRequest", (event) => hear(question, event.detail.xhr));
    question.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-keep]");
      if (choice) queue.choose(choice.dataset.keep);
    });
  }

  function changed(event, pause) {
    const queue = queues.get(event.target.closest("fieldset.question"));
    const isField = event.target.name && event.target.name.includes("-");
    if (!queue || !isField || event.isComposing) return;
    queue.change(isHalfCounted(event.target) ? HALF_TYPED : pause);
  }

  // "3 of" is not a count yet: the person is given time for the other half.
  function isHalfCounted(field) {
    const both = [...(field.closest(".breadth-line")?.querySelectorAll("input") || [])];
    return both.length === 2 && both.filter((at) => at.value === "").length === 1;
  }

  form.querySelectorAll("fieldset[data-question]").forEach((question) => {
    // What the server laid before the person with the whole page is sent with the whole page.
    if (!question.matches(".in-trouble")) wire(question);
  });
  form.addEventListener("change", (event) => {
    changed(event, event.target.matches("input[type=text], textarea") ? 0 : CHOSEN);
  });
  form.addEventListener("input", (event) => {
    if (event.target.matches("input[type=text], textarea")) changed(event, TYPED);
  });
  form.addEventListener("compositionend", (event) => changed(event, TYPED));
  window.addEventListener("online", () => queues.forEach((queue) => queue.go()));
  window.addEventListener("focus", () => queues.forEach((queue) => queue.go()));
  document.addEventListener("visibilitychange", () => queues.forEach((queue) => queue.go()));
})();
