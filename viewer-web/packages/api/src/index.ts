/** Typed client of the management API. Shapes follow management-server/API.md to the letter. */
export * from "./assets";
export * from "./audit";
export * from "./enrolment";
export * from "./fleet";
export { apiUrl, ProblemError, ThrottledError, type FieldError, type Problem } from "./http";
export * from "./officers";
export * from "./overview";
export * from "./policies";
export * from "./session";
export * from "./tracing";
export type { Upload } from "./upload";
