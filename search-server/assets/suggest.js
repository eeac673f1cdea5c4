"use strict";
// Suggestions under the search field: a combobox with a list, after the ARIA pattern "editable combobox with list
// autocomplete". Without this script the form works as it is. What is typed goes to our own server, in a body.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const { suggest, prefix, at, ...words } = field.dataset;
  const isThai = document.documentElement.lang === "th";
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const wait = 80;
  let timer, asking, chosen = -1, options = [];

  list.id = `${field.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.label);
  status.className = "hidden";
  status.setAttribute("role", "status");
  field.form.classList.add("with-suggestions");
  field.form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) field.setAttribute(name, value);

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const address = ({ kind, id }) => {
    const moment = at ? `at=${encodeURIComponent(at)}` : "";
    if (kind === "procedure") return `${prefix}/find?procedure=${encodeURIComponent(id)}${moment && `&${moment}`}`;
    return `${prefix}/service-points/${encodeURIComponent(id)}${moment && `?${moment}`}`;
  };

  const take = (result) => {
    close();
    if (result.kind === "place") {
      field.value = isThai ? result.name_th : result.name_en ?? result.name_th;
      field.focus();
    } else {
      location.assign(address(result));
    }
  };

  const mark = (number) => {
    chosen = number;
    options.forEach(({ element }, index) => element.setAttribute("aria-selected", String(index === number)));
    if (number < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", options[number].element.id);
      options[number].element.scrollIntoView({ block: "nearest" });
    }
  };

  /** The text with what matched in <mark>; spans count code points. */
  const highlighted = (text, spans) => {
    const letters = Array.from(text);
    const parts = [];
    let from = 0;
    for (const [start, end] of spans) {
      const matched = document.createElement("mark");
      matched.textContent = letters.slice(start, end).join("");
      parts.push(letters.slice(from, start).join(""), matched);
      from = end;
    }
    return [...parts, letters.slice(from).join("")];
  };

  const line = (className, ...content) => {
    const element = document.createElement("span");
    element.className = className;
    element.append(...content);
    return element;
  };

  const option = (result, index) => {
    const element = document.createElement("li");
    element.id = `${list.id}-${index}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    const name = (isThai ? result.name_th : result.name_en) ?? result.name_th;
    const detail = [words[result.kind], result.text === name ? null : name, isThai ? result.detail_th : result.detail_en];
    element.append(
      line("suggestion", ...highlighted(result.text, result.spans)),
      line("detail", detail.filter(Boolean).join(" · ")),
    );
    // Before the field loses its focus, which closes the list.
    element.addEventListener("pointerdown", (event) => event.preventDefault());
    element.addEventListener("click", () => take(result));
    return { element, result };
  };

  const show = (results) => {
    options = results.map(option);
    list.replaceChildren(...options.map(({ element }) => element));
    list.hidden = options.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = words.count.replace("{count}", options.length);
    mark(-1);
  };

  const ask = async () => {
    const q = field.value;
    asking?.abort();
    if (!q.trim()) return close();
    asking = new AbortController();
    try {
      const reply = await fetch(suggest, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ q }),
        signal: asking.signal,
      });
      if (reply.ok) show((await reply.json()).results);
      else close();
    } catch (error) {
      // A newer letter ended the question, or there is no network: the form still works.
      if (error.name !== "AbortError") close();
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than options: back in the field.
      mark((chosen + 1 + step + last + 2) % (last + 2) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(options[chosen].result);
    }
  });
}
