import { describe, expect, it } from "vitest";
import type { Picture } from "../picture";
import { chestLines, type ChestLines } from "./chest";

const SIDE = 512;

interface Chest {
  /** Half widths around the middle, pixels. */
  heart?: { right: number; left: number };
  thorax?: number;
  /** Brightness of the right lung. */
  rightLung?: number;
}

/** Two dark lungs in a bright body, a heart between them that bulges to the image's right, domes below. */
function chest({ heart = { right: 50, left: 100 }, thorax = 200, rightLung = 300 }: Chest = {}): Picture {
  const middle = SIDE / 2;
  const samples = Uint16Array.from({ length: SIDE * SIDE }, (_, pixel) => {
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    const side = x < middle ? -1 : 1;
    const out = Math.abs(x - middle);
    const down = (y - 60) / 360;
    const bulge = side < 0 ? heart.right : heart.left;
    const inner =
      down < 0.4 ? 35 : 35 + (bulge - 35) * Math.sin((Math.PI * Math.min(1, (down - 0.4) / 0.3)) / 2);
    const outer = thorax * Math.sqrt(Math.max(0, Math.min(1, 1.8 * down)));
    const dome = 1 - 0.25 * Math.cos((Math.PI / 2) * Math.min(1, Math.max(0, (out - 60) / (thorax - 60))));
    const lung = down > 0 && down < dome && out > inner && out < outer;
    const air = out > 245;
    return air ? 50 : lung ? (side < 0 ? rightLung : 300) : 800;
  });
  return { columns: SIDE, rows: SIDE, components: 1, samples, slope: 1, intercept: 0 };
}

const width = ([[from], [to]]: ChestLines["heart"]) => to - from;

const ratio = ({ heart, thorax }: ChestLines) => width(heart) / width(thorax);

describe("the lines of a cardio-thoracic ratio", () => {
  it.each([
    [{ right: 50, left: 100 }, 0.375],
    [{ right: 60, left: 120 }, 0.45],
    [{ right: 90, left: 150 }, 0.6],
  ])("of a heart that reaches %o from the middle are at its edges and at the thorax's", (heart, expected) => {
    const lines = chestLines(chest({ heart }), false);
    expect(lines.sure).toBe(true);
    expect(Math.abs(width(lines.thorax) - 400)).toBeLessThan(16);
    expect(Math.abs(ratio(lines) - expected)).toBeLessThan(0.05);
  });

  it("are the same where the lowest value is white", () => {
    const picture = chest();
    const turned = { ...picture, samples: Uint16Array.from(picture.samples, (value) => 1000 - value) };
    expect(chestLines(turned, true)).toEqual(chestLines(picture, false));
  });

  it("go from the image's left to its right, inside of the picture", () => {
    const { heart, thorax } = chestLines(chest(), false);
    const columns = [thorax[0], heart[0], heart[1], thorax[1]].map(([column]) => column);
    expect(columns).toEqual(columns.toSorted((a, b) => a - b));
    expect(columns.every((column) => column > 0 && column < SIDE)).toBe(true);
  });

  it("are not believed where one lung is white", () => {
    expect(chestLines(chest({ rightLung: 780 }), false).sure).toBe(false);
  });

  it("are not believed where a lung reaches the edge of the picture", () => {
    expect(chestLines(chest({ thorax: 300 }), false).sure).toBe(false);
  });

  it("lie where chests usually have them in a picture without any", () => {
    const blank = { ...chest(), samples: new Uint16Array(SIDE * SIDE) };
    const lines = chestLines(blank, false);
    expect(lines.sure).toBe(false);
    expect(ratio(lines)).toBeCloseTo(0.41, 2);
  });
});
