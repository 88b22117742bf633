import { eventTarget } from "@cornerstonejs/core";
import { annotation, Enums, ProbeTool, type Types } from "@cornerstonejs/tools";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStudy, type Frame } from "../study";
import { anInstance } from "../testkit/instances";
import { registerFrames } from "./frameRegistry";
import { measurements } from "./measurements";

const [item] = readStudy([anInstance(1)]).items;
const frame = (item?.kind === "stack" ? item.frames[0] : undefined) as Frame;

/** On a frame whose pixels are not in memory. */
function aProbe(uid: string): Types.Annotation {
  const probe = {
    annotationUID: uid,
    metadata: { toolName: ProbeTool.toolName, referencedImageId: frame.id, FrameOfReferenceUID: "1.2" },
    data: { handles: { points: [[1, 1, 0]] } },
  } as Types.Annotation;
  annotation.state.addAnnotation(probe, "1.2");
  return probe;
}

const complete = (drawing: Types.Annotation) =>
  eventTarget.dispatchEvent(
    new CustomEvent(Enums.Events.ANNOTATION_COMPLETED, { detail: { annotation: drawing } }),
  );

beforeEach(() => registerFrames([frame]));
afterEach(() => annotation.state.removeAllAnnotations());

describe("a probe whose pixels are away", () => {
  it("is still in the list", () => {
    aProbe("away");
    expect(measurements.all().map(({ quantities }) => quantities)).toEqual([[{ name: "value", text: "—" }]]);
  });

  it("is kept for undo", () => {
    complete(aProbe("kept"));
    expect(measurements.keep([frame]).map(({ annotationUID }) => annotationUID)).toEqual(["kept"]);
  });
});

describe("a drawing", () => {
  it("that has begun is not kept", () => {
    aProbe("begun");
    expect(measurements.keep([frame])).toEqual([]);
  });

  it("on a frame of another stack is not kept with this one", () => {
    complete(aProbe("elsewhere"));
    expect(measurements.keep([])).toEqual([]);
  });

  it("that did not change is not measured again", () => {
    const probe = aProbe("still");
    const [before] = measurements.all();
    const [after] = measurements.all();
    expect(after?.quantities).toBe(before?.quantities);
    probe.data.handles?.points?.splice(0, 1, [2, 2, 0]);
    expect(measurements.all()[0]?.quantities).not.toBe(before?.quantities);
  });
});
