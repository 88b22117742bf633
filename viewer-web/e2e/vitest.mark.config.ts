import { defineConfig } from "vitest/config";

/** The mark over web pages; needs tiles that the engine drew, and no server. */
export default defineConfig({
  test: {
    include: ["src/mark/**/*.e2e.ts"],
    environment: "node",
    fileParallelism: false,
    expect: { poll: { timeout: 10_000 } },
    // A busy machine's hiccup passes the second time; a fault does not.
    retry: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
