/** The keyboard. */
export { useKeys, type ActionOf } from "./useKeys";
