import { defineConfig } from "vitest/config";

/** Takes the screenshots that the whole system's test traces; needs a cloud that has a management server. */
export default defineConfig({
  test: {
    include: ["src/marked/**/*.e2e.ts"],
    environment: "node",
    fileParallelism: false,
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
