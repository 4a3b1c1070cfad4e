// Everything on the left, the node, everything on the right.
function node(value, left, right) {
  return { value: value, left: left, right: right };
}

let walk;
walk = function* (tree) {
  if (tree.left) yield* walk(tree.left);
  yield tree.value;
  if (tree.right) yield* walk(tree.right);
};

const small = node(2, node(1), node(3));
const large = node(6, node(5), node(7));
const tree = node(4, small, large);

for (const value of walk(tree)) console.log(value);
