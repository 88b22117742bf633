export { allows, type Permission } from "./permissions";
export { createQueryClient } from "./queryClient";
export { useMay, useSession } from "./SessionContext";
export { SessionGate } from "./SessionGate";
