// What a page does beyond HTML: "/" goes to the search box, SQL is copied, an audit is judged by one key.
// Every page works without it.
"use strict";

function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "/") {
    event.preventDefault();
    document.getElementById("q").focus();
    return;
  }
  const button = Array.from(document.querySelectorAll("button[data-key]")).find((b) => b.dataset.key === key);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
  });
}
