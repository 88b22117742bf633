import { page } from "./page";

export const text = (testId: string) => page.getByTestId(testId).innerText();

/** The letters at the left, right, upper and lower edge. */
export const edges = async () =>
  (await Promise.all(["left", "right", "top", "bottom"].map((edge) => text(`edge-${edge}`)))).join("");

/** Of the first measurement. */
export async function value(name = "value") {
  await page.getByTestId(`measurement-1-${name}`).waitFor();
  return text(`measurement-1-${name}`);
}

/** In percent, as it is shown. */
export const zoom = async () => Number.parseInt((await text("zoom")).replaceAll(/\D+/g, ""), 10);
