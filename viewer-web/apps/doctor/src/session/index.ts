export { Door } from "./Door";
export { createQueryClient } from "./queryClient";
export { useDecides, useSession } from "./SessionContext";
export { SessionGate } from "./SessionGate";
