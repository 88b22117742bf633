export { AttemptForm } from "./AttemptForm";
export { Field } from "./Field";
export { useAttempt } from "./useAttempt";
