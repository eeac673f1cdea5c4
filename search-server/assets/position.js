"use strict";
// Asks for the citizen's position and sends it in the body of a form, never in an address.
// Without this script the form stays hidden, and a place is chosen from the list.
{
  const form = document.getElementById("position");
  const status = form.querySelector("[role=status]");
  const say = (text) => { status.textContent = text; };
  // Four decimals are about eleven metres. Cut and not rounded, like the server does.
  const cut = (degrees) => (Math.trunc(degrees * 1e4) / 1e4).toFixed(4);

  const send = ({ coords }) => {
    form.elements.lat.value = cut(coords.latitude);
    form.elements.lon.value = cut(coords.longitude);
    form.submit();
  };
  const explain = (error) => {
    const words = form.dataset;
    say({ [error.PERMISSION_DENIED]: words.refused, [error.TIMEOUT]: words.timeout }[error.code] ?? words.unsupported);
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!window.isSecureContext || !("geolocation" in navigator)) {
      say(form.dataset.unsupported);
      return;
    }
    say(form.dataset.waiting);
    navigator.geolocation.getCurrentPosition(send, explain, { timeout: 15000, maximumAge: 60000 });
  });
}
