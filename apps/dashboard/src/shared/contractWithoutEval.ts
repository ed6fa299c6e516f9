// The contract's schemas are zod's, which would compile them with `new Function`. The content security policy forbids that, and zod's own probe for
// it is reported as a violation. Imported before anything that brings zod along.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
