/** What lies over the page until it is answered. */
export { AskText } from "./AskText";
export { Dialog } from "./Dialog";
export { useAskText } from "./useAskText";
