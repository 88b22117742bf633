import type zh from "./zh.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "doctor";
    resources: { doctor: typeof zh };
  }
}
