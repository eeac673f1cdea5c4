import { chromium } from "playwright-core";

/** The browser of the system, so that a run needs no download of its own. */
const executablePath = process.env.PAKMUT_CHROMIUM ?? "/usr/bin/chromium";

const args = [
  // Chromium refuses its sandbox to root, and containers run as root.
  "--no-sandbox",
  "--disable-gpu",
  // Maps are drawn by WebGL, here on the processor.
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // Only the server under test is asked for anything, and over TCP.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium without a window. The caller closes it, best in `after`. */
export function launch() {
  return chromium.launch({ executablePath, args, headless: true });
}
