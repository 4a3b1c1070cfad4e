// The loop is left before the end.
function* lights() {
  const finish = () => {
    console.log("lights off");
  }; try {
    yield "red";
    yield "green";
    yield "blue";
  } finally { finish(); } }

for (const colour of lights()) {
  console.log(colour);
  if (colour === "green") break;
}
console.log("behind the loop");
