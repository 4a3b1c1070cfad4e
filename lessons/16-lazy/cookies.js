// Three cookies are baked, iced and eaten.
function* bake() {
  for (let i = 1; i <= 3; i++) {
    console.log("bake " + i);
    yield i;
  }
}

function* ice(source) {
  for (const i of source) {
    console.log("ice " + i);
    yield i;
  }
}

for (const i of ice(bake())) {
  console.log("eat " + i);
}
