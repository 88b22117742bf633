import { StaffTheme } from "@yingdun/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createBrowserRouter, RouterProvider } from "react-router";
import { LiveProvider } from "../live";
import { createQueryClient, SessionGate } from "../session";
import { Screens } from "./Screens";
import { Shell } from "./Shell";

/** One route that holds all: the screens' own routes are in Screens, below the gate that asks who is there. */
const router = createBrowserRouter([{ path: "*", element: <Inside /> }], { basename: "/console" });

export function App() {
  const { i18n } = useTranslation();
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <StaffTheme language={i18n.language}>
        <RouterProvider router={router} />
      </StaffTheme>
    </QueryClientProvider>
  );
}

function Inside() {
  return (
    <SessionGate>
      <LiveProvider>
        <Shell>
          <Screens />
        </Shell>
      </LiveProvider>
    </SessionGate>
  );
}
