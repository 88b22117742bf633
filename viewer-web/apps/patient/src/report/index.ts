export { Reports } from "./Reports";
