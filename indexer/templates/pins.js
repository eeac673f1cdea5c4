"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const get = (id) => document.getElementById(id);
const rows = data.rows.map(([id, name, kind, province, district, at, wrong, codes, messages, repair, off, change, area], rank) =>
  ({ rank: rank + 1, id, name, kind: data.kinds[kind], province: data.provinces[province], district, at, wrong, codes, messages, repair, off, change, area }));
const percent = (share) => (share > 0.99 ? ">99%" : share < 0.01 ? "<1%" : `${Math.round(share * 100)}%`);
const number = (value) => value.toLocaleString("th-TH-u-nu-latn");
const metres = (m) => (m < 1000 ? `${number(m)} เมตร` : `${(m / 1000).toFixed(1)} กม.`);
const PAGE = window.innerWidth < 700 ? 25 : 100;
let shown = [], count = PAGE, chosen = null;

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/* Filters */

function option(select, value, text) { get(select).append(element("option", { value, textContent: text })); }
data.provinces.filter((name) => name).toSorted((a, b) => a.localeCompare(b, "th")).forEach((name) => option("province", name, name));
const byCode = data.codes.map((_, code) => rows.filter((row) => row.codes.includes(code)).length);
data.codes.forEach(([, title], code) => { if (byCode[code]) option("code", code, `${title} (${number(byCode[code])})`); });
[...new Set(rows.filter((row) => row.repair).map((row) => row.repair[0]))].toSorted((a, b) => a.localeCompare(b, "th")).forEach((text) => option("repair", text, text));
get("change-label").hidden = !data.changes;

function passes(row) {
  const words = get("words").value.trim().toLowerCase();
  const [province, code, least, repair, change] = ["province", "code", "least", "repair", "change"].map((id) => get(id).value);
  return (!words || `${row.name} ${row.id} ${row.district}`.toLowerCase().includes(words))
    && (!province || row.province === province)
    && (code === "" || row.codes.includes(Number(code)))
    && (!least || (least === "none" ? !row.wrong : row.wrong && row.wrong[0] >= Number(least)))
    && (!repair || (row.repair && row.repair[0] === repair))
    && (!change || row.change === change);
}

function filter() {
  shown = rows.filter(passes);
  count = PAGE;
  get("count").textContent = `พบ ${number(shown.length)} จาก ${number(rows.length)} จุดบริการ`;
  table();
  draw();
}

/* Queue */

const marks = (row) => row.codes.map((code) => element("span", { className: `mark ${data.codes[code][2]}`, textContent: data.codes[code][1] }));

function table() {
  const lines = shown.slice(0, count).map((row) => {
    const name = element("button", { type: "button", textContent: row.name });
    const place = [row.district && `อ.${row.district}`, row.province].filter((part) => part).join(" ");
    const cells = [
      element("td", { className: "number" }, String(row.rank)),
      element("td", {}, name, element("div", { className: "quiet", textContent: place })),
      element("td", { className: "number" }, row.wrong ? percent(row.wrong[0]) : "–"),
      element("td", { className: "number" }, row.wrong ? percent(row.wrong[1]) : "–"),
      element("td", {}, ...marks(row)),
      element("td", {}, row.repair ? row.repair[0] : "–"),
    ];
    ["ลำดับ", "หน่วยงาน", "คลาด >1 กม.", ">5 กม.", "เหตุ", "ข้อเสนอ"].forEach((label, place) => { cells[place].dataset.label = label; });
    const line = element("tr", { onclick: () => choose(row, true) }, ...cells);
    line.setAttribute("aria-selected", String(row === chosen));
    return line;
  });
  get("queue").replaceChildren(...lines);
  get("more").hidden = count >= shown.length;
}

function choose(row, move) {
  chosen = row;
  const list = element("ul", {}, ...row.messages.map(([th, en], place) => {
    const [, , , source, title] = data.codes[row.codes[place]];
    return element("li", {}, th, element("div", { className: "aside", lang: "en", textContent: en }), element("div", { className: "aside", lang: "en", textContent: `${title} · ${source}` }));
  }));
  const facts = [["รหัส", row.id], ["ประเภท", row.kind], ["พื้นที่", [row.district, row.province].filter((part) => part).join(" · ")]];
  if (row.at) facts.push(["พิกัดที่มี", row.at.join(", ")]);
  if (row.wrong) facts.push(["โอกาสคลาด", `เกิน 1 กม. ${percent(row.wrong[0])} · เกิน 5 กม. ${percent(row.wrong[1])}`], ["คาดว่าคลาด", metres(row.off)]);
  if (row.repair) {
    const [what, to, uncertainty, confidence, passed] = row.repair;
    facts.push(["ข้อเสนอ", what]);
    if (to) facts.push(["พิกัดที่เสนอ", to.join(", ")], ["คลาดเคลื่อนราว", metres(uncertainty)]);
    facts.push(["ความมั่นใจ", percent(confidence)]);
    if (passed.length) facts.push(["จะผ่าน", passed.join(" · ")]);
  }
  const figures = element("dl", {}, ...facts.flatMap(([name, value]) => [element("dt", { textContent: name }), element("dd", { textContent: value || "–" })]));
  get("detail").replaceChildren(element("h3", { textContent: row.name }), element("p", {}, ...marks(row)), list, figures);
  if (move && (row.at || (row.repair && row.repair[1]))) focusOn(row);
  table();
  draw();
  if (move) get("detail").scrollIntoView({ block: "nearest" });
}

