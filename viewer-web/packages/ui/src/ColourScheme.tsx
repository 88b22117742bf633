import { useMedia } from "./media";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

type ColourScheme = "light" | "dark" | "system";

interface ColourSchemeValue {
  scheme: ColourScheme;
  dark: boolean;
  choose: (scheme: ColourScheme) => void;
}

const storageKey = "yingdun.colourScheme";
const Context = createContext<ColourSchemeValue | undefined>(undefined);

function stored(): ColourScheme {
  const value = localStorage.getItem(storageKey);
  return value === "light" || value === "dark" ? value : "system";
}

export function ColourSchemeProvider({ children }: { children: ReactNode }) {
  const [scheme, setScheme] = useState<ColourScheme>(stored);
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const dark = scheme === "dark" || (scheme === "system" && systemDark);

  useEffect(() => {
    document.documentElement.dataset["scheme"] = dark ? "dark" : "light";
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);

  const value = useMemo(
    () => ({
      scheme,
      dark,
      choose: (next: ColourScheme) => {
        localStorage.setItem(storageKey, next);
        setScheme(next);
      },
    }),
    [scheme, dark],
  );
  return <Context value={value}>{children}</Context>;
}

export function useColourScheme(): ColourSchemeValue {
  const value = useContext(Context);
  if (!value) {
    throw new Error("outside of ColourSchemeProvider");
  }
  return value;
}
