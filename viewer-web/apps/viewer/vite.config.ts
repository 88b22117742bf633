import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** A DICOMweb server behind the page, such as http://127.0.0.1:8042/dicom-web; its path becomes /dicomweb. */
const dicomWeb = new URL(process.env["YINGDUN_DICOMWEB"] ?? "https://localhost:8442/dicomweb");

/** Its own interfaces, too, where it is the cloud. */
const proxy = {
  "/api": { target: dicomWeb.origin, secure: false },
  "/dicomweb": {
    target: dicomWeb.origin,
    secure: false,
    rewrite: (path: string) => path.replace("/dicomweb", dicomWeb.pathname.replace(/\/$/, "")),
  },
};

/** As strict as the cloud's, so that what it would forbid is met here first. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' blob: data:; media-src blob:; connect-src 'self'; worker-src 'self' blob:; frame-src blob:; base-uri 'none'";

export default defineConfig({
  base: "/viewer/",
  plugins: [react()],
  worker: { format: "es" },
  // The codecs are CommonJS, and the loader starts its worker by a path of its own.
  optimizeDeps: {
    exclude: ["@cornerstonejs/dicom-image-loader"],
    include: [
      "dicom-parser",
      "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs",
      "@cornerstonejs/codec-charls/decodewasmjs",
      "@cornerstonejs/codec-openjpeg/decodewasmjs",
      "@cornerstonejs/codec-openjph/wasmjs",
      "@cornerstonejs/codec-libjxl/decodewasmjs",
    ],
  },
  server: { proxy },
  preview: { proxy, headers: { "Content-Security-Policy": contentSecurityPolicy } },
  build: {
    outDir: "dist",
    target: "es2022",
    // Nothing is inlined: the page's policy allows no data: scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
  },
});
