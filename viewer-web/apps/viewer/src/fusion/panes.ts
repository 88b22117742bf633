import type { Plane } from "../engine";

const contents = ["ct", "pet", "fused"] as const;
export type Content = (typeof contents)[number];

/** Three planes fused; one plane as CT, as PET and fused; all of both. The projection of the PET is beside each. */
export const fusionLayouts = ["axial", "coronal", "sagittal", "planes", "all"] as const;
export type FusionLayout = (typeof fusionLayouts)[number];

export interface Pane {
  id: string;
  plane: Plane;
  content: Content;
}

const planes: Plane[] = ["axial", "coronal", "sagittal"];

const paneOf = (plane: Plane, content: Content): Pane => ({ id: `${plane}-${content}`, plane, content });

/** Row by row. */
export function panesOf(layout: FusionLayout): Pane[] {
  switch (layout) {
    case "planes":
      return planes.map((plane) => paneOf(plane, "fused"));
    case "all":
      return planes.flatMap((plane) => contents.map((content) => paneOf(plane, content)));
    default:
      return contents.map((content) => paneOf(layout, content));
  }
}
