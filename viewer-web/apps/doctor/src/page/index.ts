export { LanguageAndScheme } from "./LanguageAndScheme";
export { Loaded, Page } from "./Page";
export { When } from "./When";
