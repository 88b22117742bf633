import { useQuery } from "@tanstack/react-query";
import { findStudies, listReports } from "../api";

/** Undefined data's study is null: not there, or not open. */
export const useStudy = (studyUid: string) =>
  useQuery({
    queryKey: ["study", studyUid],
    queryFn: async ({ signal }) => (await findStudies({ study: studyUid }, signal)).studies[0] ?? null,
  });

/** The other studies of the study's patient that are open, the newest first. */
export const usePriors = (studyUid: string) =>
  useQuery({
    queryKey: ["priors", studyUid],
    queryFn: async ({ signal }) =>
      (await findStudies({ patientOf: studyUid, limit: 200 }, signal)).studies.filter(
        (study) => study.studyInstanceUid !== studyUid,
      ),
  });

export const useReports = (studyUid: string) =>
  useQuery({ queryKey: ["reports", studyUid], queryFn: () => listReports(studyUid) });
