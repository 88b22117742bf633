/** Images that somebody chose as those that matter, as they are seen. */
export { KeyImageList } from "./KeyImageList";
export { KeyImageSign } from "./KeyImageSign";
