// First the main program's own code, then all microtasks, then one timer; and so on.
setTimeout(() => {
  console.log("6. the first timer");
  queueMicrotask(() => console.log("7. the microtask that it queued"));
}, 0);
setTimeout(() => console.log("8. the second timer"), 0);

queueMicrotask(() => console.log("3. the first microtask"));
Promise.resolve("4. what waited for a promise").then(console.log);

async function speak() {
  console.log("1. an async function begins at once");
  await null;
  console.log("5. and goes on in a microtask");
}

speak();
console.log("2. the main program's own code ends");