/* Counts */

function counts() {
  const button = (text, act) => element("button", { type: "button", textContent: text, onclick: () => { act(); filter(); get("filters").scrollIntoView(); } });
  get("by-code").append(...data.codes.map(([, title], code) => ({ title, code, of: byCode[code] })).filter(({ of }) => of).toSorted((a, b) => b.of - a.of)
    .map(({ title, code, of }) => element("tr", {}, element("td", {}, button(title, () => { get("code").value = code; get("least").value = ""; })), element("td", { className: "number" }, number(of)))));
  const provinces = new Map();
  for (const row of rows) {
    const sums = provinces.get(row.province) ?? [0, 0, 0];
    provinces.set(row.province, [sums[0] + 1, sums[1] + !row.wrong, sums[2] + Boolean(row.wrong && row.wrong[0] > 0.5)]);
  }
  get("by-province").append(...[...provinces].toSorted((a, b) => b[1][2] - a[1][2] || a[0].localeCompare(b[0], "th")).map(([name, sums]) =>
    element("tr", {}, element("td", {}, name ? button(name, () => { get("province").value = name; }) : "ไม่ระบุ"), ...sums.map((sum) => element("td", { className: "number" }, number(sum))))));
}

/* Map: longitude and latitude, the latter stretched as at 13° north */

const canvas = get("map"), pen = canvas.getContext("2d"), STRETCH = 1 / Math.cos(13 * Math.PI / 180);
const whole = { x: 101.4, y: 13.05, scale: 0 };
let view = { ...whole };
const place = ([latitude, longitude]) => [canvas.width / 2 + (longitude - view.x) * view.scale, canvas.height / 2 - (latitude - view.y) * view.scale * STRETCH];
const colour = (row, style) => style.getPropertyValue(!row.wrong || row.wrong[0] < 0.5 ? "--low" : row.wrong[0] < 0.8 ? "--middle" : "--high");

function fit() {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  whole.scale = Math.min(canvas.width / 8.6, canvas.height / (15.4 * STRETCH));
  if (!view.scale) view.scale = whole.scale;
  draw();
}

function focusOn(row) {
  const ends = [row.at, row.repair && row.repair[1]].filter((end) => end && Math.abs(end[0]) <= 90 && Math.abs(end[1]) <= 180);
  const [latitudes, longitudes] = [0, 1].map((axis) => ends.map((end) => end[axis]));
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  const width = Math.max(0.2, (Math.max(...longitudes) - Math.min(...longitudes)) * 1.6, (Math.max(...latitudes) - Math.min(...latitudes)) * 1.9);
  view = { x: middle(longitudes), y: middle(latitudes), scale: Math.min(canvas.width, canvas.height) / width };
}

function draw() {
  const ratio = window.devicePixelRatio || 1, style = getComputedStyle(document.body);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.lineWidth = ratio;
  pen.strokeStyle = style.getPropertyValue("--line");
  pen.fillStyle = style.getPropertyValue("--ground");
  for (const ring of data.outlines) {
    trace(ring);
    pen.fill();
    pen.stroke();
  }
  if (chosen && data.areas[chosen.area]) {
    pen.strokeStyle = style.getPropertyValue("--accent");
    pen.lineWidth = 2 * ratio;
    for (const ring of data.areas[chosen.area]) { trace(ring); pen.stroke(); }
  }
  scaleBar(ratio, style.getPropertyValue("--ink"));
  const radius = ratio * Math.min(7, 2.2 + Math.log2(view.scale / whole.scale + 1));
  for (const row of rows) if (row.at && view.scale > whole.scale * 4) dot(place(row.at), radius / 2, style.getPropertyValue("--line"));
  for (const row of shown.toReversed()) if (row.at) dot(place(row.at), radius, colour(row, style));
  if (!chosen) return;
  const from = chosen.at && place(chosen.at), to = chosen.repair && chosen.repair[1] && place(chosen.repair[1]);
  pen.strokeStyle = style.getPropertyValue("--clean");
  pen.lineWidth = 2 * ratio;
  if (to) {
    const reach = chosen.repair[2] / 110600 * view.scale * STRETCH;
    pen.beginPath();
    pen.arc(...to, Math.max(reach, 8 * ratio), 0, 7);
    pen.stroke();
    if (from) { pen.beginPath(); pen.moveTo(...from); pen.lineTo(...to); pen.stroke(); }
  }
  if (from) { dot(from, radius + 3 * ratio, colour(chosen, style)); pen.strokeStyle = style.getPropertyValue("--ink"); pen.stroke(); }
}

