import type { SharedLook } from "../engine";
import { colourMaps } from "../colours";
import { nameOf, parseLayout, sizeOf, type Cell, type StageControl } from "../layout";
import { measurementKinds } from "../measurements";
import type { ReadDrawing } from "../sr";

/** What others say is read here before anything is done with it: undefined where it is not as this page would say it. */

export interface Person {
  seat: number;
  name: string;
  guest: boolean;
}

export interface SharedView {
  itemId: string;
  index: number;
  look: SharedLook;
}

export interface SharedPointer {
  frameId: string;
  point: readonly [x: number, y: number];
}

export type SharedStage = Pick<StageControl, "layout" | "cells">;

export interface SharedMark {
  drawing: ReadDrawing;
  author: string;
}

type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const MOST_POINTS = 4000;
const isFiniteNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
const isText = (value: unknown, most = 200): value is string =>
  typeof value === "string" && value.length <= most;

const isPoint = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(isFiniteNumber);

export function personsOf(value: unknown): Person[] {
  return Array.isArray(value)
    ? value.flatMap((one: unknown) =>
        isMembers(one) && isFiniteNumber(one["seat"]) && isText(one["name"])
          ? [{ seat: one["seat"], name: one["name"], guest: one["guest"] === true }]
          : [],
      )
    : [];
}

export function readView(value: unknown): SharedView | undefined {
  if (!isMembers(value) || !isText(value["itemId"]) || !Number.isInteger(value["index"])) {
    return undefined;
  }
  const look = readLook(value["look"]);
  return look && { itemId: value["itemId"], index: value["index"] as number, look };
}

function readLook(value: unknown): SharedLook | undefined {
  if (!isMembers(value) || !isMembers(value["place"])) {
    return undefined;
  }
  const { contrast, colours, place, inverted } = value as Members & { place: Members };
  const { rotation = 0, zoom = 1, pan = [0, 0], flipHorizontal, flipVertical } = place;
  if (!isFiniteNumber(rotation) || !isFiniteNumber(zoom) || zoom <= 0 || zoom > 1000 || !isPoint(pan)) {
    return undefined;
  }
  return {
    contrast: readContrast(contrast),
    inverted: inverted === true,
    colours: colourMaps.find((one) => one === colours),
    place: {
      rotation,
      zoom,
      pan,
      flipHorizontal: flipHorizontal === true,
      flipVertical: flipVertical === true,
    },
  };
}

function readContrast(value: unknown): SharedLook["contrast"] {
  const range = isMembers(value) ? value["range"] : undefined;
  if (!isMembers(value) || !isMembers(range)) {
    return undefined;
  }
  const { lower, upper } = range;
  return isFiniteNumber(lower) && isFiniteNumber(upper) && lower < upper
    ? { by: value["by"] === "tone" ? "tone" : "window", range: { lower, upper } }
    : undefined;
}

export function readStage(value: unknown, isItem: (id: string) => boolean): SharedStage | undefined {
  if (!isMembers(value) || !isText(value["layout"]) || !Array.isArray(value["cells"])) {
    return undefined;
  }
  const layout = parseLayout(value["layout"]);
  const cells = value["cells"].map((one: unknown): Cell | undefined =>
    isMembers(one) && isText(one["itemId"]) && isItem(one["itemId"]) && Number.isInteger(one["index"])
      ? {
          itemId: one["itemId"],
          index: Math.max(0, one["index"] as number),
          mirrored: one["mirrored"] === true,
        }
      : undefined,
  );
  return layout && cells.length === sizeOf(layout) ? { layout, cells } : undefined;
}

export const writeStage = ({ layout, cells }: SharedStage) => ({
  layout: nameOf(layout),
  cells: cells.map((cell) => cell ?? null),
});

export function readPointer(value: unknown): SharedPointer | undefined {
  return isMembers(value) && isText(value["frameId"]) && isPoint(value["point"])
    ? { frameId: value["frameId"], point: value["point"] }
    : undefined;
}

export function readMark(value: unknown): SharedMark | undefined {
  if (!isMembers(value) || !isText(value["author"]) || !isMembers(value["drawing"])) {
    return undefined;
  }
  const { kind, points, image, label, trackingUid } = value["drawing"];
  const known = measurementKinds.find((one) => one === kind);
  if (
    !known ||
    !Array.isArray(points) ||
    points.length === 0 ||
    points.length > MOST_POINTS ||
    !points.every(isPoint) ||
    !isMembers(image) ||
    !isText(image["sopInstanceUID"]) ||
    !isText(trackingUid)
  ) {
    return undefined;
  }
  const { sopInstanceUID, sopClassUID, frameNumber } = image;
  return {
    author: value["author"],
    drawing: {
      kind: known,
      points,
      trackingUid,
      image: {
        sopInstanceUID,
        sopClassUID: isText(sopClassUID) ? sopClassUID : "",
        frameNumber: isFiniteNumber(frameNumber) ? frameNumber : undefined,
      },
      label: isText(label, 1000) ? label : undefined,
      // What it measures is measured here.
      quantities: [],
      statements: [],
    },
  };
}
