/** The cloud's interface for doctors; shapes follow cloud-core/server/API.md to the letter. */
export * from "./decisions";
export * from "./grants";
export * from "./joining";
export * from "./mark";
export * from "./searches";
export * from "./session";
export * from "./shares";
export * from "./studies";
