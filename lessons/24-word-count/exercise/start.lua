-- Count the words of a text that comes in pieces:
-- three generators in a row, each asking the one
-- before it, and a loop that asks the last one.
--   tokens(source): each word of the pieces, and each
--     of the marks . , ! ? as soon as it is whole
--   words(source): only the words, in small letters
--   tally(source): each word with its count so far:
--     "the 1", "cat 1", "the 2"
-- The loop prints what tally gives, and stops when a
-- word has come three times. The rest stays unread.
local pieces = generator(function ()
  local _ <close> = finally(function ()
    print("text closed")
  end)
  yield("The c")
  yield("at saw th")
  yield("e dog. The d")
  yield("og ran! Th")
  yield("e cat did not.")
  yield("Nobody gets here.")
end)

-- Write the program here.
