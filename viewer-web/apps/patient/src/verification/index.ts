export { SecondFactorField } from "./SecondFactorField";
export { WhenVerified } from "./WhenVerified";
