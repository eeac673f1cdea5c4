import { defineConfig } from "vite";

/** The service worker: one file without imports, whose name stays, as browsers ask for it again by that. */
export default defineConfig({
  build: {
    outDir: "built/app",
    // What the first build made is there.
    emptyOutDir: false,
    lib: { entry: "src/offline/service-worker.ts", formats: ["iife"], name: "worker", fileName: () => "service-worker.js" },
    target: "es2022",
  },
});
