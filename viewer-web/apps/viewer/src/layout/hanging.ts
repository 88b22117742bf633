import type { Frame, Patient, Stack, Study } from "../study";
import { SINGLE, sizeOf, type Cell, type Layout } from "./model";
import { isPortrait } from "./orientation";

/** A layout and what hangs in it first. */
interface Hanging {
  layout: Layout;
  cells: (Cell | undefined)[];
}

interface Placed {
  stack: Stack;
  frame: Frame;
  index: number;
}

const projections = new Set(["CR", "DX", "RG"]);

/** How readers of this kind of study want it to hang before anybody chose. */
export function hang(study: Study, portrait: boolean): Hanging {
  const stacks = study.items.filter((item) => item.kind === "stack");
  const modality = stacks[0]?.series.modality ?? "";
  const hanging =
    modality === "MG"
      ? mammograms(newestFirst(study, stacks))
      : projections.has(modality)
        ? sideBySide(newestFirst(study, stacks), patientsOf(study), portrait)
        : undefined;
  const [first] = study.items;
  return hanging ?? { layout: SINGLE, cells: first ? [{ itemId: first.id, index: 0 }] : [] };
}

/** What hangs in the first place, which is the active one. */
export const firstCell = (study: Study): Cell | undefined => hang(study, isPortrait()).cells[0];

/**
 * The one that was remembered, where what hangs side by side stays so in it: with other columns the right breast would
 * come over the left one. A single cell has no order.
 */
export const layoutFor = ({ layout }: Hanging, remembered: Layout | undefined): Layout =>
  remembered && (sizeOf(layout) === 1 || remembered.columns === layout.columns) ? remembered : layout;

/** By the kind of picture that a study holds: a layout is remembered under it. */
export const kindOf = ({ items }: Study): string => items[0]?.series.modality ?? "";

const views = ["CC", "MLO"];
const sides = ["R", "L"] as const;

/**
 * The right breast on the reader's left and the left one on the right, chest walls together, one row a view: as films
 * hang back to back. All of the newest study: a view that was not taken is missing, and no older one stands in its place.
 */
function mammograms(stacks: Stack[]): Hanging | undefined {
  const all = framesOf(stacks.filter(({ series }) => series.modality === "MG"));
  const [newest] = all.map(studyOf);
  const pictures = all.filter((one) => studyOf(one) === newest);
  const found = (side: string, view: string) =>
    pictures.find(({ frame }) => frame.laterality === side && frame.viewPosition === view);
  const rows = views.filter((view) => sides.some((side) => found(side, view)));
  const columns = sides.filter((side) => views.some((view) => found(side, view)));
  if (rows.length * columns.length < 2) {
    return undefined;
  }
  return {
    layout: { rows: rows.length, columns: columns.length },
    cells: rows.flatMap((view) => columns.map((side) => cellOf(found(side, view), chestWallIsOutside))),
  };
}

/** Rows of a right breast, on the reader's left, lead to its back; those of a left one to its front. */
function chestWallIsOutside({ laterality, patientOrientation }: Frame): boolean {
  const [alongRows] = patientOrientation ?? [];
  return laterality === "R" ? alongRows?.startsWith("A") === true : alongRows?.startsWith("P") === true;
}

/**
 * Now and before, of one person; without an earlier study its first two pictures, such as the frontal and the lateral
 * one.
 */
function sideBySide(
  stacks: Stack[],
  patients: ReadonlyMap<string, Patient>,
  portrait: boolean,
): Hanging | undefined {
  const [now, ...others] = framesOf(stacks.filter(({ series }) => projections.has(series.modality)));
  if (!now) {
    return undefined;
  }
  const patient = patients.get(studyOf(now));
  const beside =
    others.find(
      (one) => studyOf(one) !== studyOf(now) && isSamePatient(patients.get(studyOf(one)), patient),
    ) ?? others.find((one) => studyOf(one) === studyOf(now));
  return (
    beside && {
      layout: portrait ? { rows: 2, columns: 1 } : { rows: 1, columns: 2 },
      cells: [cellOf(now), cellOf(beside)],
    }
  );
}

const studyOf = ({ stack }: Placed) => stack.series.studyInstanceUID;

const patientsOf = ({ studies }: Study) =>
  new Map(studies.map(({ studyInstanceUID, patient }) => [studyInstanceUID, patient]));

/** By the number and whose number it is; without a number nobody is known to be the same. */
const isSamePatient = (one: Patient | undefined, other: Patient | undefined): boolean =>
  one?.id !== undefined && one.id === other?.id && one.issuer === other.issuer;

const cellOf = (placed: Placed | undefined, isMirrored?: (frame: Frame) => boolean): Cell | undefined =>
  placed && {
    itemId: placed.stack.id,
    index: placed.index,
    ...(isMirrored?.(placed.frame) ? { mirrored: true } : {}),
  };

const framesOf = (stacks: Stack[]): Placed[] =>
  stacks.flatMap((stack) => stack.frames.map((frame, index) => ({ stack, frame, index })));

/** Studies without a date come last, in the order in which they were named. */
function newestFirst({ studies }: Study, stacks: Stack[]): Stack[] {
  const taken = new Map(studies.map((one) => [one.studyInstanceUID, one.taken ?? ""]));
  const dateOf = ({ series }: Stack) => taken.get(series.studyInstanceUID) ?? "";
  return stacks.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)));
}
