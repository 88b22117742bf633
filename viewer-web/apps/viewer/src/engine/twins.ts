import { eventTarget, utilities, type Types as CoreTypes } from "@cornerstonejs/core";
import { annotation, Enums, type Types } from "@cornerstonejs/tools";
import type { ImagePoint } from "../measurements/geometry";
import type { Proposal } from "../measurements/measure";
import { isCopy, type Frame } from "../study";
import { CALIBRATED } from "./calibrations";
import { frameOf, registerFrames } from "./frameRegistry";
import { frameOfReferenceOf, imagePointOf, worldPointOf } from "./imagePlane";
import { finishedOn, measurements, pointsOf, type KeptDrawing } from "./measurements";
import { recordOf } from "./records";
import { kindOfTool } from "./toolNames";

const { ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED, ANNOTATION_REMOVED } = Enums.Events;

/** Frames made of others here, by the frame whose pixels they show. */
const parts = new Map<string, Frame[]>();
/** One drawing on several frames that show the same pixels: of each frame, under which name it is drawn there. */
type Twins = Map<string, string>;
const twinsOf = new Map<string, Twins>();
let copiesInStep = true;
/** What is drawn by this module is nobody's deed. */
let following = false;

interface Kin {
  frame: Frame;
  /** From the pixels of the frame that was asked for to its own. */
  shift: ImagePoint;
}

/** Frames that show the same pixels share their drawings: drawn, moved or taken away on one, they are so on all. */
export const twins = {
  /** What is drawn on the frames that these are made of is seen on these too, and the other way round. */
  join(frames: readonly Frame[]): void {
    registerFrames(frames.flatMap((frame) => [frame, ...(frame.part ? [frame.part.of] : [])]));
    for (const frame of frames) {
      const { of } = frame.part ?? {};
      const known = of && (parts.get(of.id) ?? []);
      if (of && !known?.some(({ id }) => id === frame.id)) {
        parts.set(of.id, [...(known ?? []), frame]);
      }
    }
    finishedOn(frames.flatMap(({ part }) => part?.of ?? [])).forEach(followed);
  },
  /** These are looked at no more, and what was drawn on them goes with them. */
  leave(frames: readonly Frame[]): void {
    for (const frame of frames) {
      const of = frame.part?.of.id ?? "";
      parts.set(
        of,
        (parts.get(of) ?? []).filter(({ id }) => id !== frame.id),
      );
    }
    quietly(() =>
      finishedOn(frames).forEach(({ annotationUID = "" }) =>
        annotation.state.removeAnnotation(annotationUID),
      ),
    );
  },
  /** Whether copies of a series follow it; what differs is as it is on the series itself, once they do again. */
  keepCopiesInStep(inStep: boolean): void {
    const again = inStep && !copiesInStep;
    copiesInStep = inStep;
    if (again) {
      const copies = [...parts.values()].flat().filter(isCopy);
      finishedOn(copies.flatMap(({ part }) => part?.of ?? [])).forEach(followed);
      finishedOn(copies).forEach(followed);
    }
  },
  /** Copies of these frames that do not follow them. */
  straysOf: (frames: readonly Frame[]): Frame[] =>
    copiesInStep ? [] : frames.flatMap(({ id }) => (parts.get(id) ?? []).filter(isCopy)),
  /** The frame that this one was made of has the drawing too. */
  isOnWhole(uid: string, frameId: string): boolean {
    const twin = twinsOf.get(uid)?.get(frameOf(frameId)?.part?.of.id ?? "");
    return twin !== undefined && annotation.state.getAnnotation(twin) !== undefined;
  },
};

for (const event of [ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED]) {
  eventTarget.addEventListener(event, (changed: Event) =>
    followed((changed as CustomEvent<{ annotation: Types.Annotation }>).detail.annotation),
  );
}

// A known length is said after its line is drawn.
eventTarget.addEventListener(CALIBRATED, () =>
  finishedOn([...parts.values()].flat().flatMap((frame) => [frame, ...(frame.part ? [frame.part.of] : [])]))
    .filter(({ metadata }) => kindOfTool(metadata?.toolName) === "calibration")
    .forEach(followed),
);

eventTarget.addEventListener(ANNOTATION_REMOVED, (event: Event) => {
  const { annotationUID = "", metadata } = (event as CustomEvent<{ annotation: Types.Annotation }>).detail
    .annotation;
  const frame = frameOf(metadata?.referencedImageId ?? "");
  const names = twinsOf.get(annotationUID);
  if (following || !frame || !names) {
    return;
  }
  const gone = kinOf(frame).flatMap((kin) => names.get(kin.frame.id) ?? []);
  quietly(() => gone.forEach((uid) => annotation.state.removeAnnotation(uid)));
  measurements.changedElsewhere(gone);
});

/** All others are as this one is. */
function followed(drawn: Types.Annotation): void {
  const { annotationUID = "", metadata } = drawn;
  const frame = frameOf(metadata?.referencedImageId ?? "");
  const kin = frame && !following ? kinOf(frame) : [];
  if (!frame || kin.length === 0 || !kindOfTool(metadata?.toolName) || !finishedOn([frame]).includes(drawn)) {
    return;
  }
  const names = twinsOf.get(annotationUID) ?? new Map([[frame.id, annotationUID]]);
  twinsOf.set(annotationUID, names);
  const changed = kin.flatMap((one) => follow(drawn, frame, one, names));
  measurements.changedElsewhere(changed);
}

