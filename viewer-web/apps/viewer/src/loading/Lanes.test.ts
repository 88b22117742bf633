import { describe, expect, it } from "vitest";
import { Lanes } from "./Lanes";

const turn = () => new Promise((done) => setTimeout(done));

function tasks(lanes: Lanes, count: number) {
  const begun: number[] = [];
  const ends: ((failed?: boolean) => void)[] = [];
  for (let task = 0; task < count; task++) {
    lanes
      .run(() => {
        begun.push(task);
        return new Promise<void>((resolve, reject) => {
          ends[task] = (failed) => (failed ? reject(new Error("broken")) : resolve());
        });
      })
      .catch(() => undefined);
  }
  return { begun, end: (task: number, failed?: boolean) => ends[task]?.(failed) };
}

describe("lanes", () => {
  it("let so many run and the others wait their turn", async () => {
    const { begun, end } = tasks(new Lanes(2), 4);
    await turn();
    expect(begun).toEqual([0, 1]);
    end(1);
    await turn();
    expect(begun).toEqual([0, 1, 2]);
  });

  it("are free again after what failed", async () => {
    const lanes = new Lanes(1);
    const { begun, end } = tasks(lanes, 2);
    await turn();
    end(0, true);
    await turn();
    expect(begun).toEqual([0, 1]);
    end(1);
    await turn();
    expect(await lanes.run(() => Promise.resolve("next"))).toBe("next");
  });
});
