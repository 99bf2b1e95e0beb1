/** The page in a shadow root, so that it can live in any document. */

import { mount as draw, unmount } from "svelte";
import App from "./App.svelte";
import type { Host } from "./hosts/host";
import "./page.css";

export { serverHost } from "./hosts/server";
export type { Host } from "./hosts/host";

/** Draw the page inside an element, on answers of the host; the result takes it away again. */
export function mount(target: HTMLElement, host: Host): () => void {
  const home = target.appendChild(document.createElement("div"));
  const root = home.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync("__STYLE__");
  root.adoptedStyleSheets = [style];
  const app = draw(App, { target: root, props: { host } });
  return () => {
    void unmount(app);
    home.remove();
  };
}
