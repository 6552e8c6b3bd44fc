import type { VNode } from "preact";

type Html = (markup: TemplateStringsArray, ...values: any[]) => VNode<any>;

declare const htm: { bind(h: (...args: any[]) => any): Html };
export default htm;
