export { LanguageAndScheme } from "./LanguageAndScheme";
export { Loaded, Page } from "./Page";
