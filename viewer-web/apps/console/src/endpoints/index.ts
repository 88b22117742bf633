export { EndpointsPage } from "./EndpointsPage";
