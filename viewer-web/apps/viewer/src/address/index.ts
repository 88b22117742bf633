/** Which study is asked for, and by whom. */
export { parseViewerAddress, type ViewerAddress } from "./viewerAddress";
export { exchangeLinkToken, forgetLinkToken, takeLinkToken } from "./linkToken";
