export { SecondFactorField } from "./SecondFactorField";
export { useAttempt } from "./useAttempt";
export { WhenVerified } from "./WhenVerified";
