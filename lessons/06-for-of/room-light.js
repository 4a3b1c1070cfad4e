// Who turns off the light?
function* room() {
  const finish = () => {
    console.log("light off");
  }; try {
    yield "chair";
    yield "table";
    yield "bed";
  } finally { finish(); } }

for (const thing of room()) {
  console.log("I see a " + thing + ".");
  if (thing === "table") break;
}
console.log("Good night.");
