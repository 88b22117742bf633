import { describe, expect, it } from "vitest";
import type { DicomWeb } from "../dicomweb";
import { findStudies, isOnePerson } from "./findStudies";

const study = (uid: string, date: string, id = "7", issuer = "East", modality = "CT") => ({
  "0020000D": { vr: "UI", Value: [uid] },
  "00080020": { vr: "DA", Value: [date] },
  "00080030": { vr: "TM", Value: ["120000.000"] },
  "00080050": { vr: "SH", Value: [`A${uid}`] },
  "00080061": { vr: "CS", Value: [modality] },
  "00100020": { vr: "LO", Value: [id] },
  "00100021": { vr: "LO", Value: [issuer] },
});

/** Answers everything it has, as servers do that heed no key. */
const careless = (...studies: ReturnType<typeof study>[]) =>
  ({ studies: () => Promise.resolve(studies) }) as unknown as DicomWeb;

const search = { patientID: "7", issuers: ["East"], accessionNumbers: [], modalities: [] };
const uids = async (...asked: Parameters<typeof findStudies>) =>
  (await findStudies(...asked)).map(({ studyInstanceUID }) => studyInstanceUID);

describe("studies that are searched for", () => {
  it("come the newest first", async () => {
    expect(await uids(careless(study("1", "20250101"), study("2", "20260101")), search)).toEqual(["2", "1"]);
  });

  it("are those of the patient of this issuer alone, though the server answers others", async () => {
    const server = careless(
      study("1", "20260101"),
      study("2", "20260101", "8"),
      study("3", "20260101", "7", "West"),
    );
    expect(await uids(server, search)).toEqual(["1"]);
  });

  it("fit the times, modalities and accession numbers that were named", async () => {
    const server = careless(
      study("1", "20250101"),
      study("2", "20260101"),
      study("3", "20260101", "7", "East", "MR"),
    );
    expect(
      await uids(server, { ...search, from: "20260101", to: "20260101120000", modalities: ["CT"] }),
    ).toEqual(["2"]);
    expect(await uids(server, { ...search, accessionNumbers: ["A1", "A3"] })).toEqual(["3", "1"]);
  });

  it("may be of two persons who have the same number", async () => {
    const found = await findStudies(careless(study("1", "20260101"), study("2", "20260101", "7", "West")), {
      ...search,
      issuers: [],
    });
    expect(isOnePerson(found)).toBe(false);
    expect(isOnePerson(found.slice(0, 1))).toBe(true);
  });
});
