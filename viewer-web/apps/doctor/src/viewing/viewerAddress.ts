/** Where the viewer shows studies, the first of them first. */
export const viewerAddress = (studyUids: string[]) =>
  `/viewer/?${new URLSearchParams({ StudyInstanceUIDs: studyUids.join(",") }).toString()}`;
