import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.{ts,tsx}", "apps/*/src/**/*.test.{ts,tsx}"],
    environment: "happy-dom",
    restoreMocks: true,
    // Whole forms in a simulated browser are slow on a busy machine; nothing here waits for time to pass.
    testTimeout: 60_000,
    // packaging/test counts what stands in JUnit reports, whichever runner wrote them.
    reporters: ["dot", "junit"],
    outputFile: { junit: "target/vitest-reports/unit.xml" },
  },
});
