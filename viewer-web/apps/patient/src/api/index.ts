/** The cloud's interface for patients; shapes follow cloud-core/server/API.md to the letter. */
export {
  closeVisit,
  currentVisit,
  openVisit,
  readOffer,
  sendCode,
  type Offer,
  type Proof,
  type SecondFactor,
  type Visit,
} from "./verification";
export {
  documentAddress,
  giveLink,
  listExaminations,
  listReports,
  listViewings,
  type Examination,
  type Link,
  type Report,
  type Status,
  type Viewing,
} from "./examinations";
export { markServer } from "./mark";
export {
  giveShare,
  listShares,
  openShare,
  revokeShare,
  shareTerms,
  type GivenShare,
  type Share,
  type ShareTerms,
} from "./shares";
export { askPickup, type Pickup } from "./pickup";
export {
  explain,
  readOffer as readExplanationOffer,
  setConsent,
  type ExplainedSentence,
  type ExplanationEvents,
  type ExplanationOffer,
} from "./explanations";
