import { sealerOf } from "../index.ts";

export const sealer = sealerOf("a secret for tests, long enough for anybody");
