import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import { catalogues, namespaces } from "./catalogues";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

const storageKey = "yingdun.language";

function storedLanguage(): Language {
  return localStorage.getItem(storageKey) === "en" ? "en" : "zh";
}

export async function startI18n(language: Language = storedLanguage()): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: catalogues,
    ns: [...namespaces],
    defaultNS: "common",
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
