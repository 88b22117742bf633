import { fileURLToPath } from "node:url";
import { build } from "vite";

/** The package as one classic script which leaves all that it exports in `mark`. */
export async function markScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL("../../../packages/mark/src/index.ts", import.meta.url)),
        formats: ["iife"],
        name: "mark",
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const script = outputs.find(({ type }) => type === "chunk");
  if (script?.type !== "chunk") {
    throw new Error("the package was not built");
  }
  return script.code;
}
