-- The work for Lua: a bit of everything that its interpreter, compiler, collector and
-- libraries do.  Prints only what is the same in each run, so no addresses, and no
-- order of a table's keys.

local function show(...)
    local texts = table.pack(...)
    for i = 1, texts.n do
	local v = texts[i]
	texts[i] = (type(v) == "table" or type(v) == "function") and type(v) or tostring(v)
    end
    print(table.concat(texts, " "))
end

-- Strings and patterns.
show("string", ("abc"):rep(3, "-"), ("hello"):upper():reverse(), ("x"):byte(), #("\0\1\u{20AC}"))
show("format", ("%5d|%-5d|%05.1f|%x|%q|%s|%g|%a"):format(42, -7, 3.14159, 255, 'a\n"b"', "s", 1e100, 0.5))
show("gsub", ("the quick brown fox"):gsub("(%w+) (%w+)", "%2 %1"))
show("gsub function", ("$a-$b-$c"):gsub("%$(%w)", {a = "1", b = 2}))
show("find", ("key = value # no"):find("^(%w+)%s*=%s*(%w+)"))
show("balance", ("f(a(b)c)d"):match("%b()"), ("THE (quick) fox"):find("%f[%a]%a+%f[%A]"))
for k, v in ("a=1, b=2, c=3"):gmatch("(%w)=(%w)") do io.write(k, v, ";") end
print()
show("pack", ("<i4 z s1 d"):len(), string.pack("<i4zs1", 100, "hello", "x"):byte(1, -1))
show("unpack", string.unpack("<i2 >i2 f", string.pack("<i2 >i2 f", -2, -3, 0.25)))
show("utf8", utf8.char(72, 228, 8364, 128512), utf8.len("häß€"), utf8.codepoint("€", 1))
for p, c in utf8.codes("aä€") do io.write(p, ":", c, " ") end
print()

-- Numbers.
show("integers", 7 // 2, -7 // 2, 7 % -3, -7 % 3, 1 << 62, ~0, 5 & 6 | 8 ~ 1, math.maxinteger + 1 == math.mininteger)
show("floats", 7 / 2, 2 ^ 10, 1e15, 2^53, -0.0, 10 // 0.3, 5.5 % -2, math.tointeger(3.0), 3 | 0)
show("convert", tonumber("0x1p4"), tonumber("  12  "), tonumber("z", 36), tonumber("8", 8), "10" + 5, 10 .. 20)
show("math", math.floor(-3.5), math.ceil(3.2), math.fmod(-7, 3), math.ult(1, -1), math.type(1), math.type(1.0), math.max(3, 9, 2))

-- Tables and sorting.
math.randomseed(42)
local numbers = {}
for i = 1, 2000 do numbers[i] = (i * 7919) % 1009 end
table.sort(numbers)
local ordered = true
for i = 2, #numbers do ordered = ordered and numbers[i - 1] <= numbers[i] end
show("sort", tostring(ordered), numbers[1], numbers[1000], numbers[2000])
table.sort(numbers, function(a, b) return a > b end)
show("sort down", numbers[1], numbers[1000], numbers[2000])
show("sort error", tostring(pcall(table.sort, {3, 1, "x", 2})))
local words = {}
for w in ("the rain in spain stays mainly in the plain"):gmatch("%a+") do words[#words + 1] = w end
table.sort(words)
show("words", table.concat(words, ","))
local t = table.pack(1, nil, 3)
show("pack", t.n, #table.move({1, 2, 3}, 1, 3, 2), table.unpack({1, 2, 3}, 2))
table.insert(words, 1, "first"); table.remove(words); table.remove(words, 2)
show("insert", table.concat(words, ","))
local hash, count, sum = {}, 0, 0
for i = 1, 3000 do hash["k" .. i] = i; hash[i * 0.5] = i end
for i = 1, 3000, 3 do hash["k" .. i] = nil end
for _, v in pairs(hash) do count, sum = count + 1, sum + v end
show("hash", count, sum, next({}) == nil and "empty")

-- Closures, upvalues, variable arguments, goto, integer and float loops.
local function counter()
    local n = 0
    return function() n = n + 1; return n end, function() return n end
end
local up, get = counter()
for _ = 1, 10 do up() end
show("closure", get())
local fns = {}
for i = 1, 5 do fns[i] = function(...) return i, select("#", ...), ... end end
show("loop closures", fns[2](), fns[5](1, nil))
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
show("fib", fib(18))
local function tail(n, acc) if n == 0 then return acc end return tail(n - 1, acc + n) end
show("tail", tail(20000, 0))
do
    local i, found = 1, {}
    ::again::
    if i % 3 == 0 then goto continue end
    found[#found + 1] = i
    ::continue::
    i = i + 1
    if i <= 12 then goto again end
    show("goto", table.concat(found, " "))
end
local steps = {}
for x = 1.0, 2.0, 0.25 do steps[#steps + 1] = x end
for i = math.maxinteger - 1, math.maxinteger do steps[#steps + 1] = i end
for i = 3, 1, -1 do steps[#steps + 1] = i end
show("for", table.concat(steps, " "))

-- Metatables.
local V = {}
V.__index = V
V.__add = function(a, b) return setmetatable({x = a.x + b.x}, V) end
V.__eq = function(a, b) return a.x == b.x end
V.__lt = function(a, b) return a.x < b.x end
V.__le = function(a, b) return a.x <= b.x end
V.__call = function(self, y) return self.x * y end
V.__tostring = function(self) return "V" .. self.x end
V.__len = function(self) return self.x end
V.__concat = function(a, b) return tostring(a) .. "~" .. tostring(b) end
V.__close = function(self, e) print("close", self.x, e) end
V.__unm = function(a) return setmetatable({x = -a.x}, V) end
local a, b = setmetatable({x = 3}, V), setmetatable({x = 4}, V)
show("meta", tostring(a + b), tostring(a == b), tostring(a < b), tostring(a <= b), a(10), #a, a .. b, a .. "s", tostring(-a))
local log = {}
local proxy = setmetatable({}, {__index = function(_, k) log[#log + 1] = k; return k .. "!" end,
    __newindex = function(t, k, v) rawset(t, k, v * 2) end})
proxy.z = 21
show("index", proxy.one, proxy.two, proxy.z, table.concat(log, " "))

-- Errors.
show("error", tostring(pcall(error, "message", 0)))
show("error table", select(2, pcall(error, {code = 7})).code)
show("runtime", select(2, pcall(function() local n; return n.x end)))
show("arithmetic", select(2, pcall(function() return {} + 1 end)))
show("traceback", select(2, xpcall(function() error("deep") end, function(m) return m .. " handled" end)))
show("overflow", tostring(select(2, pcall(function() local function f() return 1 + f() end return f() end))):match("stack overflow"))
show("nested", pcall(pcall, pcall, error, "inner"))
show("string error", select(2, pcall(string.rep, "x", -1)), select(2, pcall(string.rep)))
do
    local ok, e = pcall(function()
	local one <close> = a
	local two <close> = b
	local three <const> = 5
	error("closing " .. three, 0)
    end)
    show("to be closed", tostring(ok), e)
end
show("load", load("return 1 +")) -- a message about the end of the file
show("loaded", load("local x = ... ; return x * 2")(21), load(function() return nil end) and "empty")
show("dump", load(string.dump(function(x) return x + 1 end))(41))
show("env", load("y = 5; return y", "chunk", "t", {})())

-- Coroutines.
local function generate(n)
    return coroutine.wrap(function() for i = 1, n do coroutine.yield(i, i * i) end end)
end
local squares = {}
for i, s in generate(5) do squares[#squares + 1] = s end
show("generate", table.concat(squares, " "))
local function permutations(list, n)
    if n <= 1 then coroutine.yield(table.concat(list)) return end
    for i = 1, n do
	list[n], list[i] = list[i], list[n]
	permutations(list, n - 1)
	list[n], list[i] = list[i], list[n]
    end
end
local all = {}
for p in coroutine.wrap(function() permutations({"a", "b", "c", "d"}, 4) end) do all[#all + 1] = p end
table.sort(all)
show("permutations", #all, all[1], all[24])
local co = coroutine.create(function(x)
    local y <close> = setmetatable({x = "co"}, V)
    local ok, e = pcall(function() coroutine.yield(x + 1); error("in coroutine", 0) end)
    return coroutine.yield(e), coroutine.isyieldable()
end)
show("resume", coroutine.resume(co, 1))
show("resume", coroutine.resume(co))
show("status", coroutine.status(co), tostring(coroutine.close(co)), coroutine.status(co))
show("dead", coroutine.resume(co))
show("sort in coroutine", coroutine.wrap(function()
    local list = {3, 1, 2}
    table.sort(list, function(p, q) return p < q end)
    coroutine.yield(table.concat(list))
end)())
local producer = coroutine.wrap(function()
    for line in ("one\ntwo\nthree"):gmatch("[^\n]+") do coroutine.yield(line) end
end)
local lines = {}
for line in producer do lines[#lines + 1] = line end
show("producer", table.concat(lines, "+"))

-- The collector: weak tables, finalizers, both modes.
local weak = setmetatable({}, {__mode = "k"})
local finalized = 0
for i = 1, 200 do
    weak[{}] = i
    setmetatable({}, {__gc = function() finalized = finalized + 1 end})
end
collectgarbage(); collectgarbage()
show("weak", tostring(next(weak)), finalized)
for _, mode in ipairs {"generational", "incremental"} do
    collectgarbage(mode)
    local keep = {}
    for i = 1, 8000 do
	keep[i % 100 + 1] = {i, tostring(i), function() return i end}
    end
    collectgarbage("step")
    show(mode, #keep, keep[1][1], keep[50][3]())
end
show("stopped", tostring(collectgarbage("stop")), tostring(collectgarbage("isrunning")), tostring(collectgarbage("restart")))

-- Files, modules, the system.
local name = os.tmpname()
local f = assert(io.open(name, "w"))
f:setvbuf("full", 64)
for i = 1, 100 do f:write(i, " ", i * 1.5, "\n") end
f:close()
local total = 0
for i, x in io.lines(name, "n", "n") do total = total + i * x end
f = io.open(name)
f:seek("set", 10)
show("file", total, f:read("l"), f:read(3), f:seek("end"), tostring(f:read("a")), tostring(f:read("l")))
f:close()
show("closed", pcall(f.read, f))
os.remove(name)
show("no file", select(2, io.open("/nonexistent/file")))
show("date", os.date("!%Y-%m-%d %H:%M:%S", 86400), os.time({year = 2000, month = 1, day = 1, hour = 12}) - os.time({year = 1999, month = 12, day = 31, hour = 12}))
package.preload.mine = function(n) return {name = n} end
show("require", require("mine").name, tostring(pcall(require, "no.such.module")))
show("debug", debug.getinfo(1, "l").currentline, debug.getinfo(fib, "S").linedefined, (debug.getlocal(fib, 1)))
local hits = 0
debug.sethook(function() hits = hits + 1 end, "l")
for _ = 1, 5 do
    local _ = 1
end
debug.sethook()
show("hook", hits)

-- Programs: eight queens, a sieve, matrices, a small interpreter.
local function queens(n)
    local solutions, cols, d1, d2 = 0, {}, {}, {}
    local function place(r)
	if r > n then solutions = solutions + 1 return end
	for c = 1, n do
	    if not (cols[c] or d1[r + c] or d2[r - c]) then
		cols[c], d1[r + c], d2[r - c] = true, true, true
		place(r + 1)
		cols[c], d1[r + c], d2[r - c] = nil, nil, nil
	    end
	end
    end
    place(1)
    return solutions
end
show("queens", queens(6))
local sieve, primes = {}, 0
for i = 2, 5000 do
    if not sieve[i] then
	primes = primes + 1
	for j = i * i, 5000, i do sieve[j] = true end
    end
end
show("primes", primes)
local function multiply(m, n)
    local r = {}
    for i = 1, #m do
	r[i] = {}
	for j = 1, #n[1] do
	    local s = 0
	    for k = 1, #n do s = s + m[i][k] * n[k][j] end
	    r[i][j] = s
	end
    end
    return r
end
local m = {{1, 1}, {1, 0}}
local p = m
for _ = 1, 40 do p = multiply(p, m) end
show("matrix", p[1][1])
local function evaluate(text)
    local position = 1
    local sum
    local function atom()
	local n = text:match("^%s*(%d+)", position)
	if n then position = select(2, text:find("^%s*%d+", position)) + 1 return tonumber(n) end
	position = select(2, text:find("^%s*%(", position)) + 1
	local v = sum()
	position = select(2, text:find("^%s*%)", position)) + 1
	return v
    end
    local function product()
	local v = atom()
	while true do
	    local op = text:match("^%s*([*/])", position)
	    if not op then return v end
	    position = select(2, text:find("^%s*[*/]", position)) + 1
	    if op == "*" then v = v * atom() else v = v // atom() end
	end
    end
    function sum()
	local v = product()
	while true do
	    local op = text:match("^%s*([+-])", position)
	    if not op then return v end
	    position = select(2, text:find("^%s*[+-]", position)) + 1
	    if op == "+" then v = v + product() else v = v - product() end
	end
    end
    return sum()
end
show("evaluate", evaluate("2 * (3 + 4) - 10 / (1 + 1) * 3"))
local pieces = {}
for i = 1, 300 do pieces[#pieces + 1] = ("%03d:%s"):format(i, ("z"):rep(i % 17)) end
local joined = table.concat(pieces, "\n")
local h = 5381
for i = 1, #joined do h = (h * 33 + joined:byte(i)) & 0xffffffff end
show("hash of a long string", #joined, h)