function trace(ring) {
  pen.beginPath();
  for (let at = 0; at < ring.length; at += 2) pen.lineTo(...place([ring[at + 1] / 1000, ring[at] / 1000]));
  pen.closePath();
}

/* A length of one, two or five times a power of ten, at most a quarter of the width. */
function scaleBar(ratio, ink) {
  const kilometre = view.scale / 111.32 / Math.cos(view.y * Math.PI / 180);
  const longest = canvas.width / 4 / kilometre, power = 10 ** Math.floor(Math.log10(longest));
  const length = [5, 2, 1].map((times) => times * power).find((km) => km <= longest);
  const [left, bottom, width] = [16 * ratio, canvas.height - 16 * ratio, length * kilometre];
  pen.strokeStyle = pen.fillStyle = ink;
  pen.lineWidth = 2 * ratio;
  pen.font = `${14 * ratio}px sans-serif`;
  pen.beginPath();
  pen.moveTo(left, bottom - 5 * ratio);
  pen.lineTo(left, bottom);
  pen.lineTo(left + width, bottom);
  pen.lineTo(left + width, bottom - 5 * ratio);
  pen.stroke();
  pen.fillText(length < 1 ? `${Math.round(length * 1000)} เมตร` : `${number(length)} กม.`, left + 6 * ratio, bottom - 8 * ratio);
}

function dot([x, y], radius, fill) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 7);
  pen.fillStyle = fill;
  pen.fill();
}

function zoom(factor, x = canvas.width / 2, y = canvas.height / 2) {
  const scale = Math.min(Math.max(view.scale * factor, whole.scale / 2), whole.scale * 3000);
  const shift = 1 / view.scale - 1 / scale;
  view = { x: view.x + (x - canvas.width / 2) * shift, y: view.y - (y - canvas.height / 2) * shift / STRETCH, scale };
  draw();
}

function move(x, y) {
  view.x -= x / view.scale;
  view.y += y / view.scale / STRETCH;
  draw();
}

let drag = null;
canvas.addEventListener("pointerdown", (event) => { drag = { x: event.offsetX, y: event.offsetY, moved: false }; canvas.setPointerCapture(event.pointerId); });
canvas.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const ratio = window.devicePixelRatio || 1, [x, y] = [event.offsetX - drag.x, event.offsetY - drag.y];
  if (!drag.moved && Math.hypot(x, y) < 4) return;
  move(x * ratio, y * ratio);
  drag = { x: event.offsetX, y: event.offsetY, moved: true };
});
canvas.addEventListener("pointerup", (event) => {
  if (drag && !drag.moved) pick(event.offsetX, event.offsetY);
  drag = null;
});
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const ratio = window.devicePixelRatio || 1;
  zoom(event.deltaY < 0 ? 1.3 : 1 / 1.3, event.offsetX * ratio, event.offsetY * ratio);
}, { passive: false });
canvas.addEventListener("keydown", (event) => {
  const step = canvas.width / 8;
  const acts = { ArrowLeft: () => move(step, 0), ArrowRight: () => move(-step, 0), ArrowUp: () => move(0, step), ArrowDown: () => move(0, -step), "+": () => zoom(1.5), "-": () => zoom(1 / 1.5) };
  if (acts[event.key]) { event.preventDefault(); acts[event.key](); }
});

function pick(x, y) {
  const ratio = window.devicePixelRatio || 1, reach = 12 * ratio;
  const near = shown.filter((row) => row.at).map((row) => {
    const [left, top] = place(row.at);
    return { row, away: Math.hypot(left - x * ratio, top - y * ratio) };
  }).filter(({ away }) => away < reach).toSorted((a, b) => a.away - b.away);
  if (near.length) choose(near[0].row, false);
}

get("in").onclick = () => zoom(1.6);
get("out").onclick = () => zoom(1 / 1.6);
get("all").onclick = () => { view = { ...whole }; draw(); };
get("more").onclick = () => { count += PAGE; table(); };
get("filters").addEventListener("input", filter);
get("filters").addEventListener("submit", (event) => event.preventDefault());
get("filters").addEventListener("reset", () => setTimeout(() => { get("least").value = ""; filter(); }));
window.addEventListener("resize", fit);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
counts();
filter();
fit();
if (shown.length) choose(shown[0], false);
