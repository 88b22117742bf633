import { describe, expect, it } from "vitest";
import { askedFor } from "./askedFor";
import { AddressFault } from "./parameters";

const asked = (search: string) => askedFor({ pathname: "/viewer/", search });

const requested = (search: string) => askedFor({ pathname: "/viewer/IHEInvokeImageDisplay", search });

describe("the viewer's address", () => {
  it("names studies, series and instances, by commas or by repetition", () => {
    expect(
      asked("?StudyInstanceUIDs=1.2,1.3&SeriesInstanceUIDs=1.4&SeriesInstanceUIDs=1.5&SOPInstanceUIDs=1.6"),
    ).toEqual({
      studyInstanceUIDs: ["1.2", "1.3"],
      seriesInstanceUIDs: ["1.4", "1.5"],
      sopInstanceUIDs: ["1.6"],
    });
  });

  it("names each study once", () => {
    expect(asked("?StudyInstanceUIDs=1.2,1.2,")).toMatchObject({ studyInstanceUIDs: ["1.2"] });
  });

  it("says how the study is to be looked at", () => {
    expect(asked("?StudyInstanceUIDs=1.2&layout=2x3&window=-40.5,400&slice=12&tool=length&film=5x4")).toEqual(
      {
        studyInstanceUIDs: ["1.2"],
        seriesInstanceUIDs: [],
        sopInstanceUIDs: [],
        layout: { rows: 2, columns: 3 },
        window: { center: -40.5, width: 400 },
        slice: 12,
        tool: "length",
        film: { rows: 5, columns: 4 },
      },
    );
  });

  it("names a patient by number and issuer, and how many studies of theirs", () => {
    expect(asked("?PatientID=D1001&IssuerOfPatientID=East&MostRecent=2")).toMatchObject({
      studyInstanceUIDs: [],
      search: { patientID: "D1001", issuers: ["East"], mostRecent: 2 },
    });
  });

  it("asks for nothing where it names nothing", () => {
    expect(asked("?StudyInstanceUIDs=&layout=1x2")).toBeUndefined();
  });

  it.each([
    ["?StudyInstanceUIDs=../secret", "StudyInstanceUIDs", "uid"],
    [`?StudyInstanceUIDs=${"1".repeat(65)}`, "StudyInstanceUIDs", "uid"],
    ["?StudyInstanceUIDs=1.2&SeriesInstanceUIDs=1.3/frames", "SeriesInstanceUIDs", "uid"],
    ["?SeriesInstanceUIDs=1.3", "StudyInstanceUIDs", "missing"],
    ["?StudyInstanceUIDs=1.2&layout=9x9", "layout", "layout"],
    ["?StudyInstanceUIDs=1.2&window=400", "window", "window"],
    ["?StudyInstanceUIDs=1.2&window=40,0", "window", "window"],
    ["?StudyInstanceUIDs=1.2&window=40,1e9", "window", "window"],
    ["?StudyInstanceUIDs=1.2&slice=0", "slice", "slice"],
    ["?StudyInstanceUIDs=1.2&tool=scalpel", "tool", "tool"],
    ["?StudyInstanceUIDs=1.2&PatientID=7", "PatientID", "together"],
    ["?PatientID=*", "PatientID", "text"],
    ["?PatientID=7&MostRecent=21", "MostRecent", "count"],
    ["?IssuerOfPatientID=East", "PatientID", "missing"],
    ["?AccessionNumber=A%3F", "AccessionNumber", "text"],
  ])("says which parameter of %s is wrong", (search, parameter, rule) => {
    const fault = asked(search);
    expect(fault).toBeInstanceOf(AddressFault);
    expect(fault).toMatchObject({ parameter, rule });
  });
});

describe("a request of Invoke Image Display (RAD-106)", () => {
  it("names studies by UID or by accession number", () => {
    expect(requested("?requestType=STUDY&studyUID=1.2,1.3&viewerType=IHE_BIR")).toMatchObject({
      studyInstanceUIDs: ["1.2", "1.3"],
      keyImagesOnly: false,
    });
    expect(requested("?requestType=STUDY&accessionNumber=A1&keyImagesOnly=true")).toMatchObject({
      search: { accessionNumbers: ["A1"] },
      keyImagesOnly: true,
    });
  });

  it("names a patient with the authority's name or OID, and between which times", () => {
    const search =
      "?requestType=PATIENT&patientID=7^^^East%261.2.156%26ISO&mostRecentResults=3&modalitiesInStudy=CT,MR" +
      "&lowerDateTime=2026-01-02T03:04:05&upperDateTime=2026-03-09&patientBirthDate=19570412";
    expect(requested(search)).toMatchObject({
      search: {
        patientID: "7",
        issuers: ["East", "1.2.156"],
        modalities: ["CT", "MR"],
        from: "20260102030405",
        to: "20260309",
        birthDate: "19570412",
        mostRecent: 3,
      },
    });
  });

  it.each([
    ["?studyUID=1.2", "requestType", "missing"],
    ["?requestType=SERIES&studyUID=1.2", "requestType", "requestType"],
    ["?requestType=STUDY", "studyUID", "missing"],
    ["?requestType=STUDY&studyUID=x", "studyUID", "uid"],
    ["?requestType=PATIENT&patientID=^^^East", "patientID", "missing"],
    ["?requestType=PATIENT&patientID=7&lowerDateTime=2026-02-30", "lowerDateTime", "date"],
    ["?requestType=PATIENT&patientID=7&mostRecentResults=many", "mostRecentResults", "count"],
    ["?requestType=STUDY&studyUID=1.2&keyImagesOnly=1", "keyImagesOnly", "flag"],
  ])("says which parameter of %s is wrong", (search, parameter, rule) => {
    expect(requested(search)).toMatchObject({ parameter, rule });
  });
});
