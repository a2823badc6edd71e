domain x in [0, 1], y in [0, 1]
unknown u
eq lap(u) = 0
bc u = 0 on boundary
reference u from "../data/tabel.csv"
reference u from "../data"
