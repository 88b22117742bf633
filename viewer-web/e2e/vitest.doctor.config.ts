import { defineConfig } from "vitest/config";

/** The doctors' portal's browser tests; they need a cloud that takes HL7 messages, and its administrator. */
export default defineConfig({
  test: {
    include: ["src/doctor/**/*.e2e.ts"],
    environment: "node",
    fileParallelism: false,
    expect: { poll: { timeout: 10_000 } },
    // A busy machine's hiccup passes the second time; a fault does not.
    retry: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
