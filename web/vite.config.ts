import { readFileSync } from "node:fs";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Packages whose code or data is in the bundle; each asks for its notice to be kept. */
const BUNDLED = [
  "svelte", "maplibre-gl", "@fontsource/sarabun", "world-atlas", "pmtiles", "fflate", "openapi-fetch", "regexparam",
  "@tanstack/svelte-virtual", "@tanstack/virtual-core",
];

/** Puts the notices of everything in the bundle beside it. */
function notices(): Plugin {
  const notice = (name: string) => {
    // A package that comes without its notice has it in a file of ours.
    const own = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license"].map((file) => `node_modules/${name}/${file}`);
    const text = [...own, `licences/${name}.txt`].flatMap((file) => {
      try {
        return [readFileSync(new URL(file, import.meta.url), "utf8")];
      } catch {
        return [];
      }
    })[0];
    if (!text) throw new Error(`${name} has no file LICENSE: its notice can't be kept`);
    return `${name}\n\n${text.trim()}\n`;
  };
  const source = BUNDLED.map(notice).join("\n----\n\n");
  return { name: "notices", generateBundle() { this.emitFile({ type: "asset", fileName: "notices.txt", source }); } };
}

export default defineConfig({
  base: "/web/",
  plugins: [svelte(), notices()],
  build: {
    outDir: "built/app",
    emptyOutDir: true,
    // Inlined files would be refused by the content security policy.
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ["src/main.ts", "src/admin/main.ts"] },
    // The map alone is larger, and loads only when somebody wants it.
    chunkSizeWarningLimit: 1300,
    target: "es2022",
  },
});
