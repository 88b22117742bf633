export { RolloutTag, rolloutLooks } from "./RolloutTag";
export { stateLooks, StateTag } from "./StateTag";
