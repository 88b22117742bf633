import type { Author, DocumentHead } from "./model";
import { MANUFACTURER } from "./documentHead";

/** Of which study and class, whose, and of which program: what one of them says does not take the place of what another one says. */
const authorKey = (document: DocumentHead): string => {
  const { studyInstanceUID, sopClassUID, author, manufacturer, seriesInstanceUID } = document;
  return [
    studyInstanceUID,
    sopClassUID,
    author?.login ?? "",
    author?.name ?? seriesInstanceUID,
    manufacturer,
  ].join("\n");
};

/**
 * The newest document of each author in each study. What a document names as its predecessor is older than it, whatever the clocks
 * said; else the time decides. Nobody's document takes the place of another author's.
 */
export function newestOfEach<D extends DocumentHead>(documents: readonly D[]): D[] {
  const newest = new Map<string, D>();
  for (const document of documents) {
    const key = authorKey(document);
    const before = newest.get(key);
    if (!before || isNewer(document, before, documents)) {
      newest.set(key, document);
    }
  }
  return [...newest.values()];
}

function isNewer(one: DocumentHead, other: DocumentHead, all: readonly DocumentHead[]): boolean {
  if (comesAfter(one, other, all)) {
    return true;
  }
  if (comesAfter(other, one, all)) {
    return false;
  }
  return one.stamp === other.stamp ? one.instanceNumber > other.instanceNumber : one.stamp > other.stamp;
}

/** By the chain of predecessors, which may be a ring where somebody made it one. */
export function comesAfter(one: DocumentHead, other: DocumentHead, all: readonly DocumentHead[]): boolean {
  const seen = new Set<string>();
  const waiting = [...one.predecessors];
  for (let uid = waiting.pop(); uid !== undefined; uid = waiting.pop()) {
    if (uid === other.sopInstanceUID) {
      return true;
    }
    if (!seen.has(uid)) {
      seen.add(uid);
      waiting.push(...(all.find(({ sopInstanceUID }) => sopInstanceUID === uid)?.predecessors ?? []));
    }
  }
  return false;
}

/** Written by this program for this reader. */
export const isBy = ({ author, manufacturer }: DocumentHead, reader: Author): boolean =>
  manufacturer === MANUFACTURER && author?.login === reader.login && author?.name === reader.name;
