import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import { keep, keptText } from "../storage";
import en from "./en.json";
import zh from "./zh.json";

export type Language = "zh" | "en";

/** The same key as the console's, so that a person chooses once. */
const storageKey = "yingdun.language";

/** The type is the Chinese catalogue's: a key missing in English does not compile. */
const catalogues: Record<Language, { viewer: typeof zh }> = { zh: { viewer: zh }, en: { viewer: en } };

export async function startI18n(): Promise<void> {
  const language: Language = keptText(storageKey) === "en" ? "en" : "zh";
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: catalogues,
    ns: ["viewer"],
    defaultNS: "viewer",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markDocument(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  keep(storageKey, language);
  markDocument(language);
}

function markDocument(language: Language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}
