import type zh from "./zh.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "patient";
    resources: { patient: typeof zh };
  }
}
