import { infoLatency } from "./infoLatency.ts";

// Each benchmark compares Dunnage with what people use now, on the same engine, in the same run. It prints ratios and judges none.

console.log(await infoLatency());
