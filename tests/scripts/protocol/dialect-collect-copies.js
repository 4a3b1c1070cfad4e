// collect makes a new list; the one it read stays what it was.
const list = [1, 2];
const copy = [...list];
copy[2] = 3;
print(list.length, copy.length, copy === list);
