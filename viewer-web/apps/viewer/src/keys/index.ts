/** The keyboard. */
export { useKeys } from "./useKeys";
