import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The cloud behind the page while it is worked on. */
const target = process.env["YINGDUN_CLOUD"] ?? "https://localhost:8442";

/**
 * Stricter than what the server sends with every page, for the viewer needs more than this one. Not while the page is worked on:
 * the development server has scripts inside the page.
 */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content:
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
      },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  base: "/patient/",
  plugins: [react(), contentSecurityPolicy],
  server: {
    proxy: Object.fromEntries(
      ["/api", "/dicomweb", "/viewer"].map((path) => [path, { target, secure: false }]),
    ),
  },
  build: {
    outDir: "dist",
    // WeChat's own browser on Android stays behind.
    target: ["es2020", "chrome86", "safari14"],
    // Nothing is inlined: the page's policy allows no data: scripts.
    assetsInlineLimit: 0,
  },
});
