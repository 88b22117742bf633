import { StaffTheme } from "@yingdun/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BrowserRouter, Route, Routes } from "react-router";
import { JoinPage } from "../joining";
import { Marked } from "../marking";
import { createQueryClient, SessionGate } from "../session";
import { Screens } from "./Screens";
import { Shell } from "./Shell";

/** The pages of doctors. */
export function App() {
  const { i18n } = useTranslation();
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <StaffTheme language={i18n.language}>
        {/* With its slash, as the address is: a redirect that adds it would lose what the history entry holds. */}
        <BrowserRouter basename="/doctor/">
          <Routes>
            <Route path="join" element={<JoinPage />} />
            <Route
              path="*"
              element={
                <SessionGate>
                  <Marked>
                    <Shell>
                      <Screens />
                    </Shell>
                  </Marked>
                </SessionGate>
              }
            />
          </Routes>
        </BrowserRouter>
      </StaffTheme>
    </QueryClientProvider>
  );
}
