export { DecisionsPage } from "./DecisionsPage";
export { useOpenDecisions } from "./useDecisions";
