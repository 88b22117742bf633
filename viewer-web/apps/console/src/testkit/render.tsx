import { QueryClientProvider } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import type { ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { startI18n } from "../i18n";
import { ColourSchemeProvider } from "../preferences";
import { createQueryClient } from "../session";

// A busy machine may take seconds to render a form; what is waited for ends the wait at once.
configure({ asyncUtilTimeout: 20_000 });

/** The console's frame without its shell, in English, at an address. */
export async function renderInConsole(ui: ReactElement, at = "/") {
  await startI18n("en");
  const router = createMemoryRouter([{ path: "*", element: ui }], { initialEntries: [at] });
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <ColourSchemeProvider>
        <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
          <App>
            <RouterProvider router={router} />
          </App>
        </ConfigProvider>
      </ColourSchemeProvider>
    </QueryClientProvider>,
  );
}
