// The saves of one question, strictly one after the other.
//
// What was sent and not yet acknowledged is sent again first, unchanged: the server knows it by
// its revision if it had arrived after all. Only then goes what was changed meanwhile, with the
// revision the server has just given. Nothing is kept outside this page's memory.
(function () {
  "use strict";

  const FIRST_WAIT = 1000;
  const LONGEST_WAIT = 30000;
  // The server has spoken and sending the same again would change nothing.
  const FINAL = new Set(["conflict", "invalid", "right", "locked", "gone"]);

  class AnswerQueue {
    // read(choice): the fields as they stand; send(body); told(queue): something has changed.
    constructor({ read, send, told }) {
      this.read = read;
      this.send = send;
      this.told = told;
      this.body = null;
      this.isSending = false;
      this.isChanged = false;
      this.trouble = "";
      this.failures = 0;
      this.timer = 0;
    }

    get isSettled() {
      return !this.body && !this.isChanged && !this.trouble;
    }

    get isFinal() {
      return FINAL.has(this.trouble);
    }

    change(pause) {
      this.isChanged = true;
      if (this.trouble === "invalid") this.trouble = "";
      this._wait(pause);
      this.told(this);
    }

    // Sends what is due; harmless when nothing is.
    go() {
      window.clearTimeout(this.timer);
      if (this.isSending || this.trouble === "conflict") return;
      if (!this.body) {
        if (!this.isChanged) return;
        this.body = this.read("");
        this.isChanged = false;
      }
      this._send();
    }

    // After a conflict: "theirs" or "mine".
    choose(choice) {
      this.trouble = "";
      this.body = this.read(choice);
      this.isChanged = false;
      this._send();
    }

    // The server's word, or "connection" where none came.
    hear(word) {
      this.isSending = false;
      if (word === "saved") this._settle("");
      else if (word === "conflict" || word === "invalid") this._settle(word);
      else this.trouble = word;
      if (this.isChanged && !this.body) this._wait(0);
      else if (this.body && !this.isFinal) this._tryAgain();
      this.told(this);
    }

    _settle(trouble) {
      this.body = null;
      this.failures = 0;
      this.trouble = trouble;
    }

    _send() {
      this.isSending = true;
      this.told(this);
      this.send(this.body);
    }

    _tryAgain() {
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures);
      this.failures += 1;
      // Not all pages at once after a restart.
      this._wait(wait * (0.75 + Math.random() / 2));
    }

    _wait(pause) {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.go(), pause);
    }
  }

  window.AnswerQueue = AnswerQueue;
})();
