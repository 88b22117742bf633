import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The cloud behind the page while it is worked on. */
const target = process.env["YINGDUN_CLOUD"] ?? "https://localhost:8442";

export default defineConfig({
  base: "/doctor/",
  plugins: [react()],
  server: {
    proxy: Object.fromEntries(
      ["/api", "/dicomweb", "/viewer"].map((path) => [path, { target, secure: false }]),
    ),
  },
  build: {
    outDir: "dist",
    target: "es2022",
    // Nothing is inlined: the pages' policy allows no data: scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1400,
  },
});
