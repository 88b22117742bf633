import type zh from "./zh.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "viewer";
    resources: { viewer: typeof zh };
  }
}
