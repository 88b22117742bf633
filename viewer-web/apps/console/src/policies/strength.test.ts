import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { strengthLevels } from "./strength";

const engine = join(
  import.meta.dirname,
  "../../../../../watermark-engine/overlay/src/main/java/io/yingdun/watermark/overlay/Strength.java",
);

it("has the levels that the engine draws with", () => {
  const drawn = [...readFileSync(engine, "utf8").matchAll(/LEVEL_\d+\((\d+), ([\d.]+)\)/g)];
  expect(
    drawn.map(([, alpha, deviation]) => ({ alpha: Number(alpha), deviation: Number(deviation) })),
  ).toEqual(strengthLevels);
});
