// It asks itself for a value.
let me;
function* selfish() {
  yield "one";
  let why; try {
    me.next();
  } catch (e) { why = e; }
  if (why) console.log(why.message);
  yield "two";
}

me = selfish();
me;
