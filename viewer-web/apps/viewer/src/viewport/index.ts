/** A stack on the screen. */
export { StackViewer } from "./StackViewer";
