import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "./en.json";
import zh from "./zh.json";

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );

const chinese = new Map(flat(zh));
const english = new Map(flat(en));
const blanks = (text = "") => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");

const root = join(import.meta.dirname, "..");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));

describe("the portal's words", () => {
  it("exist in both languages, with the same blanks to fill", () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
    expect(
      [...chinese].filter(([key, text]) => blanks(text).join() !== blanks(english.get(key)).join()),
    ).toEqual([]);
  });

  it("are English in English", () => {
    const foreign = [...english].filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && key !== "otherLanguage",
    );
    expect(foreign).toEqual([]);
  });

  it("stand nowhere but in the catalogues", () => {
    expect(
      sources.filter(({ text }) => /\p{Script=Han}/u.test(withoutComments(text))).map(({ name }) => name),
    ).toEqual([]);
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