/** The names of what had to change. */
function follow(drawn: Types.Annotation, from: Frame, { frame, shift }: Kin, names: Twins): string[] {
  const kind = kindOfTool(drawn.metadata?.toolName) ?? "label";
  const uid = names.get(frame.id) ?? utilities.uuidv4();
  const twin = annotation.state.getAnnotation(uid);
  const points = pointsOf(kind, from, drawn.data).map((point) => moved(point, shift));
  // A scale that was said of one picture of a sheet need not be that of the others.
  if (!isWithin(points, frame) || (kind === "calibration" && !isCopyOf(frame, from))) {
    quietly(() => twin && annotation.state.removeAnnotation(uid));
    return twin ? [uid] : [];
  }
  if (twin && isSame(points, pointsOf(kind, frame, twin.data)) && twin.data.label === drawn.data.label) {
    return [];
  }
  const data = dataOn(drawn.data, from, { frame, shift });
  names.set(frame.id, uid);
  twinsOf.set(uid, names);
  if (twin) {
    Object.assign(twin.data, data);
    twin.invalidated = true;
  } else {
    quietly(() =>
      measurements.add({ annotationUID: uid, metadata: metadataOn(drawn.metadata, frame), data }),
    );
  }
  return [uid];
}

function quietly(change: () => unknown): void {
  following = true;
  try {
    change();
  } finally {
    following = false;
  }
}

/** All other frames that show these pixels, near and far. */
function kinOf(frame: Frame): Kin[] {
  const found = new Map<string, Kin>([[frame.id, { frame, shift: [0, 0] }]]);
  for (const { frame: one, shift } of found.values()) {
    for (const next of neighbours(one)) {
      if (!found.has(next.frame.id)) {
        found.set(next.frame.id, { frame: next.frame, shift: moved(shift, next.shift) });
      }
    }
  }
  return [...found.values()].slice(1);
}

const follows = (frame: Frame) => copiesInStep || !isCopy(frame);

function neighbours(frame: Frame): Kin[] {
  const joined = parts.get(frame.part?.of.id ?? "")?.some(({ id }) => id === frame.id);
  const whole =
    frame.part && joined && follows(frame)
      ? [{ frame: frame.part.of, shift: [frame.part.at.column, frame.part.at.row] as ImagePoint }]
      : [];
  const below = (parts.get(frame.id) ?? []).filter(follows).map((part): Kin => {
    const { column = 0, row = 0 } = part.part?.at ?? {};
    return { frame: part, shift: [-column, -row] };
  });
  return [...whole, ...below];
}

const isCopyOf = (one: Frame, other: Frame): boolean =>
  (isCopy(one) && one.part?.of.id === other.id) || (isCopy(other) && other.part?.of.id === one.id);

const moved = ([x, y]: ImagePoint, [right, down]: ImagePoint): ImagePoint => [x + right, y + down];

/** Pixels; what went through the engine's arithmetic is the same. */
const SAME = 0.01;

const isSame = (a: readonly ImagePoint[], b: readonly ImagePoint[]): boolean =>
  a.length === b.length &&
  a.every(
    ([x, y], index) => Math.hypot(x - (b[index]?.[0] ?? Infinity), y - (b[index]?.[1] ?? Infinity)) < SAME,
  );

const isWithin = (points: readonly ImagePoint[], { format }: Frame): boolean =>
  points.every(([x, y]) => x >= -0.5 && y >= -0.5 && x <= format.columns - 0.5 && y <= format.rows - 0.5);

const metadataOn = (metadata: Types.Annotation["metadata"], frame: Frame): Types.Annotation["metadata"] => ({
  toolName: metadata?.toolName ?? "",
  viewPlaneNormal: metadata?.viewPlaneNormal,
  viewUp: metadata?.viewUp,
  referencedImageId: frame.id,
  FrameOfReferenceUID: frameOfReferenceOf(frame),
});

function dataOn(data: Types.Annotation["data"], from: Frame, { frame, shift }: Kin): KeptDrawing["data"] {
  const place = (world: CoreTypes.Point3) => worldPointOf(frame, moved(imagePointOf(from, world), shift));
  const { handles, contour } = data;
  const record = recordOf(data);
  const proposed = data["proposed"] as Proposal | undefined;
  const textBox = handles?.textBox;
  return {
    ...data,
    cachedStats: {},
    ...(record ? { record: { ...record, points: record.points.map((point) => moved(point, shift)) } } : {}),
    ...(proposed
      ? { proposed: { ...proposed, points: proposed.points.map((point) => moved(point, shift)) } }
      : {}),
    ...(contour ? { contour: { ...contour, polyline: (contour.polyline ?? []).map(place) } } : {}),
    handles: {
      ...handles,
      points: (handles?.points ?? []).map(place),
      activeHandleIndex: null,
      textBox: textBox && {
        ...structuredClone(textBox),
        worldPosition: place(textBox.worldPosition ?? [0, 0, 0]),
      },
    },
  } as KeptDrawing["data"];
}
