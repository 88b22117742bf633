export { GroupsPage } from "./GroupsPage";
export { useGroups } from "./useGroups";
