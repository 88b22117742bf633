import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { devServer } from "./dev/server";

/** `YINGDUN_URL` set: pages from Vite, API from that server. Unset: an API in memory with sample data. */
const target = process.env["YINGDUN_URL"];

export default defineConfig({
  base: "/console/",
  plugins: [react(), ...(target ? [] : [devServer()])],
  server: target ? { proxy: { "/api": { target, secure: false } } } : {},
  build: {
    outDir: "dist",
    target: "es2022",
    // Nothing is inlined: the pages' policy allows neither data: scripts nor inline ones.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
