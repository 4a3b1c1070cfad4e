// A coroutine may pause inside of a call.
function* visit(tree) {
  if (tree.left) yield* visit(tree.left);
  yield tree.value;
  if (tree.right) yield* visit(tree.right);
}

const leaf = { value: 1 };
const branch = { value: 2, left: leaf };
const tree = { value: 3, left: branch };

const walk = (function* () {
  yield* visit(tree);
})();
let value = walk.next().value;
while (value) {
  console.log(value);
  value = walk.next().value;
}
