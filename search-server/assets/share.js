"use strict";
// Shares the address of a page by the device's own means, or copies it. Without this script the address stands in the
// page to be copied by hand.
for (const button of document.querySelectorAll("[data-share]")) {
  const { share: url, copied, failed } = button.dataset;
  const status = button.parentElement.querySelector("[role=status]");
  const say = (text) => { status.textContent = text; };

  // Pages that come without TLS, as in an office's own network, have no clipboard.
  const copyBySelection = () => {
    const field = document.createElement("textarea");
    field.value = url;
    field.className = "hidden";
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    button.focus();
    return isDone;
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      return true;
    } catch {
      return copyBySelection();
    }
  };

  button.hidden = false;
  button.addEventListener("click", async () => {
    if (navigator.share) {
      try {
        await navigator.share({ title: document.title, url });
        return;
      } catch (error) {
        // Whoever closes the list of ways to share wants none of them.
        if (error.name === "AbortError") return;
      }
    }
    say((await copy()) ? copied : failed);
  });
}

// Tells assistive technology which tab is shown; style alone shows it to everyone else.
{
  const tabs = [...document.querySelectorAll(".tabs a")];
  const mark = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const panel = target?.closest(".panel")?.id ?? document.querySelector(".panel")?.id;
    for (const tab of tabs) {
      if (tab.hash === `#${panel}`) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  };
  if (tabs.length > 0) {
    addEventListener("hashchange", mark);
    mark();
  }
}
