/** What is wrong with a parameter, as the page says it. */
export type AddressRule =
  | "uid"
  | "text"
  | "layout"
  | "film"
  | "window"
  | "slice"
  | "tool"
  | "count"
  | "date"
  | "flag"
  | "requestType"
  | "missing"
  | "together"
  | "unknown"
  | "tooFew"
  | "noKeyImages";

/** A parameter that cannot be followed. Nothing of it was sent anywhere. */
export class AddressFault extends Error {
  readonly parameter: string;
  readonly rule: AddressRule;

  constructor(parameter: string, rule: AddressRule) {
    super(`${parameter}: ${rule}`);
    this.name = "AddressFault";
    this.parameter = parameter;
    this.rule = rule;
  }
}

/** A UID as PS3.5 §9.1 spells it, with the leading zeros that real devices write. */
const uid = /^[0-9]+(\.[0-9]+)*$/;
const LONGEST_UID = 64;
const LONGEST_TEXT = 64;

/** Reads parameters with distrust: one that is not as it should be is a fault, and never left out in silence. */
export class Parameters {
  readonly #given: URLSearchParams;

  constructor(given: URLSearchParams) {
    this.#given = given;
  }

  /** By commas or by repetition, each once. */
  list(name: string): string[] {
    const listed = this.#given.getAll(name).flatMap((value) => value.split(","));
    return [...new Set(listed.map((one) => one.trim()).filter((one) => one !== ""))];
  }

  uids(name: string): string[] {
    const all = this.list(name);
    if (!all.every((one) => one.length <= LONGEST_UID && uid.test(one))) {
      throw new AddressFault(name, "uid");
    }
    return all;
  }

  /** One value, compared letter by letter: wildcards (PS3.4 C.2.2.2.4) would find what nobody named. */
  text(name: string, longest = LONGEST_TEXT): string | undefined {
    const value = this.#given.get(name)?.trim();
    return value ? checkedText(name, value, longest) : undefined;
  }

  texts(name: string): string[] {
    return this.list(name).map((one) => checkedText(name, one));
  }

  /** A value that is read by `read`, which gives undefined where it is none such. */
  read<T>(name: string, rule: AddressRule, read: (text: string) => T | undefined): T | undefined {
    const text = this.#given.get(name);
    if (text === null || text === "") {
      return undefined;
    }
    const value = read(text);
    if (value === undefined) {
      throw new AddressFault(name, rule);
    }
    return value;
  }

  count(name: string, rule: AddressRule, most: number): number | undefined {
    return this.read(name, rule, (text) => {
      const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
      return value >= 1 && value <= most ? value : undefined;
    });
  }
}

function checkedText(name: string, value: string, longest = LONGEST_TEXT): string {
  if (value.length > longest || /[*?\\\p{Cc}]/u.test(value)) {
    throw new AddressFault(name, "text");
  }
  return value;
}
