/** What the browser keeps for the page, where it keeps anything: blocked or full, that costs the memory and nothing else. */
export { forget, keep, keptText } from "./kept";
