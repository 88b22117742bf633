export { takeToken } from "./takeToken";
