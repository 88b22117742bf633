import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { aPage, launchBrowser, type PageOptions } from "./system";

/** The browser of a test file; importing this opens it before the file's first test and closes it after the last. */
export let browser: Browser;

/** A fresh page for each test. */
export let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await aPage(browser);
  return () => page.context().close();
});

/** In the place of the test's page, one of another size or in another language. */
export async function turnTo(look: PageOptions): Promise<void> {
  await page.context().close();
  page = await aPage(browser, look);
}
