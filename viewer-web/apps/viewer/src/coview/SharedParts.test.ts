import { expect, it } from "vitest";
import { SharedParts } from "./SharedParts";

interface Said {
  by: number;
  part: string;
  value: number | null;
}

/** Numbers 0…1 that are the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Two pages and a server that keeps the order, each line with messages still on it; in a random order of events. */
function interleave(seed: number): [a: SharedParts, b: SharedParts, server: Map<string, number>] {
  const random = seeded(seed);
  const pages = [new SharedParts(), new SharedParts()] as const;
  const [up, down]: [Said[][], Said[][]] = [
    [[], []],
    [[], []],
  ];
  const server = new Map<string, number>();
  let toSay = 40;
  while (toSay > 0 || [...up, ...down].some((line) => line.length > 0)) {
    const page = random() < 0.5 ? 0 : 1;
    const event = random();
    if (event < 0.4 && toSay > 0) {
      toSay--;
      const value = random() < 0.2 ? null : toSay;
      const said = { by: page, part: `mark/${Math.floor(random() * 3)}`, value };
      pages[page].set(said.part, said.value);
      up[page]?.push(said);
    } else if (event < 0.7) {
      const said = up[page]?.shift();
      if (said) {
        if (said.value === null) {
          server.delete(said.part);
        } else {
          server.set(said.part, said.value);
        }
        down.forEach((line) => line.push(said));
      }
    } else {
      const heard = down[page]?.shift();
      if (heard) {
        pages[page].heard(heard.part, heard.value, heard.by === page);
      }
    }
  }
  return [...pages, server];
}

const sorted = (parts: Iterable<[string, unknown]>) => [...parts].toSorted(([a], [b]) => a.localeCompare(b));

it("ends alike on both pages and the server in whatever order messages pass one another", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const [a, b, server] = interleave(seed);
    expect(sorted(a.below("")), `seed ${seed}`).toEqual(sorted(server));
    expect(sorted(b.below("")), `seed ${seed}`).toEqual(sorted(server));
  }
});

it("shows what was said here although an older word of somebody else arrives later", () => {
  const parts = new SharedParts();
  parts.set("mark/1", "mine");
  expect(parts.heard("mark/1", "theirs", false)).toBe(false);
  expect(parts.get("mark/1")).toBe("mine");
});

it("begins anew with what the server keeps", () => {
  const parts = new SharedParts();
  parts.set("mark/1", "lost on the way");
  parts.begin({ "mark/2": "kept" });
  expect(parts.below("mark/")).toEqual([["mark/2", "kept"]]);
  expect(parts.heard("mark/1", "theirs", false)).toBe(true);
});
