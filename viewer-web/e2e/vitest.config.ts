import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/*.e2e.ts"],
    environment: "node",
    fileParallelism: false,
    expect: { poll: { timeout: 10_000 } },
    // A busy machine's hiccup passes the second time; a fault does not.
    retry: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
