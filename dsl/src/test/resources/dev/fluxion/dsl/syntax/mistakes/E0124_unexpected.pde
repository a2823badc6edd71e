problem Burgers
domain x = [0, 1]
eq u =
bc u = on boundary
ic u = 0 on boundary
reference u "a.csv"
reference u form "a.csv"
let f = sin(x, )
plot
let g = if x > 0 then 1
observe u from u.csv
sweep Re [1, 2]
let h = sum(i in 3, x)
train quick adam
bc u = 0 on boundary exept x = 0
let 3 = x
eq a: b: u = 3
hard eq u = 0
bc u = 0 boundary
bc u = 0 ON boundary
domain x in [0 1]
reference u from "a.csv" column x = "X"
