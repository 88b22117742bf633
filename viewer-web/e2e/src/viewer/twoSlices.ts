import { beforeAll, beforeEach } from "vitest";
import { brightness } from "./canvas";
import { page } from "./page";
import { aStudy, atHeight, BLOCKS, grey, ramp, windowed } from "./samples";
import { openStudy, store } from "./system";

export const slice = (z: number) => ({ ...grey(ramp(100)), ...atHeight(z), ...windowed(700, 1000) });

/** A study of two slices of blocks; importing this opens it for each test. */
export const sample = aStudy(slice(0), slice(5));

beforeAll(() => store(sample));
beforeEach(() => openStudy(page, sample));

/** What it looks like before anything is done to it. */
export const original = ramp(100).map((stored) => brightness(stored, 700, 1000));

/** What it looks like when each block comes from another place. */
export const moved = (from: (row: number, column: number) => [row: number, column: number]) =>
  original.map((_, block) => {
    const [row, column] = from(Math.floor(block / BLOCKS), block % BLOCKS);
    return original[row * BLOCKS + column] ?? -1;
  });
