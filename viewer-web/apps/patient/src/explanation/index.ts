export { Explanation } from "./Explanation";
export type { Place } from "./ExplainedText";
