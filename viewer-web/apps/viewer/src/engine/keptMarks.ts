import type { Frame } from "../study";
import type { MeasuredMark } from "./marks";

/** A mark that stays while the page is open, whichever planes are. */
export interface KeptMark extends MeasuredMark {
  /** Stays with it from one document to the next. */
  trackingUid: string;
  /** One of those that it was measured on. */
  frame: Frame;
  /** The reader's. */
  own: boolean;
  /** Whose it is otherwise, as far as the document says. */
  by?: string;
}

let kept: readonly KeptMark[] = [];
let numbered = 0;
const listeners = new Set<() => void>();

/** Everything that was drawn in volumes, by the reader and by others. */
export const keptMarks = {
  all: (): readonly KeptMark[] => kept,

  /** Of the volume that the frame belongs to. */
  in: ({ instance: { seriesInstanceUID }, plane }: Frame): readonly KeptMark[] =>
    kept.filter(
      ({ frame }) =>
        frame.instance.seriesInstanceUID === seriesInstanceUID &&
        frame.plane?.frameOfReferenceUID === plane?.frameOfReferenceUID,
    ),

  /** What tells a mark from all others of the page. */
  nextId: (): number => ++numbered,

  add(marks: readonly KeptMark[]): void {
    set([...kept, ...marks]);
  },

  remove(isGone: (mark: KeptMark) => boolean): void {
    set(kept.filter((mark) => !isGone(mark)));
  },

  /** Marks turned out to be the reader's. */
  adopt(trackingUids: ReadonlySet<string>): void {
    set(kept.map((mark) => (trackingUids.has(mark.trackingUid) ? { ...mark, own: true } : mark)));
  },

  /** Calls back after every change; the answer ends it. */
  onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function set(marks: readonly KeptMark[]): void {
  kept = marks;
  listeners.forEach((listener) => listener());
}
