import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import zh from "./zh.json";

export type Language = "zh" | "en";

/** The same key as the viewer's, so that a person chooses once. */
const storageKey = "yingdun.language";

/** The type is the Chinese catalogue's: a key missing in English does not compile. */
const catalogues: Record<Language, { doctor: typeof zh }> = { zh: { doctor: zh }, en: { doctor: en } };

export async function startI18n(): Promise<void> {
  const language: Language = localStorage.getItem(storageKey) === "en" ? "en" : "zh";
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: catalogues,
    ns: ["doctor"],
    defaultNS: "doctor",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markDocument(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18n.changeLanguage(language);
  markDocument(language);
}

function markDocument(language: Language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}
