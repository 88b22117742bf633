import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Elements that reach over the right edge of the window, by their names; empty where the page does not scroll sideways. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) {
      return [];
    }
    const over = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return over.slice(0, 5).map((element) => `${element.tagName}.${element.className}`);
  });
}

/** Text that looks like a key of the catalogue («endpoints:column.name», «state.ONLINE») or an empty interpolation. */
export function untranslated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      if (
        /^[a-z]+:[a-zA-Z]+(\.[a-zA-Z_]+)*$|^[a-z][a-zA-Z]+(\.[a-zA-Z]+)*\.[A-Z_]{3,}$|\{\{.*\}\}/.test(text)
      ) {
        found.push(text);
      }
    }
    return found;
  });
}

interface AxeViolation {
  id: string;
  impact: string | null;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** What axe finds serious or critical, one line each. */
export async function inaccessible(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: AxeViolation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .flatMap((one) =>
      one.nodes
        .slice(0, 3)
        .map(
          (node) =>
            `${one.id}: ${node.target.join(" ")} (${node.failureSummary?.split("\n")[1]?.trim() ?? ""})`,
        ),
    );
}

/** Loading is over: no skeleton, no spinner, and nothing of the page still moves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector(".ant-skeleton, .ant-spin-spinning, [aria-busy=true]") === null,
  );
  await page.waitForTimeout(400);
}
