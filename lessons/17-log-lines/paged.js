// A server hands out pages of three items.
function fetch(page) {
  console.log("the server sends page " + page);
  if (page > 4) return [];
  const first = 10 * page;
  return [first + 1, first + 2, first + 3];
}

function* items() {
  let page = 1;
  while (true) {
    const found = fetch(page);
    if (found.length === 0) return;
    yield* found;
    page = page + 1;
  }
}

items();
