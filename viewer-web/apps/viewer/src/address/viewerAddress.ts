/** What the address asks for: `/viewer/?StudyInstanceUIDs=…[&SeriesInstanceUIDs=…][&SOPInstanceUIDs=…]`. */
export interface ViewerAddress {
  studyInstanceUIDs: string[];
  /** Empty: every series of the studies. */
  seriesInstanceUIDs: string[];
  /** Empty: every instance of the series. */
  sopInstanceUIDs: string[];
}

/** A UID as PS3.5 §9.1 spells it, with the leading zeros that real devices write. */
const uid = /^[0-9]+(\.[0-9]+)*$/;

/** Undefined where the address names no study or holds something that is no UID: nothing of it is sent anywhere. */
export function parseViewerAddress(search: string): ViewerAddress | undefined {
  const parameters = new URLSearchParams(search);
  const address = {
    studyInstanceUIDs: uids(parameters, "StudyInstanceUIDs"),
    seriesInstanceUIDs: uids(parameters, "SeriesInstanceUIDs"),
    sopInstanceUIDs: uids(parameters, "SOPInstanceUIDs"),
  };
  const all = Object.values(address).flat();
  return address.studyInstanceUIDs.length > 0 && all.every((one) => one.length <= 64 && uid.test(one))
    ? address
    : undefined;
}

function uids(parameters: URLSearchParams, name: string): string[] {
  const listed = parameters.getAll(name).flatMap((value) => value.split(","));
  return [...new Set(listed.map((one) => one.trim()).filter((one) => one !== ""))];
}
