/** What a form of a position says while it has none. */
interface FormWords {
  waiting: string;
  refused: string;
  timeout: string;
  unsupported: string;
}

/** Four decimals are about eleven metres. Cut and not rounded, like the server does. */
const cut = (degrees: number) => (Math.trunc(degrees * 1e4) / 1e4).toFixed(4);

/** Asks for the citizen's position when a form is sent, and sends it in the body, never in an address. Without this the
 * form stays hidden, and a place is said or chosen instead. */
export function askForPosition(form: HTMLFormElement) {
  const status = form.querySelector<HTMLElement>("[role=status]");
  const [lat, lon, words] = ["lat", "lon", "q"].map((name) => form.querySelector<HTMLInputElement>(`input[name=${name}]`));
  if (!status || !lat || !lon) return;
  const say = JSON.parse(form.dataset.words ?? "") as FormWords;

  const send = ({ coords }: GeolocationPosition) => {
    const typed = document.querySelector<HTMLInputElement>("#q")?.value.trim();
    if (words && typed) words.value = typed;
    [lat.value, lon.value] = [cut(coords.latitude), cut(coords.longitude)];
    form.submit();
    // The browser has taken them; it keeps what stands in a field of a page that one comes back to.
    lat.value = lon.value = "";
    status.textContent = "";
  };
  const explain = ({ code, PERMISSION_DENIED, TIMEOUT }: GeolocationPositionError) => {
    status.textContent = { [PERMISSION_DENIED]: say.refused, [TIMEOUT]: say.timeout }[code] ?? say.unsupported;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!window.isSecureContext || !("geolocation" in navigator)) {
      status.textContent = say.unsupported;
      return;
    }
    status.textContent = say.waiting;
    navigator.geolocation.getCurrentPosition(send, explain, { timeout: 15_000, maximumAge: 60_000 });
  });
}
