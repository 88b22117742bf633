import { join } from "node:path";
import { blanks, flat, han, sourcesBelow, withoutComments } from "@yingdun/testkit";
import { describe, expect, it } from "vitest";
import { catalogues, namespaces, type Namespace } from "./catalogues";

const words = (language: "zh" | "en", namespace: Namespace) => flat(catalogues[language][namespace]);
const sources = sourcesBelow(join(import.meta.dirname, ".."));

describe.each(namespaces)("catalogue %s", (namespace) => {
  const zh = words("zh", namespace);
  const en = words("en", namespace);

  it("has the same keys in both languages", () => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted());
  });

  it("leaves the same blanks to fill in both languages", () => {
    const differing = [...zh].filter(([key, text]) => blanks(text).join() !== blanks(en.get(key)).join());
    expect(differing).toEqual([]);
  });

  it("says something under every key", () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("is Chinese in the one and not in the other", () => {
    const elsewhere = new Set(["preferences.otherLanguage"]);
    expect([...en].filter(([key, text]) => han.test(text) && !elsewhere.has(key))).toEqual([]);
    expect([...zh.values()].some((text) => han.test(text))).toBe(true);
  });

  it("holds no key that nothing asks for", () => {
    const code = sources.map((source) => source.text).join("\n");
    const prefixes = [...code.matchAll(/`(?:\w+:)?([\w.-]+\.)\$\{/g)].map((match) => match[1] ?? "");
    const unused = [...zh.keys()].filter(
      (key) =>
        !code.includes(`"${key}"`) &&
        !code.includes(`"${namespace}:${key}"`) &&
        !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

/** Words that a person would read: text between tags, and the attributes that are shown or spoken. */
function literals(text: string): string[] {
  const code = withoutComments(text);
  const between = [...code.matchAll(/>\s*([^<>{}()=;]*[A-Za-z]{2,}[^<>{}()=;]*)<\//g)];
  const attributes = [
    ...code.matchAll(/\b(?:title|label|placeholder|alt|description|aria-label|okText|extra)="([^"]+)"/g),
  ];
  return [...between, ...attributes].map((match) => match[1] ?? "");
}

describe("source files", () => {
  it("hold no Chinese outside of the catalogues", () => {
    expect(sources.filter(({ text }) => han.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("hold no words to read outside of the catalogues", () => {
    expect(sources.flatMap(({ name, text }) => literals(text).map((found) => `${name}: ${found}`))).toEqual(
      [],
    );
  });

  it("are searched by a check that finds what it looks for", () => {
    expect(literals(`<Button size="small">Save it</Button> <img alt="Logo" />`)).toEqual(["Save it", "Logo"]);
  });
});
