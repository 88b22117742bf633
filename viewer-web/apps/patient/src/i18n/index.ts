import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import zh from "./zh.json";

export type Language = "zh" | "en";

/** The same key as the viewer's, so that a person chooses once. */
const storageKey = "yingdun.language";

/** The type is the Chinese catalogue's: a key missing in English does not compile. */
const catalogues: Record<Language, { patient: typeof zh }> = { zh: { patient: zh }, en: { patient: en } };

export async function startI18n(): Promise<void> {
  const language = remembered();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: catalogues,
    ns: ["patient"],
    defaultNS: "patient",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markDocument(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
  markDocument(language);
}

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

function markDocument(language: Language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = i18n.t("product");
}
