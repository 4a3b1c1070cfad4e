-- Use 3: a machine that waits for you.
local turnstile = generator(function ()
  while true do
    local what = yield("locked")
    while what == "coin" do
      what = yield("open")
    end
  end
end)

return turnstile()
