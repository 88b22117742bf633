import { join } from "node:path";
import { describeCatalogues } from "@yingdun/testkit";
import en from "./en.json";
import zh from "./zh.json";

describeCatalogues("the doctors' portal's", { zh, en }, join(import.meta.dirname, ".."));
