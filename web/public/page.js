import { mount, serverHost } from "./seqscope.js";

mount(document.body, serverHost());
