import { describe, expect, it } from "vitest";
import { blanks, flat, han, sourcesBelow, withoutComments, type Words } from "./words";

/** The words of an app with one catalogue a language, whose sources stand below a folder. */
export function describeCatalogues(
  whose: string,
  { zh, en }: { zh: Words; en: Words },
  folder: string,
): void {
  const chinese = flat(zh);
  const english = flat(en);
  const sources = sourcesBelow(folder);

  describe(`${whose} words`, () => {
    it("exist in both languages, with the same blanks to fill", () => {
      expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
      expect(
        [...chinese].filter(([key, text]) => blanks(text).join() !== blanks(english.get(key)).join()),
      ).toEqual([]);
    });

    it("are English in English", () => {
      const foreign = [...english].filter(([key, text]) => han.test(text) && key !== "otherLanguage");
      expect(foreign).toEqual([]);
    });

    it("stand nowhere but in the catalogues", () => {
      expect(sources.filter(({ text }) => han.test(withoutComments(text))).map(({ name }) => name)).toEqual(
        [],
      );
    });

    it("are all asked for by something", () => {
      const code = sources.map(({ text }) => text).join("\n");
      const prefixes = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? "");
      const unused = [...chinese.keys()].filter(
        (key) => !code.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
      );
      expect(unused).toEqual([]);
    });
  });
}
