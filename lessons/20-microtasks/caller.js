// A guest who waits for nothing.
async function guest() {
  console.log("guest: hello");
  await null;
  console.log("guest: I am back");
}

guest();
console.log("host: welcome");
console.log("host: sit down");
