import { AddressFault, Parameters } from "./parameters";
import { MOST_STUDIES, parseWishes, type ViewerAddress } from "./viewerAddress";

/** Characters of a patient identifier with its authority. */
const LONGEST_CX = 250;

/** Below the viewer's own path. */
export const IMAGE_DISPLAY = "IHEInvokeImageDisplay";

/**
 * The request of IHE's Invoke Image Display (IHE RAD TF-2 §4.106.4.1.2, Request Image Display [RAD-106]). `viewerType` and
 * `diagnosticQuality` ask for what this viewer is in any case: interactive, and lossless once it is loaded. `patientName`
 * may be spelled in any way and decides nothing.
 *
 * @throws AddressFault where a parameter is not as it should be
 */
export function parseImageDisplay(given: URLSearchParams): ViewerAddress {
  const parameters = new Parameters(given);
  const common = {
    seriesInstanceUIDs: [],
    sopInstanceUIDs: [],
    keyImagesOnly: parameters.read("keyImagesOnly", "flag", parseFlag) === "true",
    // Not of the profile, which leaves more parameters open.
    ...parseWishes(given),
  };
  parameters.read("diagnosticQuality", "flag", parseFlag);
  const requestType = parameters.read("requestType", "requestType", (text) =>
    (["STUDY", "PATIENT"] as const).find((one) => one === text),
  );
  switch (requestType) {
    case "STUDY":
      return { ...common, ...studiesIn(parameters) };
    case "PATIENT":
      return { ...common, ...patientIn(parameters) };
    case undefined:
      throw new AddressFault("requestType", "missing");
  }
}

function studiesIn(parameters: Parameters): Pick<ViewerAddress, "studyInstanceUIDs" | "search"> {
  const studyInstanceUIDs = parameters.uids("studyUID");
  const accessionNumbers = parameters.texts("accessionNumber");
  if (studyInstanceUIDs.length > 0) {
    if (accessionNumbers.length > 0) {
      throw new AddressFault("accessionNumber", "together");
    }
    return { studyInstanceUIDs };
  }
  if (accessionNumbers.length === 0) {
    throw new AddressFault("studyUID", "missing");
  }
  return { studyInstanceUIDs: [], search: { issuers: [], accessionNumbers, modalities: [] } };
}

function patientIn(parameters: Parameters): Pick<ViewerAddress, "studyInstanceUIDs" | "search"> {
  const [patientID, , , authority = ""] = (parameters.text("patientID", LONGEST_CX) ?? "").split("^");
  if (!patientID) {
    throw new AddressFault("patientID", "missing");
  }
  return {
    studyInstanceUIDs: [],
    search: {
      patientID,
      issuers: issuersIn(authority),
      accessionNumbers: [],
      modalities: parameters.texts("modalitiesInStudy"),
      from: parameters.read("lowerDateTime", "date", parseDateTime),
      to: parameters.read("upperDateTime", "date", parseDateTime),
      birthDate: parameters.read("patientBirthDate", "date", parseDateTime)?.slice(0, 8),
      mostRecent: parameters.count("mostRecentResults", "count", MOST_STUDIES),
    },
  };
}

/** CX.4, an HD of namespace, universal ID and its type (HL7 2.5.1 §2.A.36): archives record the one or the other. */
const issuersIn = (authority: string): string[] =>
  authority
    .split("&")
    .slice(0, 2)
    .map((one) => one.trim())
    .filter((one) => one !== "");

const parseFlag = (text: string) => (["true", "false"] as const).find((one) => one === text.toLowerCase());

/** As 2026-03-09 or 2026-03-09T14:05:00, local time, as archives record it; also without separators. */
function parseDateTime(text: string): string | undefined {
  const [, year, month, day, hours, minutes, seconds = "00"] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?)?$/.exec(text.trim()) ?? [];
  const date = new Date(`${year}-${month}-${day}T${hours ?? "00"}:${minutes ?? "00"}:${seconds}Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return isDay
    ? `${year}${month}${day}${hours === undefined ? "" : `${hours}${minutes}${seconds}`}`
    : undefined;
}
