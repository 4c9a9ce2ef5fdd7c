// Compares a file with the digests on the page, here in the browser. Nothing is sent anywhere.
(() => {
  "use strict";
  const room = document.getElementById("check");
  // An address that is not encrypted has no digests; the page says how to do without.
  if (!room || !window.crypto || !window.crypto.subtle) return;

  const LARGEST = 64 * 1024 * 1024;
  const input = document.getElementById("check-file");
  const drop = document.getElementById("check-drop");
  const told = document.getElementById("check-told");
  const known = new Set(
    Array.from(document.querySelectorAll("[data-sha256]"), (one) => one.dataset.sha256),
  );
  let turn = 0;

  const say = (word, state) => {
    told.textContent = room.dataset[word] || "";
    told.dataset.state = state;
  };

  const hex = (bytes) =>
    Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const compare = async (file) => {
    const mine = ++turn;
    if (file.size > LARGEST) return say("large", "bad");
    say("busy", "");
    let word = "unreadable";
    try {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      word = known.has(hex(digest)) ? "unchanged" : "changed";
    } catch (_error) {
      // A folder, or a file that went away meanwhile.
    }
    // An earlier file may be done after a later one.
    if (mine === turn) say(word, word === "unchanged" ? "good" : "bad");
    if (mine === turn) told.append(document.createElement("br"), nameOf(file));
  };

  const nameOf = (file) => {
    const name = document.createElement("span");
    name.className = "quiet";
    name.textContent = file.name;
    return name;
  };

  const take = (files) => {
    if (files.length === 1) compare(files[0]);
    else if (files.length > 1) say("several", "bad");
  };

  input.addEventListener("change", () => take(input.files));
  // Over the whole page: beside the box, the browser would open the file instead.
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    // What was chosen before is not what is compared now.
    input.value = "";
    take(event.dataTransfer ? event.dataTransfer.files : []);
  });

  room.hidden = false;
  document.getElementById("check-not-here").hidden = true;
  document.getElementById("check-hand").open = false;
})();
