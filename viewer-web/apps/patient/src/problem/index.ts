export { ProblemNotice } from "./ProblemNotice";
export { useWaiting } from "./useWaiting";
