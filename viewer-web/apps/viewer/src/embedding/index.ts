/** The page around the viewer, which may say what it shows and is told what it does: `window.postMessage`, version 1. */
export type { Embedding } from "./Embedding";
export { findEmbedding } from "./findEmbedding";
export { faultMessage, openedMessage } from "./messages";
