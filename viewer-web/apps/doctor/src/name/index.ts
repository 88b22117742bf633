export { personName } from "./personName";
