/** What finds studies whose UIDs nobody named; everything that is given has to fit. */
export interface StudySearch {
  patientID?: string;
  /** Names of whoever gave the patient's number, each of which may be how it is recorded; empty: anybody. */
  issuers: string[];
  /** Any of them; empty: whatever they were ordered by. */
  accessionNumbers: string[];
  /** Any of them; empty: all. */
  modalities: string[];
  /** As 20260309140500, or the day alone. */
  from?: string;
  to?: string;
  /** As 19570412. */
  birthDate?: string;
  /** Open so many of the newest; undefined: of several of a patient the person chooses. */
  mostRecent?: number;
}
