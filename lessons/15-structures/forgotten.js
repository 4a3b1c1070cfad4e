let walk;
walk = function* (tree) {
  if (tree.left) walk(tree.left);
  yield tree.value;
  if (tree.right) walk(tree.right);
};
const tree = { value: 2 };
tree.left = { value: 1 };
tree.right = { value: 3 };
walk(tree);
