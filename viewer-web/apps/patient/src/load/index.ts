export { Loading } from "./Loading";
export { useLoad, type Loaded } from "./useLoad";
