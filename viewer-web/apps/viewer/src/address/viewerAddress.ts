import { dragTools, type DragTool } from "../engine/dragTools";
import { parseDivision } from "../film/sheet";
import { parseLayout, type Layout } from "../layout";
import type { VoiWindow } from "../study";
import { AddressFault, Parameters } from "./parameters";
import type { StudySearch } from "./studySearch";

/** How it is to be looked at. */
export interface Wishes {
  /** Rows and columns of cells; undefined: as the person and the kind of study have it. */
  layout?: Layout;
  /** Of the active picture; undefined: as it asks for itself. */
  window?: VoiWindow;
  /** Its place in the active stack, from 1. */
  slice?: number;
  /** What dragging on the picture does. */
  tool?: DragTool;
}

/** What is to be opened: by UIDs, or what finds the studies. */
export interface ViewerAddress extends Wishes {
  studyInstanceUIDs: string[];
  /** Empty: every series of the studies. */
  seriesInstanceUIDs: string[];
  /** Empty: every instance of the series. */
  sopInstanceUIDs: string[];
  /** In the place of the studies' UIDs, which are none then. */
  search?: StudySearch;
  /** Rows and columns of a film of the first series; undefined: no film. */
  film?: Layout;
  /** Nothing but what somebody chose as key images. */
  keyImagesOnly?: boolean;
}

const MOST_SLICES = 100_000;
/** Number of studies that are opened at once. */
export const MOST_STUDIES = 20;

/**
 * `?StudyInstanceUIDs=…[&SeriesInstanceUIDs=…][&SOPInstanceUIDs=…]`, or `?AccessionNumber=…`, or
 * `?PatientID=…[&IssuerOfPatientID=…][&MostRecent=…]`, with `[&layout=2x3][&window=40,400][&slice=12][&tool=length][&film=5x4]`.
 *
 * @returns undefined where it names nothing to open
 * @throws AddressFault where a parameter is not as it should be
 */
export function parseViewerAddress(given: URLSearchParams): ViewerAddress | undefined {
  const parameters = new Parameters(given);
  const named = {
    studyInstanceUIDs: parameters.uids("StudyInstanceUIDs"),
    seriesInstanceUIDs: parameters.uids("SeriesInstanceUIDs"),
    sopInstanceUIDs: parameters.uids("SOPInstanceUIDs"),
  };
  const search = searchIn(parameters);
  const film = parameters.read("film", "film", parseDivision);
  const wishes = parseWishes(given);
  if (search && named.studyInstanceUIDs.length > 0) {
    // Of which the one or the other would be wrong, and nobody knows which.
    throw new AddressFault(search.patientID === undefined ? "AccessionNumber" : "PatientID", "together");
  }
  if (!search && named.studyInstanceUIDs.length === 0) {
    if (named.seriesInstanceUIDs.length + named.sopInstanceUIDs.length > 0) {
      throw new AddressFault("StudyInstanceUIDs", "missing");
    }
    return undefined;
  }
  return { ...named, ...wishes, ...(film && { film }), ...(search && { search }) };
}

/** @throws AddressFault */
export function parseWishes(given: URLSearchParams): Wishes {
  const parameters = new Parameters(given);
  const layout = parameters.read("layout", "layout", parseLayout);
  const window = parameters.read("window", "window", parseWindow);
  const slice = parameters.count("slice", "slice", MOST_SLICES);
  const tool = parameters.read("tool", "tool", (text) => dragTools.find((one) => one === text));
  return {
    ...(layout && { layout }),
    ...(window && { window }),
    ...(slice && { slice }),
    ...(tool && { tool }),
  };
}

/** Center and width, in this order, as the parameter of rendered images has them (PS3.18 §8.3.5.1.4). */
function parseWindow(text: string): VoiWindow | undefined {
  const parts = text.split(",");
  const [center = Number.NaN, width = Number.NaN] = parts.map((part) =>
    /^[+-]?\d{1,9}(\.\d{1,9})?$/.test(part.trim()) ? Number(part) : Number.NaN,
  );
  return parts.length === 2 && Number.isFinite(center) && width > 0 ? { center, width } : undefined;
}

function searchIn(parameters: Parameters): StudySearch | undefined {
  const patientID = parameters.text("PatientID");
  const issuer = parameters.text("IssuerOfPatientID");
  const accessionNumbers = parameters.texts("AccessionNumber");
  const mostRecent = parameters.count("MostRecent", "count", MOST_STUDIES);
  if (patientID === undefined && issuer !== undefined) {
    throw new AddressFault("PatientID", "missing");
  }
  return patientID === undefined && accessionNumbers.length === 0
    ? undefined
    : {
        patientID,
        issuers: issuer === undefined ? [] : [issuer],
        accessionNumbers,
        modalities: [],
        mostRecent,
      };
}
