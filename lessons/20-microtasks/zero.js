// A timer, a microtask, and the main program.
setTimeout(() => { console.log("timer"); }, 0);
queueMicrotask(() => { console.log("microtask"); });
console.log("main program");
