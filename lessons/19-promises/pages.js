// An async function is a generator with its runner: await is its yield.
function wait(ms, value) {
  return new Promise((resolve) => { setTimeout(resolve, ms, value); });
}

async function page(name, ms) {
  console.log("asks for the " + name);
  const text = await wait(ms, name + " page");
  console.log("has the " + text);
  if (name === "map") throw "it is torn";
  return text.length;
}

async function read() {
  const sizes = await Promise.all([page("news", 300), page("mail", 200)]);
  console.log("letters: " + (sizes[0] + sizes[1]));
  await page("map", 100);
  console.log("Nobody comes here.");
}

read().catch((reason) => { console.log("lost: " + reason); });
console.log("The main program's own code ends.");
