import type { StudyItem } from "../study";
import { sizeOf, type Cell, type Layout } from "./model";

/** What hangs where. */
export interface StageState {
  layout: Layout;
  /** As many as the layout has places; undefined: an empty one. */
  cells: (Cell | undefined)[];
  /** The cell that tools, keys and the list of series act on. */
  active: number;
}

/** These cells in this layout; places that are left over take the stacks that are not seen yet, in their order. */
export function stageOf(layout: Layout, cells: readonly (Cell | undefined)[], items: readonly StudyItem[]) {
  const kept = cells.slice(0, sizeOf(layout));
  const seen = new Set(kept.map((cell) => cell?.itemId));
  const unseen = items.filter(({ id, kind }) => kind === "stack" && !seen.has(id));
  const added = unseen.slice(0, sizeOf(layout) - kept.length).map(({ id }) => ({ itemId: id, index: 0 }));
  const filled = [...kept, ...added];
  return {
    layout,
    cells: Array.from({ length: sizeOf(layout) }, (_, place) => filled[place]),
    active: 0,
  } satisfies StageState;
}

/** Another layout; what is active stays in sight, whatever else has no place any more. */
export function arranged(state: StageState, layout: Layout, items: readonly StudyItem[]): StageState {
  const last = sizeOf(layout) - 1;
  const active = Math.min(state.active, last);
  const cells = state.cells.with(active, state.cells[state.active]);
  const used = cells.findLastIndex((cell) => cell !== undefined) + 1;
  return { ...stageOf(layout, cells.slice(0, used), items), active };
}

/** Cells begin, where they are opened anew, with what is looked at in them now: indices by place. */
export const readTo = (state: StageState, indices: ReadonlyMap<number, number>): StageState => ({
  ...state,
  cells: state.cells.map((cell, place) => cell && { ...cell, index: indices.get(place) ?? cell.index }),
});

/** The cell shows this, and is what the reader goes on with. */
export function assigned(state: StageState, place: number, cell: Cell): StageState {
  return place in state.cells ? { ...state, cells: state.cells.with(place, cell), active: place } : state;
}

/** Beside what is active, which stays where it is: in an empty place, else the next; a single cell gets one beside it. */
export function beside(state: StageState, cell: Cell, ofTwo: Layout): StageState {
  if (state.cells.length === 1) {
    return { layout: ofTwo, cells: [...state.cells, cell], active: 1 };
  }
  const empty = state.cells.indexOf(undefined);
  return assigned(state, empty < 0 ? (state.active + 1) % state.cells.length : empty, cell);
}

/** The same from its beginning, unless it is what is looked at there already: then that stays as it is. */
export const chosen = (state: StageState, place: number, itemId: string): StageState =>
  state.cells[place]?.itemId === itemId
    ? activated(state, place)
    : assigned(state, place, { itemId, index: 0 });

/** A menu that closes gives the focus back to the cell that had it, though that may have no place any more. */
export const activated = (state: StageState, place: number): StageState =>
  place === state.active || !(place in state.cells) ? state : { ...state, active: place };
