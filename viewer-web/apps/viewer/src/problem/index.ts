/** Errors as a person meets them. */
export { Problem } from "./Problem";
export { ProblemText } from "./ProblemText";
