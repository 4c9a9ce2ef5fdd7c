// A page the browser kept for "back" may be somebody's who has logged out since: ask again.
window.addEventListener("pageshow", function (event) {
  if (event.persisted) window.location.reload();
});
