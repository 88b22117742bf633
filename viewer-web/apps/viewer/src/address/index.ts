/** What is asked for, and by whom. */
export { askedFor, type AskedFor } from "./askedFor";
export { exchangeLinkToken, forgetLinkToken, takeLinkToken } from "./linkToken";
export { AddressFault, type AddressRule } from "./parameters";
export type { StudySearch } from "./studySearch";
export { parseViewerAddress, parseWishes, type ViewerAddress, type Wishes } from "./viewerAddress";
