import { page } from "./page";
import type { Elements } from "./part10";
import { grey, windowed } from "./samples";

/** A cube of 32 mm; its lower half is black, its upper half white, but for the right front quarter, which is grey. */
export const slices = (heights: number[]): Elements[] =>
  heights.map((z) => ({
    ...grey(
      Array.from({ length: 16 }, (_, block) => (block < 8 && block % 4 < 2 ? 500 : z >= 16 ? 1000 : 0)),
    ),
    ...windowed(500, 1000),
    "00200032": ["DS", `0\\0\\${z}`],
    "00200037": ["DS", "1\\0\\0\\0\\1\\0"],
    "00200052": ["UI", "2.25.4711"],
    "00280030": ["DS", "0.5\\0.5"],
  }));

/** Air but for a box in the right upper half, so that all of its surface lies inside the volume. */
export const box = (): Elements[] =>
  Array.from({ length: 16 }, (_, slice) => ({
    ...grey(
      Array.from({ length: 16 }, (__, block) =>
        [4, 5, 8, 9].includes(block) && slice >= 9 && slice < 14 ? 1000 : 0,
      ),
    ),
    ...windowed(500, 1000),
    "00200032": ["DS", `0\\0\\${2 * slice}`],
    "00200037": ["DS", "1\\0\\0\\0\\1\\0"],
    "00200052": ["UI", "2.25.4712"],
    "00280030": ["DS", "0.5\\0.5"],
  }));

export const heights = Array.from({ length: 32 }, (_, index) => index);

/** Of the study that is open. */
export async function openPlanes() {
  await page.getByTestId("tool-mpr").click();
  await page.locator("[data-testid=planes][data-ready=true]").waitFor();
  await page.getByTestId("plane-sagittal").getByTestId("slice-position").waitFor();
}
