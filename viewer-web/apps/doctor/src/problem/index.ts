export { ProblemNotice } from "./ProblemNotice";
