export { Watched } from "./Watched";
