// A generator for each level of the tree.
let visit;
visit = function* (tree) {
  if (tree.left) {
    yield* visit(tree.left);
  }
  yield tree.value;
};

const leaf = { value: 1 };
const branch = { value: 2, left: leaf };
const tree = { value: 3, left: branch };

visit(tree);
