import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A catalogue of words: by their keys, which may stand in groups. */
export interface Words {
  [key: string]: string | Words;
}

export const han = /\p{Script=Han}/u;

/** By whole keys, with dots between the groups. */
export const flat = (words: Words, prefix = ""): Map<string, string> =>
  new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
    ),
  );

/** Names of what is filled in. */
export const blanks = (text = ""): (string | undefined)[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

export const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");

/** The program below a folder, without its tests. */
export const sourcesBelow = (folder: string): { name: string; text: string }[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
