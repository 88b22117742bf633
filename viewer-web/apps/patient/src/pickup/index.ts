export { PickupPage } from "./PickupPage";
