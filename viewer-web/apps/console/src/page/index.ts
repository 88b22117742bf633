export { EmptyHint } from "@yingdun/ui";
export { Loaded, Page } from "./Page";
export { ProblemNotice } from "./ProblemNotice";
export { TechnicalDetail } from "./TechnicalDetail";
export { useProblemWords } from "./problemWords";
export { useReport } from "./useReport";
