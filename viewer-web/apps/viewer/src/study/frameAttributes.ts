import { itemOf, numberOf, numbersOf, sequenceOf, textOf, textsOf, type DicomDataset } from "../dicomweb";

const PerFrameFunctionalGroupsSequence = "52009230";
const SharedFunctionalGroupsSequence = "52009229";

/**
 * What holds for one frame (PS3.3 C.7.6.16): its own functional groups first, then the shared ones, then the instance.
 * Each macro is a sequence of one item, so an attribute is looked for inside all of them; none is defined in two.
 */
export class FrameAttributes {
  readonly #layers: DicomDataset[];

  /** `frame` counts from 1. */
  constructor(instance: DicomDataset, frame: number) {
    const own = itemOf(instance, PerFrameFunctionalGroupsSequence, frame - 1);
    const shared = itemOf(instance, SharedFunctionalGroupsSequence, 0);
    this.#layers = [...macros(own), ...macros(shared), instance];
  }

  text(tag: string): string | undefined {
    return this.#first((layer) => textOf(layer, tag));
  }

  texts(tag: string): string[] {
    return this.#first((layer) => nonEmpty(textsOf(layer, tag))) ?? [];
  }

  number(tag: string): number | undefined {
    return this.#first((layer) => numberOf(layer, tag));
  }

  numbers(tag: string): number[] | undefined {
    return this.#first((layer) => numbersOf(layer, tag));
  }

  sequence(tag: string): DicomDataset[] {
    return this.#first((layer) => nonEmpty(sequenceOf(layer, tag))) ?? [];
  }

  /** A private element is in the block that its creator reserved (PS3.5 §7.8.1). */
  privateText(group: string, creator: string, element: string): string | undefined {
    for (let block = 0x10; block <= 0xff; block++) {
      const name = block.toString(16).toUpperCase();
      if (this.text(`${group}00${name}`) === creator) {
        return this.text(`${group}${name}${element}`);
      }
    }
    return undefined;
  }

  #first<T>(read: (layer: DicomDataset) => T | undefined): T | undefined {
    for (const layer of this.#layers) {
      const found = read(layer);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }
}

function macros(group: DicomDataset | undefined): DicomDataset[] {
  return Object.keys(group ?? {}).flatMap((tag) => {
    const macro = itemOf(group ?? {}, tag, 0);
    return macro ? [macro] : [];
  });
}

const nonEmpty = <T>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);
