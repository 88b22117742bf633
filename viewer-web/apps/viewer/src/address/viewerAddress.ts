import { parseDivision } from "../film/sheet";
import { parseLayout, type Layout } from "../layout";

/** What the address asks for: `/viewer/?StudyInstanceUIDs=…[&SeriesInstanceUIDs=…][&SOPInstanceUIDs=…][&layout=2x3][&film=5x4]`. */
export interface ViewerAddress {
  studyInstanceUIDs: string[];
  /** Empty: every series of the studies. */
  seriesInstanceUIDs: string[];
  /** Empty: every instance of the series. */
  sopInstanceUIDs: string[];
  /** Rows and columns of cells; undefined: as the person and the kind of study have it. */
  layout?: Layout;
  /** Rows and columns of a film of the first series; undefined: no film. */
  film?: Layout;
}

/** A UID as PS3.5 §9.1 spells it, with the leading zeros that real devices write. */
const uid = /^[0-9]+(\.[0-9]+)*$/;

/** Undefined where the address names no study or holds something that is no UID: nothing of it is sent anywhere. */
export function parseViewerAddress(search: string): ViewerAddress | undefined {
  const parameters = new URLSearchParams(search);
  const named = {
    studyInstanceUIDs: uids(parameters, "StudyInstanceUIDs"),
    seriesInstanceUIDs: uids(parameters, "SeriesInstanceUIDs"),
    sopInstanceUIDs: uids(parameters, "SOPInstanceUIDs"),
  };
  const all = Object.values(named).flat();
  return named.studyInstanceUIDs.length > 0 && all.every((one) => one.length <= 64 && uid.test(one))
    ? {
        ...named,
        layout: parseLayout(parameters.get("layout")),
        film: parseDivision(parameters.get("film")),
      }
    : undefined;
}

function uids(parameters: URLSearchParams, name: string): string[] {
  const listed = parameters.getAll(name).flatMap((value) => value.split(","));
  return [...new Set(listed.map((one) => one.trim()).filter((one) => one !== ""))];
}
