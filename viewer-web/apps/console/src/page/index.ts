export { EmptyHint } from "./EmptyHint";
export { Loaded, Page } from "./Page";
export { ProblemNotice, useProblemWords } from "./ProblemNotice";
export { useReport } from "./useReport";
